import { CATEGORIES, OWNERS, SECTORS } from '@samtavle/domain';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { readResolvedTable } from '../testing/resolved-table.js';
import { conditionsToConfirm, type DisclosureDraft, disclosureProblems, offBoardGateways } from './disclosures.js';
import { REQUIREMENTS } from './policy-vocabulary.js';
import { SHARING_POLICY } from './sharing-policy.js';

const TABLE = readResolvedTable(readFileSync(new URL('../data/resolved.csv', import.meta.url), 'utf8'));
const PSP: DisclosureDraft = {
  road: 'PSP115',
  from: 'region_psych',
  to: 'police_psp',
  categories: ['risk_self_harm'],
  purpose: 'psp',
  caseReference: 'PSP 26-114',
  confirmed: ['psp_case_open', 'decision_by_holder', 'not_for_investigation', 'minimum_fields'],
  healthPerson: true,
};
const because = (more: Partial<DisclosureDraft>) =>
  disclosureProblems(SHARING_POLICY, { ...PSP, ...more }).map((one) =>
    'requirement' in one ? one.requirement : 'category' in one ? one.category : one.because,
  );

describe('law 12: PSP', () => {
  it('is in order for a case taken up in the group, decided by the holder and not for investigation', () => {
    expect(because({})).toEqual([]);
  });

  it.each(['psp_case_open', 'decision_by_holder', 'not_for_investigation', 'minimum_fields'] as const)(
    'is not without %s',
    (condition) => {
      expect(because({ confirmed: PSP.confirmed.filter((one) => one !== condition) })).toEqual([condition]);
    },
  );

  it('asks for a case, a purpose, and out of health a health person', () => {
    expect(because({ caseReference: null })).toEqual(['case']);
    expect(because({ purpose: 'research' })).toEqual(['purpose']);
    expect(because({ healthPerson: false })).toEqual(['holder']);
  });

  it('does not reach home nursing, addiction treatment or employment, on either end', () => {
    expect(because({ from: 'muni_health' })).toEqual(['sender']);
    expect(because({ from: 'muni_employment' })).toEqual(['sender']);
    expect(because({ to: 'muni_health' })).toEqual(['receiver']);
    expect(because({ to: 'muni_employment' })).toEqual(['receiver']);
  });

  it('carries what the rule for that receiver lets it carry', () => {
    expect(because({ categories: ['diagnosis'] })).toEqual(['diagnosis']);
    expect(because({ categories: ['criminal_forensic'] })).toEqual(['criminal_forensic']);
    expect(because({ to: 'muni_social', categories: ['criminal_forensic'] })).toEqual([]);
  });
});

describe('other roads', () => {
  it('the police call-out is disabled, and refused as that', () => {
    expect(because({ road: 'PSYL_POLICE_CALLOUT', confirmed: [...REQUIREMENTS] })).toEqual(['disabled']);
  });

  it('a gateway of the board is none outside it, and a word nobody knows is no road', () => {
    expect(because({ road: 'PSYL13C' })).toEqual(['on_the_board']);
    expect(because({ road: 'EMERG_HEALTH_PUSH' })).toEqual(['on_the_board']);
    expect(because({ road: 'NO_SUCH' })).toEqual(['unknown_road']);
  });

  it('a formal request goes from health to the municipality and with its own consent; economy without', () => {
    const request = { road: 'RSL11A_REQUEST', to: 'muni_social', purpose: 'social_casework' } as const;
    const asked = offBoardGateways(SHARING_POLICY).find(({ id }) => id === 'RSL11A_REQUEST');
    expect(because({ ...request, confirmed: asked ? conditionsToConfirm(asked) : [] })).toEqual([]);
    expect(
      because({ ...request, confirmed: ['task_necessity', 'representative_check', 'consent_not_expired'] }),
    ).toEqual(['consent_active_scope_match']);
    const control = {
      road: 'RSL11A2_ECONOMY',
      to: 'muni_employment',
      from: 'muni_social',
      confirmed: ['task_necessity'],
    } as const;
    expect(because({ ...control, purpose: 'employment_casework', categories: ['economy_benefits'] })).toEqual([]);
    expect(because({ ...control, purpose: 'employment_casework', categories: ['housing'] })).toEqual(['housing']);
  });

  it('a channel outside the board asks only what it is for', () => {
    expect(
      because({ road: 'emergency_call', to: null, caseReference: null, confirmed: [], purpose: 'emergency' }),
    ).toEqual([]);
    expect(because({ road: 'child_notification', to: null, confirmed: [], purpose: 'nothing' })).toEqual(['purpose']);
  });
});

describe('any disclosure', () => {
  it('that is in order stands in the table of the law for its sender, receiver and category', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...SHARING_POLICY.gateways.map(({ id }) => id)),
        fc.constantFrom(...OWNERS),
        fc.constantFrom(...SECTORS),
        fc.subarray([...CATEGORIES], { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...SHARING_POLICY.purposes.map(({ id }) => id)),
        (road, from, to, categories, purpose) => {
          const draft = { ...PSP, road, from, to, categories, purpose, confirmed: REQUIREMENTS };
          if (disclosureProblems(SHARING_POLICY, draft).length > 0) return;
          for (const category of categories) expect(TABLE.row(category, from, to).gateways).toContain(road);
        },
      ),
      { numRuns: 5_000 },
    );
  });
});
