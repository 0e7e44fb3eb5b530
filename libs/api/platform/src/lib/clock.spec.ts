import { instant } from '@samtavle/domain';
import { StandingClock } from '../testing/index.js';
import { SettableClock, SystemClock } from './clock.js';

describe('the clock of the house', () => {
  it('knows the Danish day, which begins before the one of UTC', () => {
    const clock = new StandingClock();
    clock.set('2026-11-26T22:59:59Z');
    expect(clock.today()).toBe('2026-11-26');
    clock.set('2026-11-26T23:00:00Z');
    expect(clock.today()).toBe('2026-11-27');
    clock.set('2026-07-01T22:00:00Z');
    expect(clock.today()).toBe('2026-07-02');
  });

  it('runs on from the moment it was set to', async () => {
    const clock = new SettableClock();
    clock.set(instant('2030-02-28T23:00:00Z'));
    const first = clock.now();
    await new Promise((resolve) => setTimeout(resolve, 15));
    expect(first >= '2030-02-28T23:00:00.000Z').toBe(true);
    expect(clock.now() > first).toBe(true);
    expect(clock.today()).toBe('2030-03-01');
  });

  it('counts spans that never run backwards, however it is set', () => {
    const clock = new SettableClock();
    const before = clock.ticks();
    clock.set(instant('2000-01-01T00:00:00Z'));
    expect(clock.ticks()).toBeGreaterThanOrEqual(before);
    expect(Math.abs(Date.parse(new SystemClock().now()) - Date.now())).toBeLessThan(1_000);
  });
});
