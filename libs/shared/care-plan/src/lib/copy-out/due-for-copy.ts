import { versionOrder } from '@samtavle/domain';

/** Something written, as it stands now. */
export interface WrittenLine {
  readonly element: string;
  readonly version: number;
  /** When it came to read like this: an instant of UTC, as text. */
  readonly at: string;
}

/** A version that was carried into the authority's own record. */
export interface CopiedVersion {
  readonly element: string;
  readonly version: number;
}

/** Of each element the newest version that was copied. */
export function newestCopies(copies: readonly CopiedVersion[]): ReadonlyMap<string, number> {
  const newest = new Map<string, number>();
  for (const { element, version } of copies)
    if (versionOrder(version) > versionOrder(newest.get(element) ?? 0)) newest.set(element, version);
  return newest;
}

/**
 * What is still to be copied: every line that was written, or reads differently, since it was last copied. As it reads
 * now, once, the oldest first.
 */
export function dueForCopy<T extends WrittenLine>(lines: readonly T[], copies: readonly CopiedVersion[]): T[] {
  const copied = newestCopies(copies);
  return lines
    .filter(({ element, version }) => versionOrder(version) > versionOrder(copied.get(element) ?? 0))
    .sort((a, b) => compare(a.at, b.at) || compare(a.element, b.element));
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
