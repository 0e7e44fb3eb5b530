import { inflateSync } from 'node:zlib';

/**
 * What stands on a PDF of ours, line by line, as a reader copies it: through the table each font of the paper has of its
 * letters. Only for looking at what was printed; it reads no other PDF.
 */
export function pdfText(pdf: Buffer): string {
  const raw = pdf.toString('latin1');
  const objects = objectsOf(raw);
  const fonts = fontsOf(objects, pdf);
  const lines: string[] = [];
  for (const object of objects.values()) {
    let letters: Letters = new Map();
    for (const [, font, shown] of streamOf(object, pdf).matchAll(/\/(F\d+) [\d.]+ Tf|\[([^\]]*)\] TJ/g)) {
      if (font !== undefined) letters = fonts.get(font) ?? new Map();
      if (shown !== undefined) lines.push(textOf(shown, letters));
    }
  }
  return lines.join('\n');
}

/** Which letters stand behind the number of each sign. */
type Letters = ReadonlyMap<number, string>;

interface PdfObject {
  readonly dictionary: string;
  /** Where its stream lies in the file. */
  readonly stream: readonly [from: number, to: number] | null;
}

function objectsOf(raw: string): Map<string, PdfObject> {
  const objects = new Map<string, PdfObject>();
  for (const found of raw.matchAll(/(?:^|\n)(\d+) 0 obj\n/g)) {
    const from = found.index + found[0].length;
    const [stream, end] = [raw.indexOf('\nstream\n', from), raw.indexOf('endobj', from)];
    const hasStream = stream !== -1 && stream < end;
    const begins = stream + '\nstream\n'.length;
    objects.set(found[1] ?? '', {
      dictionary: raw.slice(from, hasStream ? stream : end),
      stream: hasStream ? [begins, raw.indexOf('\nendstream', begins)] : null,
    });
  }
  return objects;
}

function streamOf({ stream }: PdfObject, pdf: Buffer): string {
  if (stream === null) return '';
  const bytes = pdf.subarray(...stream);
  try {
    return inflateSync(bytes).toString('latin1');
  } catch {
    // Not compressed.
    return bytes.toString('latin1');
  }
}

/** By the name a page calls them. */
function fontsOf(objects: ReadonlyMap<string, PdfObject>, pdf: Buffer): Map<string, Letters> {
  const fonts = new Map<string, Letters>();
  for (const { dictionary } of objects.values())
    for (const [, name = '', number = ''] of dictionary.matchAll(/\/(F\d+) (\d+) 0 R/g)) {
      const [, table = ''] = /\/ToUnicode (\d+) 0 R/.exec(objects.get(number)?.dictionary ?? '') ?? [];
      const object = objects.get(table);
      if (object !== undefined) fonts.set(name, lettersOf(streamOf(object, pdf)));
    }
  return fonts;
}

function lettersOf(table: string): Letters {
  const letters = new Map<number, string>();
  for (const [, first = '', said = ''] of table.matchAll(/<([0-9a-f]{4})> <[0-9a-f]{4}> \[([^\]]*)\]/g))
    [...said.matchAll(/<([0-9a-f ]*)>/g)].forEach(([, hex = ''], at) => {
      const units = hex.split(' ').map((unit) => Number.parseInt(unit, 16));
      letters.set(Number.parseInt(first, 16) + at, String.fromCharCode(...units));
    });
  return letters;
}

const textOf = (shown: string, letters: Letters): string =>
  [...shown.matchAll(/<([0-9a-f]*)>/g)]
    .flatMap(([, hex = '']) => hex.match(/.{4}/g) ?? [])
    .map((sign) => letters.get(Number.parseInt(sign, 16)) ?? '�')
    .join('');
