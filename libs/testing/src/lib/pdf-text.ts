import { inflateSync } from 'node:zlib';

/**
 * What stands on a PDF of ours, line by line: written in the Western European letters of Helvetica. Only for looking at
 * what was printed; it reads no other PDF.
 */
export function pdfText(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const lines: string[] = [];
  for (const { index } of raw.matchAll(/stream\r?\n/g)) {
    if (raw.slice(index - 3, index) === 'end') continue;
    const from = raw.indexOf('\n', index) + 1;
    const content = inflated(pdf.subarray(from, raw.indexOf('endstream', from)));
    for (const [, shown = ''] of content.matchAll(/\[([^\]]*)\] TJ/g))
      lines.push([...shown.matchAll(/<([0-9a-f]*)>/g)].map(([, hex = '']) => lettersOf(hex)).join(''));
  }
  return lines.join('\n');
}

/** Windows-1252 from 0x80; a dot where it has no letter. */
const ABOVE_ASCII = '€.‚ƒ„…†‡ˆ‰Š‹Œ.Ž..‘’“”•–—˜™š›œ.žŸ';
const lettersOf = (hex: string): string =>
  [...Buffer.from(hex, 'hex')]
    .map((byte) => (byte >= 0x80 && byte < 0xa0 ? (ABOVE_ASCII[byte - 0x80] ?? '.') : String.fromCharCode(byte)))
    .join('');

function inflated(stream: Buffer): string {
  try {
    return inflateSync(stream).toString('latin1');
  } catch {
    // Not compressed, or no page: a font, a picture.
    return stream.toString('latin1');
  }
}
