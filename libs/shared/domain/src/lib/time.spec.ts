import fc from 'fast-check';
import { addDays, danishDay, day, type Day, daysBetween, instant, oneYearAfter, startOfDanishDay } from './time.js';

const aDay = fc
  .date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
  .map((date) => day(date.toISOString().slice(0, 10)));

describe('Danish days', () => {
  it('change at midnight on a Danish clock, not on the server’s', () => {
    expect(danishDay(instant('2026-11-25T22:59:59Z'))).toBe('2026-11-25');
    expect(danishDay(instant('2026-11-25T23:00:00Z'))).toBe('2026-11-26');
    expect(danishDay(instant('2026-07-01T22:00:00Z'))).toBe('2026-07-02');
  });

  it('begin at 00:00 also on the days the clock changes', () => {
    expect(startOfDanishDay(day('2026-03-29'))).toBe('2026-03-28T23:00:00.000Z');
    expect(startOfDanishDay(day('2026-03-30'))).toBe('2026-03-29T22:00:00.000Z');
    expect(startOfDanishDay(day('2026-10-25'))).toBe('2026-10-24T22:00:00.000Z');
    expect(startOfDanishDay(day('2026-10-26'))).toBe('2026-10-25T23:00:00.000Z');
  });

  it('hold their own beginning, and not the moment before it', () => {
    fc.assert(
      fc.property(aDay, (of) => {
        const start = startOfDanishDay(of);
        expect(danishDay(start)).toBe(of);
        expect(danishDay(instant(new Date(Date.parse(start) - 1)))).toBe(addDays(of, -1));
      }),
    );
  });

  it('are counted as calendar days', () => {
    fc.assert(
      fc.property(aDay, fc.integer({ min: -800, max: 800 }), (from, days) =>
        expect(daysBetween(from, addDays(from, days))).toBe(days),
      ),
    );
  });

  it('that do not exist are refused', () => {
    for (const text of ['2026-02-29', '2026-13-01', '26-1-1', '2026-11-26T00:00', ''])
      expect(() => day(text)).toThrow(RangeError);
  });
});

describe('one year after', () => {
  it('is the same date, and 28 February for the leap day', () => {
    expect(oneYearAfter('2026-12-01' as Day)).toBe('2027-12-01');
    expect(oneYearAfter('2028-02-29' as Day)).toBe('2029-02-28');
    expect(oneYearAfter('2027-03-01' as Day)).toBe('2028-03-01');
  });
});
