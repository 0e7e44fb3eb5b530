import { type Outcome, OUTCOMES } from './item.js';

/** What a meeting comes to if it is ended now, in the viewer's own numbers. */
export interface Closing {
  readonly all: number;
  /** Each outcome that was set at least once, in the order of the keys. */
  readonly said: readonly { readonly outcome: Outcome; readonly count: number }[];
  /** Without an outcome yet: they are written as not discussed. */
  readonly without: number;
}

/** Everybody counted exactly once: by their outcome, or as having none. */
export function closingOf(outcomes: readonly (Outcome | null)[]): Closing {
  const countOf = (one: Outcome | null) => outcomes.filter((outcome) => outcome === one).length;
  return {
    all: outcomes.length,
    said: OUTCOMES.map((outcome) => ({ outcome, count: countOf(outcome) })).filter(({ count }) => count > 0),
    without: countOf(null),
  };
}
