import { instant, type Instant } from '@samtavle/domain';
import { aTestClock } from '@samtavle/testing';
import { Clock } from '../lib/clock.js';

/** A Thursday morning: 08:15 in Denmark. */
export const NOW = instant('2026-11-26T07:15:00.000Z');

/** The house's clock, standing still until a test moves it. */
export class StandingClock extends Clock {
  private readonly hands = aTestClock(NOW);
  /** To a moment in UTC. */
  readonly set = this.hands.set;
  readonly advance = this.hands.advance;

  override now(): Instant {
    return this.hands.now();
  }
}
