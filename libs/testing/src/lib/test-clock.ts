import { instant, type Instant } from '@samtavle/domain';

/** A clock that stands still until the test moves it. Fits wherever the product asks for the time. */
export interface TestClock {
  now(): Instant;
  /** @throws RangeError when the text is no moment */
  set(to: string | Date): void;
  /** Forward by all of these together; negative goes back, as machines' clocks sometimes do. */
  advance(by: { days?: number; hours?: number; minutes?: number; seconds?: number; milliseconds?: number }): void;
}

/** @param start a moment in UTC: `2026-11-26T07:15:00Z` */
export function aTestClock(start: string | Date): TestClock {
  let current = instant(start);
  return {
    now: () => current,
    set: (to) => {
      current = instant(to);
    },
    advance: ({ days = 0, hours = 0, minutes = 0, seconds = 0, milliseconds = 0 }) => {
      const total = ((days * 24 + hours) * 60 + minutes) * 60 + seconds;
      current = instant(new Date(Date.parse(current) + total * 1000 + milliseconds));
    },
  };
}
