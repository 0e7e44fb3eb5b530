import { Inflate } from 'fflate';
import type { SheetLimits } from '../sheet/limits.js';
import { brokenFile, inflatesTooMuch, SheetStop } from '../sheet/refused.js';
import { Crc32 } from './crc32.js';
import { isOutOfProportion, type ZipEntry } from './zip-directory.js';

/** What all parts together may still become, in bytes. Shared by the parts of one file. */
export interface InflateBudget {
  left: number;
}

/** Deflate makes at most 1,032 bytes of one: a piece of 1 KB is at most 1 MB when it is noticed. */
const PIECE = 1024;

/**
 * Unpacks one part and hands it on piece by piece, so that nothing holds the whole of it. Stops when it becomes larger
 * than it declared, than the budget, or than its packed size can explain.
 * @throws SheetStop; errors of fflate for damaged data
 */
export function inflateEntry(
  bytes: Uint8Array,
  entry: ZipEntry,
  budget: InflateBudget,
  limits: SheetLimits,
  take: (piece: Uint8Array) => void,
): void {
  const crc = new Crc32();
  let inflated = 0;
  const pass = (piece: Uint8Array): void => {
    inflated += piece.length;
    budget.left -= piece.length;
    if (budget.left < 0 || isOutOfProportion(entry.packedBytes, inflated, limits)) throw new SheetStop(inflatesTooMuch);
    if (inflated > entry.declaredBytes) throw new SheetStop(inflatesTooMuch);
    crc.add(piece);
    take(piece);
  };
  const packed = bytes.subarray(entry.start, entry.start + entry.packedBytes);
  const inflate = new Inflate((piece) => pass(piece));
  for (let at = 0; at < packed.length; at += PIECE) {
    const piece = packed.subarray(at, at + PIECE);
    if (entry.stored) pass(piece);
    else inflate.push(piece, at + PIECE >= packed.length);
  }
  if (inflated !== entry.declaredBytes || crc.value !== entry.crc) throw new SheetStop(brokenFile);
}
