import { CATEGORIES, danishDay, day, pairOf, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import fc from 'fast-check';
import { someCase, someDay, someMoment } from '../testing/arbitrary-facts.js';
import { decide } from './decide.js';
import { plansOfParty } from './plans.js';
import { planFields, planFlows, planProblems, type PlanTerms } from './plan-terms.js';
import { SHARING_POLICY } from './sharing-policy.js';

const TODAY = day('2026-11-26');
const FOLLOW = ['identification', 'team_membership', 'coordination_plan'];
const terms = (more: Partial<PlanTerms> = {}): PlanTerms => ({
  parties: ['region_psych', 'muni_social'],
  fields: ['mental_state'],
  firstDay: TODAY,
  lastDay: day('2027-01-31'),
  followUpOn: null,
  ...more,
});
const problems = (more: Partial<PlanTerms>, writer: StaffSector = 'region_psych') =>
  planProblems(SHARING_POLICY, writer, terms(more), TODAY).map((one) => `${one.field} ${one.because}`);

const someTerms: fc.Arbitrary<PlanTerms> = fc.record({
  parties: fc.subarray<StaffSector>([...STAFF_SECTORS]),
  fields: fc.subarray([...CATEGORIES]),
  firstDay: someDay,
  lastDay: fc.option(someDay),
  followUpOn: fc.option(someDay),
});

describe('any plan, for any citizen, class and moment', () => {
  it('opens no category outside its fields and the three that follow, and none to or from a sector that is no party', () => {
    fc.assert(
      fc.property(someCase, someTerms, fc.option(someMoment), ({ viewer, facts, now }, plan, endedAt) => {
        const without = decide(SHARING_POLICY, viewer, facts, now);
        const made = { ...plan, id: 'the-plan', endedAt };
        const with_ = decide(SHARING_POLICY, viewer, { ...facts, plans: [...facts.plans, made] }, now);
        for (const slot of without.grants.keys()) expect(with_.grants.has(slot)).toBe(true);
        for (const [slot, grant] of with_.grants) {
          if (without.grants.has(slot)) continue;
          const { owner, category } = pairOf(slot);
          expect(grant.planId).toBe('the-plan');
          expect(FOLLOW.includes(category) || plan.fields.includes(category)).toBe(true);
          expect(['board_status', 'diagnosis', 'network_relatives', 'psychotherapy_notes']).not.toContain(category);
          expect(plan.parties).toContain(viewer.sector);
          expect(plan.parties).toContain(owner);
        }
      }),
      { numRuns: 3_000 },
    );
  });

  it('shows its document to its parties only, and only while it runs', () => {
    fc.assert(
      fc.property(someTerms, someMoment, fc.constantFrom(...STAFF_SECTORS), (plan, now, sector) => {
        const today = danishDay(now);
        const runs = plan.firstDay <= today && (plan.lastDay === null || today <= plan.lastDay);
        const read = plansOfParty(sector, [{ ...plan, id: 'p', endedAt: null }], now);
        expect(read).toEqual(runs && plan.parties.includes(sector) ? ['p'] : []);
        expect(plansOfParty(sector, [{ ...plan, id: 'p', endedAt: now }], now)).toEqual([]);
      }),
    );
  });

  it('that is let through opens each of its fields between two of its parties', () => {
    fc.assert(
      fc.property(someTerms, (plan) => {
        if (planProblems(SHARING_POLICY, 'region_psych', plan, plan.firstDay).length > 0) return;
        for (const field of plan.fields) {
          expect(planFields(SHARING_POLICY)).toContain(field);
          expect(
            planFlows(SHARING_POLICY).some(
              ({ category, from, to }) =>
                category === field && plan.parties.includes(to) && plan.parties.some((party) => party === from),
            ),
          ).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });
});

describe('a plan’s terms', () => {
  it('are none without the department, another party, and the department as writer', () => {
    expect(problems({})).toEqual([]);
    expect(problems({ parties: [] })).toEqual(['parties none']);
    expect(problems({ parties: ['muni_social', 'muni_health'] })).toEqual(['parties no_department']);
    expect(problems({ parties: ['region_psych'] })).toEqual(['parties department_alone']);
    expect(problems({}, 'muni_social')).toEqual(['parties not_the_department']);
  });

  it('never name board status, diagnosis or network, whatever is written', () => {
    for (const field of [
      'board_status',
      'diagnosis',
      'network_relatives',
      'criminal_forensic',
      'private_notes',
    ] as const)
      expect(problems({ fields: [field] })).toEqual(['fields never_in_a_plan']);
  });

  it('name nothing that their parties could not have by it', () => {
    expect(problems({ parties: ['region_psych', 'muni_employment'], fields: ['mental_state'] })).toEqual([
      'fields opens_nothing',
    ]);
  });

  it('do not end before they start, nor in the past, nor out of sight', () => {
    expect(problems({ lastDay: day('2026-11-25') })).toEqual(['lastDay before_start']);
    expect(problems({ firstDay: day('2026-11-01'), lastDay: day('2026-11-25') })).toEqual(['lastDay past']);
    expect(problems({ lastDay: day('2036-11-25') })).toEqual(['lastDay too_far']);
    expect(problems({ lastDay: TODAY })).toEqual([]);
    expect(problems({ followUpOn: day('2026-11-25') })).toEqual(['followUpOn before_start']);
  });

  it('are of no use under a policy that has switched the gateway off', () => {
    const off = {
      ...SHARING_POLICY,
      gateways: SHARING_POLICY.gateways.map((one) => (one.id === 'PSYL13C' ? { ...one, enabled: false } : one)),
    };
    expect(planFields(off)).toEqual([]);
    expect(planFlows(off)).toEqual([]);
  });
});
