interface Named {
  readonly id: string;
}

/** The order of two texts, days or moments by their characters, not by language: 0 where they are the same. */
export const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/**
 * A full order for a list: the earliest first. Where two are of the same time the id decides, so that everybody sees the
 * same order, whichever came first.
 *
 * @param timeOf the day or moment by which they stand; may be several, joined, where each is of one length
 */
export const earliestFirst =
  <T extends Named>(timeOf: (one: T) => string) =>
  (a: T, b: T): number =>
    compareText(timeOf(a), timeOf(b)) || compareText(a.id, b.id);

/** The same with the latest first; the id decides as in `earliestFirst`. */
export const latestFirst =
  <T extends Named>(timeOf: (one: T) => string) =>
  (a: T, b: T): number =>
    compareText(timeOf(b), timeOf(a)) || compareText(a.id, b.id);
