import { createHash } from 'node:crypto';
import { addDays, danishDay, type Day, instant, type Instant, startOfDanishDay } from '@samtavle/domain';
import { Dice } from './dice.js';

/**
 * Where and when the demo is set: every day is counted from the day of seeding, and every choice follows from the seed.
 * The same seed and moment give the same team, down to the ids.
 */
export class Stage {
  readonly today: Day;
  /** Looking up when a Danish day begins is slow, and thousands of lines share a year of days. */
  private readonly midnights = new Map<number, number>();

  constructor(
    readonly seed: number,
    readonly now: Instant,
    readonly contactDays = 365,
  ) {
    this.today = danishDay(now);
  }

  /** So many days from today; negative is past. */
  day(fromToday: number): Day {
    return addDays(this.today, fromToday);
  }

  /**
   * `15:40` on that day, never later than now: nobody has written anything in the future. On the two days a year the
   * clock changes it may be an hour off, which tells nothing.
   */
  at(fromToday: number, clock: string): Instant {
    const [hours = '0', minutes = '0'] = clock.split(':');
    const at = instant(new Date(this.midnightMs(fromToday) + (Number(hours) * 60 + Number(minutes)) * 60_000));
    return at < this.now ? at : this.now;
  }

  /** The moment that day begins; also in the future. */
  midnight(fromToday: number): Instant {
    return instant(new Date(this.midnightMs(fromToday)));
  }

  /** So many minutes ago. */
  minutesAgo(minutes: number): Instant {
    return instant(new Date(Date.parse(this.now) - minutes * 60_000));
  }

  /** The same thing has the same id in every run with this seed. Version 8 of RFC 9562: a name, hashed. */
  id(...path: readonly (string | number)[]): string {
    const hash = createHash('sha256').update(this.named(path)).digest('hex');
    const variant = ((parseInt(hash.slice(16, 17), 16) & 0x3) | 0x8).toString(16);
    return `${hash.slice(0, 8)}-${hash.slice(8, 12)}-8${hash.slice(13, 16)}-${variant}${hash.slice(17, 20)}-${hash.slice(20, 32)}`;
  }

  /** Chance of its own for each name, so that a line added for one citizen moves nothing for the next. */
  dice(...path: readonly (string | number)[]): Dice {
    return new Dice(createHash('sha256').update(this.named(path)).digest().readUInt32LE(0));
  }

  private midnightMs(fromToday: number): number {
    const known = this.midnights.get(fromToday) ?? Date.parse(startOfDanishDay(this.day(fromToday)));
    this.midnights.set(fromToday, known);
    return known;
  }

  private named(path: readonly (string | number)[]): string {
    return [this.seed, ...path].join('\u001f');
  }
}
