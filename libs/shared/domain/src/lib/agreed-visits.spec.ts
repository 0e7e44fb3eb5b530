import fc from 'fast-check';
import { isVisitAgreed, type ToVisit, visitRhythm } from './agreed-visits.js';
import { addDays, day } from './time.js';
import { type Intensity } from './vocabulary.js';
import { isDanishWorkingDay } from './working-days.js';

const someDay = fc.integer({ min: 0, max: 4000 }).map((ahead) => addDays(day('2024-01-01'), ahead));
const someone: fc.Arbitrary<ToVisit> = fc.record({
  level: fc.constantFrom<Intensity | null>(1, 2, 3, null),
  admitted: fc.boolean(),
});
const daily: ToVisit = { level: 3, admitted: false };

describe('a visit agreed for a day', () => {
  it.each([
    ['2026-11-26', 'a Thursday', true],
    ['2026-11-28', 'a Saturday', false],
    ['2026-11-29', 'a Sunday', false],
    ['2027-03-25', 'Maundy Thursday', false],
    ['2027-05-06', 'Ascension Day', false],
    ['2026-12-24', 'Christmas Eve', false],
    ['2027-06-05', 'Constitution Day', false],
    ['2026-12-28', 'a Monday between Christmas and New Year', true],
  ])('at level 3 on %s, %s: %s', (on, _, agreed) => {
    expect(isVisitAgreed(daily, day(on))).toBe(agreed);
  });

  it('is agreed on a working day, at level 3, at home, and never else', () => {
    fc.assert(
      fc.property(someone, someDay, (citizen, on) => {
        const { level, admitted } = citizen;
        expect(isVisitAgreed(citizen, on)).toBe(level === 3 && !admitted && isDanishWorkingDay(on));
      }),
    );
  });

  it('leaves nobody with a visit for each day and one for the week at once', () => {
    fc.assert(
      fc.property(someone, fc.array(someDay), (citizen, days) => {
        const isOfADay = days.some((on) => isVisitAgreed(citizen, on));
        expect(isOfADay && visitRhythm(citizen) === 'once_a_week').toBe(false);
        if (visitRhythm(citizen) === null) expect(isOfADay).toBe(false);
      }),
    );
  });
});
