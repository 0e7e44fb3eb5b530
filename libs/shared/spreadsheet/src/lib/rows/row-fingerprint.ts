import type { ReadableRow } from './import-row.js';

/**
 * Sixteen hex digits that stay the same as long as a row says the same, wherever it stands in the file and whenever it
 * is read: an import that meets a fingerprint again has nothing to do. A "since" that the row did not give is left out,
 * else the same file would differ from day to day.
 *
 * It recognises, it does not hide: CPR numbers are few enough to be tried one by one, so keep it as close as the row.
 */
export function rowFingerprint(row: Pick<ReadableRow, 'citizen' | 'stay' | 'note'>): string {
  const { citizen, stay, note } = row;
  const content = [
    [citizen.cpr, citizen.givenName, citizen.familyName, citizen.phone ?? null, citizen.contactMemberId ?? null],
    stay === undefined
      ? null
      : [
          stay.level,
          stay.sinceAssumed === true ? null : stay.since,
          stay.reasons,
          stay.firstAction,
          stay.responsibleMemberId,
          stay.dueOn ?? null,
          stay.reviewOn ?? null,
          stay.exitCriterion ?? null,
        ],
    note ?? null,
  ];
  return fnv1a64(JSON.stringify(content));
}

/** FNV-1a, 64 bits, over UTF-8. In two halves, because numbers hold 53 bits and big integers are slow. */
function fnv1a64(text: string): string {
  let high = 0xcbf29ce4;
  let low = 0x84222325;
  for (const byte of new TextEncoder().encode(text)) {
    low = (low ^ byte) >>> 0;
    // times the prime 2^40 + 0x1b3: the small factor on both halves, the large one as a shift of the low half
    const product = low * 0x1b3;
    high = (Math.imul(high, 0x1b3) + Math.floor(product / 0x1_0000_0000) + (low << 8)) >>> 0;
    low = product >>> 0;
  }
  return high.toString(16).padStart(8, '0') + low.toString(16).padStart(8, '0');
}
