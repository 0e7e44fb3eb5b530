import { ok, refuse, type Result } from '@samtavle/domain';
import { readCsv } from './csv/read-csv.js';
import { SHEET_LIMITS, type SheetLimits } from './sheet/limits.js';
import {
  brokenFile,
  fileEmpty,
  fileTooLarge,
  oldExcel,
  passwordProtected,
  type SheetRefused,
  SheetStop,
  unknownKind,
} from './sheet/refused.js';
import type { SheetRows } from './sheet/sheet.js';
import { readXlsx } from './xlsx/read-xlsx.js';

/**
 * Reads the first visible sheet of an .xlsx, or a .csv/.tsv. The bytes decide what the file is; the name only tells a
 * text file that means to be a table from any other text. Reads values: formulas are flagged, not followed, and links
 * to other files are never opened.
 *
 * Takes about two seconds of computing for 10,000 full rows, and up to ten for a file made to be slow: run it in a
 * worker, not in the thread that answers everybody.
 */
export function readSheet(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<SheetLimits> = {},
): Result<SheetRows, SheetRefused> {
  const bounds = { ...SHEET_LIMITS, ...limits };
  try {
    return ok(read(bytes, fileName, bounds));
  } catch (error) {
    // Whatever else goes wrong while unpacking foreign bytes means the same to the person: this file is damaged.
    return refuse(error instanceof SheetStop ? error.refused : brokenFile);
  }
}

function read(bytes: Uint8Array, fileName: string, limits: SheetLimits): SheetRows {
  if (bytes.length === 0) throw new SheetStop(fileEmpty);
  if (bytes.length > limits.fileBytes) throw new SheetStop(fileTooLarge(limits));
  if (startsWith(bytes, ZIP) || startsWith(bytes, EMPTY_ZIP)) return readXlsx(bytes, limits);
  if (startsWith(bytes, COMPOUND_FILE)) {
    // Excel puts a workbook with a password inside the same container as the old .xls.
    throw new SheetStop(contains(bytes, utf16('EncryptedPackage')) ? passwordProtected : oldExcel);
  }
  if (!/\.(csv|tsv|tab|txt)$/i.test(fileName.trim())) throw new SheetStop(unknownKind);
  return readCsv(bytes, limits);
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const EMPTY_ZIP = [0x50, 0x4b, 0x05, 0x06];
const COMPOUND_FILE = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, at) => bytes[at] === byte);
}

function utf16(text: string): number[] {
  return [...text].flatMap((letter) => [letter.charCodeAt(0), 0]);
}

function contains(bytes: Uint8Array, wanted: readonly number[]): boolean {
  const first = wanted[0] ?? 0;
  for (let at = bytes.indexOf(first); at !== -1; at = bytes.indexOf(first, at + 1)) {
    if (wanted.every((byte, offset) => bytes[at + offset] === byte)) return true;
  }
  return false;
}
