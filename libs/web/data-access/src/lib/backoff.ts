const FIRST = 500;
const LONGEST = 10_000;

/**
 * Milliseconds before the next attempt: doubling, at most ten seconds, spread over its upper half so that five hundred
 * screens do not come back in the same moment.
 *
 * @param attempt 0 for the first
 * @param chance 0–1
 */
export function waitBefore(attempt: number, chance: number): number {
  const full = Math.min(LONGEST, FIRST * 2 ** Math.min(attempt, 20));
  return Math.round(full / 2 + (full / 2) * chance);
}
