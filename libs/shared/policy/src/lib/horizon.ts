import type { Instant } from '@samtavle/domain';

/** Collects the moments at which a decision made now could come out differently, and keeps the first. */
export interface Horizon {
  readonly now: Instant;
  readonly next: Instant | null;
  /** Notes that something begins or ends then; the past no longer matters. */
  mark(at: Instant): void;
}

export function horizonFrom(now: Instant): Horizon {
  let next: Instant | null = null;
  return {
    now,
    get next() {
      return next;
    },
    mark(at) {
      // Instants have one fixed form, so the order of their texts is the order of time.
      if (at > now && (next === null || at < next)) next = at;
    },
  };
}

/** The earlier of two ends, where null has no end. */
export function earlier(a: Instant | null, b: Instant | null): Instant | null {
  if (a === null || b === null) return a ?? b;
  return a < b ? a : b;
}

/** The later of two ends, where null has no end. */
export function outlasts(a: Instant | null, b: Instant | null): boolean {
  if (a === null || b === null) return a === null && b !== null;
  return a > b;
}
