import { danishDay, type Day, instant, type Instant } from '@samtavle/domain';

/** The one clock of the house. Rules are handed its time; nothing else may read one (lint rule `one-clock`). */
export abstract class Clock {
  abstract now(): Instant;

  /** Milliseconds since some moment, never running backwards and not moved by tests: for measuring spans only. */
  ticks(): number {
    return performance.now();
  }

  /** The Danish calendar day now. */
  today(): Day {
    return danishDay(this.now());
  }
}

export class SystemClock extends Clock {
  override now(): Instant {
    return instant(new Date());
  }
}

/**
 * A clock that can be moved, for tests and rehearsals (`SAMTAVLE_TEST_CLOCK=1`). From the moment it is set it runs on
 * from there, so that timeouts still pass.
 */
export class SettableClock extends Clock {
  private offsetMs = 0;

  override now(): Instant {
    return instant(new Date(Date.now() + this.offsetMs));
  }

  set(to: Instant): void {
    this.offsetMs = Date.parse(to) - Date.now();
  }
}
