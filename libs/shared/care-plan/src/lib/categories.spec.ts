import { CATEGORIES } from '@samtavle/domain';
import fc from 'fast-check';
import { CARE_PLAN_KINDS, isCarePlanKind } from './care-plan-record.js';
import { categoriesOf, type Placed } from './categories.js';
import { mayEnd, mayRevise } from './life-of-a-record.js';
import { STATUS_AREAS, THEMES } from './words.js';

const placed: fc.Arbitrary<Placed> = fc
  .tuple(fc.constantFrom(...CARE_PLAN_KINDS), fc.constantFrom(...THEMES), fc.constantFrom(...STATUS_AREAS))
  .map(([kind, theme, area]): Placed => {
    if (kind === 'effort_goal') return { kind, theme };
    if (kind === 'life_status') return { kind, area };
    return { kind: kind === 'sub_goal' ? 'goal' : kind };
  });

describe('the categories of a record', () => {
  it('are some, each once, all known', () => {
    fc.assert(
      fc.property(placed, (record) => {
        const may = categoriesOf(record);
        expect(new Set(may).size).toBe(may.length);
        for (const category of may) expect(CATEGORIES).toContain(category);
      }),
    );
  });

  it('keep what only some may see away from what many see', () => {
    expect(categoriesOf({ kind: 'legal_status' })).toEqual(['coercion_measures', 'criminal_forensic']);
    expect(categoriesOf({ kind: 'medication_due' })).toEqual(['medication_depot']);
    expect(categoriesOf({ kind: 'effort_goal', theme: 'economy' })).toEqual(['economy_benefits']);
    expect(categoriesOf({ kind: 'life_status', area: 'income' })).toEqual(['economy_benefits']);
    expect(categoriesOf({ kind: 'effort_goal', theme: 'health' })[0]).toBe('mental_state');
    expect(categoriesOf({ kind: 'goal' })).toEqual(['own_goals']);
  });
});

describe('the life of a record', () => {
  it('leaves a measure as it was measured, and a status of a quarter in its quarter', () => {
    expect(CARE_PLAN_KINDS.filter((kind) => !mayRevise(kind))).toEqual(['measure']);
    expect(CARE_PLAN_KINDS.filter((kind) => !mayEnd(kind))).toEqual(['life_status', 'measure']);
  });

  it('is that of the plan’s kinds alone', () => {
    expect(isCarePlanKind('stay')).toBe(false);
    expect(isCarePlanKind('crisis_plan')).toBe(true);
  });
});
