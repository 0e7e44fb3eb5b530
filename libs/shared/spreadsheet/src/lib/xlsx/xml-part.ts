import { SaxesParser } from 'saxes';
import { brokenFile, doctype, SheetStop } from '../sheet/refused.js';

/** What a reader of one part of the workbook wants to hear. Names come without namespace prefix. */
export interface PartReader {
  open(name: string, attributes: Readonly<Record<string, string>>): void;
  text?(text: string): void;
  close?(name: string): void;
}

/** No part of a workbook nests deeper than about ten, or has an element with more than some thirty attributes. */
const DEEPEST = 64;
const MOST_ATTRIBUTES = 100;

/**
 * Reads XML as it streams in. A DOCTYPE is refused outright: with it come entities, that can grow without end or fetch
 * files. The five built-in entities and character references remain.
 */
export class XmlPart {
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: InstanceType<typeof TextDecoder> | undefined;
  private depth = 0;
  private attributes = 0;

  constructor(reader: PartReader) {
    const { parser } = this;
    parser.on('error', () => stop());
    parser.on('doctype', () => {
      throw new SheetStop(doctype);
    });
    parser.on('xmldecl', ({ encoding }) => {
      if (encoding !== undefined && !/^utf-(8|16)$/i.test(encoding)) stop();
    });
    parser.on('opentagstart', () => {
      this.attributes = 0;
      this.depth += 1;
      if (this.depth > DEEPEST) stop();
    });
    parser.on('attribute', () => {
      this.attributes += 1;
      if (this.attributes > MOST_ATTRIBUTES) stop();
    });
    parser.on('opentag', ({ name, attributes }) => reader.open(localName(name), attributes));
    parser.on('text', (text) => reader.text?.(text));
    parser.on('cdata', (text) => reader.text?.(text));
    parser.on('closetag', ({ name }) => {
      this.depth -= 1;
      reader.close?.(localName(name));
    });
  }

  /** @throws SheetStop; TypeError for bytes that are no text */
  write(piece: Uint8Array): void {
    this.decoder ??= new TextDecoder(encodingOf(piece), { fatal: true });
    this.parser.write(this.decoder.decode(piece, { stream: true }));
  }

  /** @throws SheetStop when the part ends too early */
  end(): void {
    this.parser.write(this.decoder?.decode() ?? '');
    this.parser.close();
  }
}

function stop(): never {
  throw new SheetStop(brokenFile);
}

function encodingOf(first: Uint8Array): string {
  if (first[0] === 0xff && first[1] === 0xfe) return 'utf-16le';
  if (first[0] === 0xfe && first[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}

/** Some programs write every element as `x:row`. */
export function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}
