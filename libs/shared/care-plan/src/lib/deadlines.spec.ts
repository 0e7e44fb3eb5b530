import { addDays, day } from '@samtavle/domain';
import fc from 'fast-check';
import { crisisPlanIsOld, legalDeadline, medicationState, reviewOverdueDays } from './deadlines.js';

const TODAY = day('2026-11-26');
const offsets = fc.integer({ min: -400, max: 400 });

describe('the last day of a legal measure', () => {
  it('is told 30, 14 and 7 days before, and from the day after as past', () => {
    const stepAt = (daysLeft: number) => legalDeadline(addDays(TODAY, daysLeft), TODAY)?.step;
    expect([31, 30, 15, 14, 8, 7, 1, 0, -1].map(stepAt)).toEqual([null, 30, 30, 14, 14, 7, 7, 7, 'past']);
  });

  it('comes nearer step by step and never goes back', () => {
    const order = [null, 30, 14, 7, 'past'];
    fc.assert(
      fc.property(offsets, (daysLeft) => {
        const [now, tomorrow] = [TODAY, addDays(TODAY, 1)].map((today) =>
          legalDeadline(addDays(TODAY, daysLeft), today),
        );
        expect(now?.daysLeft).toBe(daysLeft);
        expect(order.indexOf(tomorrow?.step ?? null)).toBeGreaterThanOrEqual(order.indexOf(now?.step ?? null));
      }),
    );
    expect(legalDeadline(null, TODAY)).toBeNull();
  });
});

describe('a review', () => {
  it('is overdue by the days since its day, and not on it', () => {
    fc.assert(
      fc.property(offsets, (offset) => {
        expect(reviewOverdueDays(addDays(TODAY, offset), TODAY)).toBe(Math.max(0, -offset));
      }),
    );
    expect(reviewOverdueDays(null, TODAY)).toBe(0);
  });
});

describe('a crisis plan', () => {
  it('is old when nobody has looked at it for a year', () => {
    expect(crisisPlanIsOld(null, TODAY)).toBe(true);
    expect(crisisPlanIsOld(day('2025-11-26'), TODAY)).toBe(false);
    expect(crisisPlanIsOld(day('2025-11-25'), TODAY)).toBe(true);
  });
});

describe('a dose', () => {
  it('is coming, then due through the days it may wait, then overdue; and taken when it was taken', () => {
    fc.assert(
      fc.property(offsets, fc.integer({ min: 0, max: 30 }), fc.boolean(), (offset, toleranceDays, taken) => {
        const dose = { dueOn: addDays(TODAY, offset), toleranceDays, takenOn: taken ? TODAY : null };
        const waited = -offset;
        const expected = taken ? 'taken' : waited < 0 ? 'coming' : waited <= toleranceDays ? 'due' : 'overdue';
        expect(medicationState(dose, TODAY)).toBe(expected);
      }),
    );
  });
});
