import { instant } from '@samtavle/domain';
import { nextTime } from './next-time.js';

describe('the next half hour', () => {
  it.each([
    ['2026-11-26T07:15:00Z', '08:30'],
    ['2026-11-26T07:30:00Z', '09:00'],
    ['2026-11-26T22:45:00Z', '23:30'],
    ['2026-07-01T06:00:00Z', '08:30'],
  ])('after %s is %s in Denmark', (now, at) => {
    expect(nextTime(instant(now))).toBe(at);
  });
});
