import type { SheetLimits } from '../sheet/limits.js';
import { brokenFile, inflatesTooMuch, passwordProtected, SheetStop, tooManyParts } from '../sheet/refused.js';

/** One part as the directory at the end of the zip describes it. */
export interface ZipEntry {
  readonly stored: boolean;
  readonly crc: number;
  readonly packedBytes: number;
  readonly declaredBytes: number;
  /** Where its packed bytes begin in the file. */
  readonly start: number;
}

/** The parts by name, in lower case: part names of a workbook do not differ by case. */
export type ZipDirectory = ReadonlyMap<string, ZipEntry>;

const END = 0x06054b50;
const END_BYTES = 22;
const CENTRAL = 0x02014b50;
const CENTRAL_BYTES = 46;
const LOCAL = 0x04034b50;
const LOCAL_BYTES = 30;
const MEGABYTE = 1024 * 1024;

/**
 * Reads what the zip says it holds, and refuses by that alone what would become too large. Only the central directory
 * is believed: a file whose local headers tell another story is read as the directory says or not at all.
 * @throws SheetStop
 */
export function readZipDirectory(bytes: Uint8Array, limits: SheetLimits): ZipDirectory {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  if (count > limits.zipEntries) throw new SheetStop(tooManyParts(limits));
  const directory = new Map<string, ZipEntry>();
  let declared = 0;
  let at = view.getUint32(end + 16, true);
  for (let nth = 0; nth < count; nth++) {
    if (view.getUint32(at, true) !== CENTRAL) throw new SheetStop(brokenFile);
    const nameBytes = view.getUint16(at + 28, true);
    const name = partName(bytes.subarray(at + CENTRAL_BYTES, at + CENTRAL_BYTES + nameBytes));
    const entry = readEntry(view, at);
    declared += entry.declaredBytes;
    if (declared > limits.inflatedBytes) throw new SheetStop(inflatesTooMuch);
    if (isOutOfProportion(entry.packedBytes, entry.declaredBytes, limits)) throw new SheetStop(inflatesTooMuch);
    // Two parts of one name: which one counts differs between programs, so neither does.
    if (directory.has(name)) throw new SheetStop(brokenFile);
    directory.set(name, entry);
    at += CENTRAL_BYTES + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  return directory;
}

export function isOutOfProportion(packed: number, inflated: number, limits: SheetLimits): boolean {
  return inflated > MEGABYTE && inflated > packed * limits.inflationRatio;
}

/** The end record stands last, followed by a comment of at most 64 KB. */
function findEnd(view: DataView): number {
  const earliest = Math.max(0, view.byteLength - END_BYTES - 0xffff);
  for (let at = view.byteLength - END_BYTES; at >= earliest; at--) {
    if (view.getUint32(at, true) === END && at + END_BYTES + view.getUint16(at + 20, true) <= view.byteLength)
      return at;
  }
  throw new SheetStop(brokenFile);
}

function readEntry(view: DataView, at: number): ZipEntry {
  const encrypted = (view.getUint16(at + 8, true) & 1) === 1;
  if (encrypted) throw new SheetStop(passwordProtected);
  const method = view.getUint16(at + 10, true);
  const packedBytes = view.getUint32(at + 20, true);
  const header = view.getUint32(at + 42, true);
  // 0: stored, 8: deflated; no other packing is allowed in a workbook. Zip64 sizes (all ones) run past the end too.
  if ((method !== 0 && method !== 8) || view.getUint32(header, true) !== LOCAL) throw new SheetStop(brokenFile);
  const start = header + LOCAL_BYTES + view.getUint16(header + 26, true) + view.getUint16(header + 28, true);
  if (start + packedBytes > view.byteLength) throw new SheetStop(brokenFile);
  return {
    stored: method === 0,
    crc: view.getUint32(at + 16, true),
    packedBytes,
    declaredBytes: view.getUint32(at + 24, true),
    start,
  };
}

function partName(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes).replaceAll('\\', '/').replace(/^\/+/, '').toLowerCase();
}
