import { deflateSync } from 'fflate';
import { SHEET_LIMITS } from '../sheet/limits.js';
import { SheetStop } from '../sheet/refused.js';
import { Crc32 } from './crc32.js';
import { inflateEntry } from './inflate-entry.js';

const MEGABYTE = 1024 * 1024;

function aPart(content: Uint8Array, declaredBytes = content.length) {
  const packed = deflateSync(content);
  const crc = new Crc32();
  crc.add(content);
  return { packed, entry: { stored: false, crc: crc.value, packedBytes: packed.length, declaredBytes, start: 0 } };
}

/** What came out before the end, or before the stop. */
function unpack(part: ReturnType<typeof aPart>, budget: number, ratio: number) {
  const pieces: Uint8Array[] = [];
  let stopped: string | undefined;
  try {
    const limits = { ...SHEET_LIMITS, inflationRatio: ratio };
    inflateEntry(part.packed, part.entry, { left: budget }, limits, (piece) => pieces.push(piece));
  } catch (error) {
    stopped = error instanceof SheetStop ? error.refused.code : 'other';
  }
  return { bytes: Buffer.concat(pieces), stopped };
}

describe('unpacking one part', () => {
  const noise = Uint8Array.from({ length: 3 * MEGABYTE }, (_, at) => (at * at * 31) >>> 7);
  const spaces = new Uint8Array(30 * MEGABYTE).fill(32);

  it('gives back what was packed, in pieces', () => {
    const { bytes, stopped } = unpack(aPart(noise), 40 * MEGABYTE, 200);
    expect(stopped).toBeUndefined();
    expect(bytes.equals(noise)).toBe(true);
  });

  it('stops when the budget of the whole file is spent, and hands on no more', () => {
    const { bytes, stopped } = unpack(aPart(noise), MEGABYTE, 200);
    expect(stopped).toBe('inflates_too_much');
    expect(bytes.length).toBeLessThanOrEqual(MEGABYTE);
  });

  it('stops when it becomes larger than it said', () => {
    const { bytes, stopped } = unpack(aPart(noise, 1000), 40 * MEGABYTE, 200);
    expect(stopped).toBe('inflates_too_much');
    expect(bytes.length).toBeLessThanOrEqual(1000);
  });

  it('stops when a few bytes become megabytes', () => {
    const { bytes, stopped } = unpack(aPart(spaces), 40 * MEGABYTE, 200);
    expect(stopped).toBe('inflates_too_much');
    expect(bytes.length).toBeLessThan(8 * MEGABYTE);
  });

  it('finds a part that is shorter than it said', () => {
    expect(unpack(aPart(noise, noise.length + 1), 40 * MEGABYTE, 200).stopped).toBe('broken_file');
  });
});
