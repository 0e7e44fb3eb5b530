import {
  CARE_PLAN_KINDS,
  type CarePlanRecord,
  categoriesOf,
  checkRecord,
  isCarePlanKind,
  legalDeadline,
  medicationState,
  onlyOne,
} from '@samtavle/care-plan';
import { AGREEMENT_STATES, ElementContent, GOAL_STATES, type RecordKind } from '@samtavle/contracts';
import { danishDay, day } from '@samtavle/domain';
import { aDemo, everyElement, NOW } from '../../testing/some-demo.js';
import { PLANS } from './stories/plans.js';

describe('the plans of the demo', () => {
  const records = everyElement(aDemo()).flatMap(({ about, element }) =>
    isCarePlanKind(element.kind) && PLANS[about] !== undefined ? [{ about, element, kind: element.kind }] : [],
  );
  const saidLast = ({ kind, element }: (typeof records)[number]) =>
    ElementContent.parse({ kind, ...element.versions.at(-1)?.said });

  it('have something of every kind, and agreements and goals in every state', () => {
    expect(new Set(records.map(({ kind }) => kind))).toEqual(new Set(CARE_PLAN_KINDS));
    const states = (kind: string) =>
      new Set(records.map(saidLast).flatMap((said) => (said.kind === kind && 'state' in said ? [said.state] : [])));
    expect(states('plan_agreement')).toEqual(new Set(AGREEMENT_STATES));
    for (const state of GOAL_STATES) expect(states('goal')).toContain(state);
    expect(states('advance_statement')).toEqual(new Set(['made', 'offered_declined']));
  });

  it('keep the rules of the day they were written, under a category of their kind', () => {
    for (const { about, element, kind } of records) {
      for (const [rank, { said, at }] of element.versions.entries()) {
        const content = ElementContent.parse({ kind, ...said });
        if (content.kind !== kind) throw new Error('the kind is the element’s');
        const record = asRule(content);
        const earlier = element.versions[rank - 1];
        const before = earlier ? asRule(ElementContent.parse({ kind, ...earlier.said })) : startOf(record);
        expect({ about, kind, wrong: record ? checkRecord(record, before, danishDay(at)) : [] }).toMatchObject({
          wrong: [],
        });
        if (record && record.kind !== 'sub_goal') expect(categoriesOf(record)).toContain(element.category);
      }
    }
  });

  it('are tied to what stands in the same plan, sub-goals under the category of theirs', () => {
    for (const one of records) {
      const said = saidLast(one);
      const of = said.kind === 'effort_goal' ? said.goal : said.kind === 'sub_goal' ? said.of : null;
      if (of === null) continue;
      const tied = records.find(({ about, element }) => about === one.about && element.id === of)?.element;
      expect(tied?.kind).toBe(said.kind === 'sub_goal' ? 'effort_goal' : 'goal');
      if (said.kind === 'sub_goal')
        expect(tied).toMatchObject({ owner: one.element.owner, category: one.element.category });
    }
  });

  it('name relatives who stand in the consent register of the same citizen and sector', () => {
    const { citizens } = aDemo();
    const named = records.flatMap((one) => {
      const said = saidLast(one);
      return said.kind === 'network_person' && said.relative != null ? [{ ...one, relative: said.relative }] : [];
    });
    expect(named).not.toEqual([]);
    for (const { about, element, relative } of named)
      expect(
        citizens
          .find(({ key }) => key === about)
          ?.consents.some((consent) => consent.relative?.id === relative && consent.sector === element.owner),
      ).toBe(true);
  });

  it('stand once for each owner where there is one', () => {
    const once = records.flatMap((one) => {
      const record = asRule(saidLast(one));
      const name = record === null || one.element.ended ? null : onlyOne(record);
      return name === null ? [] : [`${one.about} ${name} ${one.element.owner}`];
    });
    expect(new Set(once).size).toBe(once.length);
  });

  it('show what the team must not miss: a deadline near and one past, a review and a dose overdue', () => {
    const said = records.map(saidLast);
    const today = danishDay(NOW);
    const legal = said.flatMap((one) => (one.kind === 'legal_status' && one.validTo ? [day(one.validTo)] : []));
    const steps = legal.map((to) => legalDeadline(to, today)?.step);
    expect(steps).toEqual(expect.arrayContaining(['past', 7, 14]));
    expect(
      said.some((one) => one.kind === 'plan_agreement' && one.nextReviewOn !== null && one.nextReviewOn < today),
    ).toBe(true);
    const doses = said.flatMap((one) =>
      one.kind === 'medication_due'
        ? [
            medicationState(
              { ...one, dueOn: day(one.dueOn), takenOn: one.takenOn === null ? null : day(one.takenOn) },
              today,
            ),
          ]
        : [],
    );
    expect(doses).toEqual(expect.arrayContaining(['coming', 'taken', 'overdue']));
  });
});

/** As the rules know it. What is told as reached or set aside has been active before the demo begins. */
function asRule(said: ElementContent): CarePlanRecord | null {
  if (said.kind === 'goal') return { kind: 'goal', state: said.state ?? 'active' };
  return isRecord(said) ? said : null;
}

function isRecord(said: ElementContent): said is Extract<ElementContent, { kind: RecordKind }> {
  return isCarePlanKind(said.kind) && said.kind !== 'goal';
}

function startOf(record: CarePlanRecord | null): CarePlanRecord | null {
  if (record?.kind !== 'goal' && record?.kind !== 'effort_goal' && record?.kind !== 'sub_goal') return null;
  // A day that was set when it began has been checked then, as the day of the first version is.
  return record.kind === 'goal' ? { ...record, state: 'active' } : { ...record, state: 'active', dueOn: null };
}
