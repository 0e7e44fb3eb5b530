/**
 * The number of a version of something written. What is said is counted: 1, 2, 3. A change of nothing but a link that may be
 * hidden from who sees the rest is not: it stands between two whole numbers, at no place that can be counted from, so that
 * whoever does not see it sees no gap. `whole + place · 65 536` in one integer of 31 bits; a whole one has place 0.
 * @see docs/adr/0022-a-link-is-not-counted.md
 */
export const WHOLE_NUMBERS = 65_536;
const PLACES = 32_768;

/** The whole number it stands at or after: what the version is called on a screen. */
export function wholeVersion(version: number): number {
  return version % WHOLE_NUMBERS;
}

/** Whether only a link was changed. */
export function isUncounted(version: number): boolean {
  return version >= WHOLE_NUMBERS;
}

/** What versions of one element are ordered by. Not their number: a later whole one is the smaller integer. */
export function versionOrder(version: number): number {
  return wholeVersion(version) * PLACES + Math.floor(version / WHOLE_NUMBERS);
}

/** The same of a column, in SQL. */
export function versionOrderSql(column: string): string {
  return `(${column} % ${WHOLE_NUMBERS})::bigint * ${PLACES} + ${column} / ${WHOLE_NUMBERS}`;
}

/** The next version in which something is said. */
export function nextVersion(version: number): number {
  return wholeVersion(version) + 1;
}

/**
 * The next version in which nothing but a link is another. Any place up to the next whole number is possible and a near one
 * likely, so that two places never tell whether something stands between them. After some dozens in a row there is none left,
 * and it is counted.
 *
 * @param chance at least 0, less than 1
 */
export function uncountedVersion(version: number, chance: number): number {
  const room = PLACES - 1 - Math.floor(version / WHOLE_NUMBERS);
  return room === 0 ? nextVersion(version) : version + Math.ceil(room ** chance) * WHOLE_NUMBERS;
}
