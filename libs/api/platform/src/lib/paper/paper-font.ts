import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { create } from 'fontkit';

const from = createRequire(import.meta.url);
const read = (face: string): Buffer => readFileSync(from.resolve(`dejavu-fonts-ttf/ttf/${face}.ttf`));

/**
 * DejaVu Sans, as narrow as Helvetica: it has the letters of every language written in Latin, Greek or Cyrillic, and may be
 * laid into a document. @see https://dejavu-fonts.github.io/License.html
 */
export const PAPER_FONT = {
  Regular: read('DejaVuSansCondensed'),
  Bold: read('DejaVuSansCondensed-Bold'),
} as const;

const faces = Object.values(PAPER_FONT).map((font) => create(font));

/** Whether both weights have this letter or sign. */
export function hasLetter(sign: string): boolean {
  const codePoint = sign.codePointAt(0);
  return codePoint !== undefined && faces.every((face) => face.hasGlyphForCodePoint(codePoint));
}
