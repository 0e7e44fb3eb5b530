import { SheetStop, unknownKind } from '../sheet/refused.js';

/**
 * The text of a table file. Excel saves CSV as Windows-1252 unless told otherwise, and "Unicode text" as UTF-16; most
 * other programs write UTF-8. Bytes that are valid UTF-8 and have æ, ø or å in them are hardly ever anything else.
 * @throws SheetStop for what is no text at all
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decode(bytes, 'utf-16le');
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decode(bytes, 'utf-16be');
  if (bytes.includes(0)) throw new SheetStop(unknownKind);
  try {
    return decode(bytes, 'utf-8');
  } catch {
    return windows1252(bytes);
  }
}

/** @throws TypeError for bytes that are not of that encoding */
function decode(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding, { fatal: true }).decode(bytes);
}

/** 0x80–0x9F, where Windows-1252 differs from Latin-1. Some versions of Node decode these as Latin-1, so they stand here. */
const HIGH = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function windows1252(bytes: Uint8Array): string {
  const pieces: string[] = [];
  for (let at = 0; at < bytes.length; at += 4096) {
    const codes = Array.from(bytes.subarray(at, at + 4096), (byte) =>
      byte >= 0x80 && byte <= 0x9f ? HIGH.charCodeAt(byte - 0x80) : byte,
    );
    pieces.push(String.fromCharCode(...codes));
  }
  return pieces.join('');
}
