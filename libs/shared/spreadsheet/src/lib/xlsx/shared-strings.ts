import type { WorkbookPackage } from './package.js';

/** The texts that cells refer to by number. */
export function readSharedStrings(file: WorkbookPackage, path: string | undefined): readonly string[] {
  const strings: string[] = [];
  if (path === undefined || !file.has(path)) return strings;
  const text = new RichText();
  file.read(path, {
    open: (name) => {
      if (name === 'si') text.clear();
      else text.open(name);
    },
    text: (piece) => text.add(piece),
    close: (name) => {
      if (name === 'si') strings.push(text.value);
      else text.close(name);
    },
  });
  return strings;
}

/**
 * The text of a string item, whole or in formatted runs. Phonetic hints (`rPh`, for Japanese) repeat the text and are
 * left out.
 */
export class RichText {
  private pieces = '';
  private inText = false;
  private inPhonetic = false;

  clear(): void {
    this.pieces = '';
    this.inText = false;
    this.inPhonetic = false;
  }

  open(name: string): void {
    if (name === 't') this.inText = true;
    if (name === 'rPh') this.inPhonetic = true;
  }

  close(name: string): void {
    if (name === 't') this.inText = false;
    if (name === 'rPh') this.inPhonetic = false;
  }

  add(piece: string): void {
    if (this.inText && !this.inPhonetic) this.pieces += piece;
  }

  get value(): string {
    return unescapeCharacters(this.pieces);
  }
}

/** XML cannot hold control characters; a workbook writes them as `_x000D_`, and a real `_x000D_` as `_x005F_x000D_`. */
export function unescapeCharacters(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) => String.fromCharCode(parseInt(code, 16)));
}
