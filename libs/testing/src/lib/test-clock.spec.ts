import { aTestClock } from './test-clock.js';

describe('the test clock', () => {
  it('stands still until it is moved', () => {
    const clock = aTestClock('2026-11-26T07:15:00Z');
    expect(clock.now()).toBe('2026-11-26T07:15:00.000Z');
    expect(clock.now()).toBe(clock.now());
  });

  it('goes forward, back, and to a moment', () => {
    const clock = aTestClock('2026-11-26T07:15:00Z');
    clock.advance({ days: 1, hours: 2, minutes: 3, seconds: 4, milliseconds: 5 });
    expect(clock.now()).toBe('2026-11-27T09:18:04.005Z');
    clock.advance({ minutes: -10 });
    expect(clock.now()).toBe('2026-11-27T09:08:04.005Z');
    clock.set('2027-03-01T00:00:00+01:00');
    expect(clock.now()).toBe('2027-02-28T23:00:00.000Z');
  });

  it('refuses what is no moment', () => {
    expect(() => aTestClock('tomorrow')).toThrow(RangeError);
  });
});
