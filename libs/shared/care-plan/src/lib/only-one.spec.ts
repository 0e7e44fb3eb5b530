import fc from 'fast-check';
import { CARE_PLAN_KINDS } from './care-plan-record.js';
import { onlyOne, type Single } from './only-one.js';
import { STATUS_AREAS } from './words.js';

const singles: fc.Arbitrary<Single> = fc
  .tuple(
    fc.constantFrom(...CARE_PLAN_KINDS),
    fc.constantFrom(...STATUS_AREAS),
    fc.constantFrom('2026-Q3', '2026-Q4', '2027-Q1'),
  )
  .map(([kind, area, quarter]) => (kind === 'life_status' ? { kind, area, quarter } : { kind }));

describe('what a sector has one of about a citizen', () => {
  it('is its crisis plan, its agreement, and each part of life in each quarter', () => {
    fc.assert(
      fc.property(singles, singles, (one, two) => {
        const isOne = ['crisis_plan', 'plan_agreement', 'life_status'].includes(one.kind);
        expect(onlyOne(one) !== null).toBe(isOne);
        const alike = JSON.stringify(one) === JSON.stringify(two);
        if (isOne) expect(onlyOne(one) === onlyOne(two)).toBe(alike);
      }),
    );
  });
});
