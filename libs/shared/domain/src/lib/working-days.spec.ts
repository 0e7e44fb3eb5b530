import fc from 'fast-check';
import { addDays, day, type Day, daysBetween } from './time.js';
import { addDanishWorkingDays, easterSunday, isDanishWorkingDay } from './working-days.js';

const someDay: fc.Arbitrary<Day> = fc
  .integer({ min: 0, max: 40 * 366 })
  .map((days) => addDays(day('2020-01-01'), days));

describe('a Danish working day', () => {
  it.each(['2026-11-28', '2026-11-29', '2026-12-24', '2026-12-25', '2026-12-31', '2027-01-01', '2027-06-05'])(
    'is not %s',
    (of) => expect(isDanishWorkingDay(day(of))).toBe(false),
  );

  it.each([
    ['Maundy Thursday', '2027-03-25'],
    ['Good Friday', '2027-03-26'],
    ['Easter Monday', '2027-03-29'],
    ['Ascension Day', '2027-05-06'],
    ['Whit Monday', '2027-05-17'],
    ['Great Prayer Day, the last time', '2023-05-05'],
  ])('is not %s', (_, of) => expect(isDanishWorkingDay(day(of))).toBe(false));

  it('is the Friday that was Great Prayer Day, since 2024', () => {
    expect(isDanishWorkingDay(day('2027-04-23'))).toBe(true);
  });

  it('is found by the Sunday of Easter', () => {
    expect([2024, 2025, 2026, 2027, 2038].map(easterSunday)).toEqual([
      '2024-03-31',
      '2025-04-20',
      '2026-04-05',
      '2027-03-28',
      '2038-04-25',
    ]);
  });
});

describe('five working days later', () => {
  it.each([
    ['a Thursday in November', '2026-11-26', '2026-12-03'],
    ['the Thursday before Christmas week', '2026-12-17', '2026-12-28'],
    ['New Year’s Eve', '2026-12-31', '2027-01-08'],
    ['the Wednesday before Easter', '2027-03-24', '2027-04-05'],
    ['a Saturday', '2026-11-28', '2026-12-04'],
  ])('from %s', (_, from, to) => expect(addDanishWorkingDays(day(from), 5)).toBe(to));

  it('is a working day with exactly so many working days after the first, and none over', () => {
    fc.assert(
      fc.property(someDay, fc.integer({ min: 1, max: 30 }), (from, days) => {
        const to = addDanishWorkingDays(from, days);
        const between = Array.from({ length: daysBetween(from, to) }, (_, at) => addDays(from, at + 1));
        expect(isDanishWorkingDay(to)).toBe(true);
        expect(between.filter(isDanishWorkingDay)).toHaveLength(days);
      }),
      { numRuns: 300 },
    );
  });

  it('adds up: first some and then the rest is the same as all at once', () => {
    fc.assert(
      fc.property(someDay, fc.nat(12), fc.nat(12), (from, some, rest) => {
        expect(addDanishWorkingDays(addDanishWorkingDays(from, some), rest)).toBe(
          addDanishWorkingDays(from, some + rest),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('is no number of days that is broken or negative', () => {
    expect(() => addDanishWorkingDays(day('2026-11-26'), -1)).toThrow(RangeError);
    expect(() => addDanishWorkingDays(day('2026-11-26'), 1.5)).toThrow(RangeError);
  });
});
