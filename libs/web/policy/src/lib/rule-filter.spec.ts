import { type LegalSource, type PolicyRuleView } from '@samtavle/contracts';
import { fitting, NO_FILTER } from './rule-filter.js';

const rule = (id: string, some: Partial<PolicyRuleView> = {}): PolicyRuleView => ({
  id,
  title: 'Region to social',
  effect: 'consent_required',
  consent_form: 'written',
  category: ['diagnosis'],
  from: ['region_psych'],
  to: ['muni_social'],
  purposes: [],
  basis: ['SUL43_1'],
  requires: [],
  duties: [],
  gateways: [],
  expiry: { type: 'consent', max_days: 365 },
  channel: 'board',
  conservative: false,
  certainty: 'high',
  dpo_note: '',
  ...some,
});
const sources: LegalSource[] = [
  {
    id: 'VEJ9330',
    law: 'Retssikkerhedsvejledningen',
    section: 'pts. 116',
    note: '',
    url: '',
    verification: 'read',
    version: '',
  },
];
const spoken = {
  category: (id: string) => (id === 'diagnosis' ? 'Diagnose' : id),
  law: (ids: readonly string[]) => (ids.includes('SUL43_1') ? 'Sundhedsloven § 43 stk. 1' : ''),
};
const rules = [
  rule('R-ONE'),
  rule('R-TWO', {
    category: ['housing'],
    from: ['muni_social'],
    to: ['region_psych'],
    certainty: 'low',
    basis: ['VEJ9330'],
  }),
];
const found = (filter: Partial<typeof NO_FILTER>) =>
  fitting(rules, { ...NO_FILTER, ...filter }, sources, spoken).map(({ id }) => id);

describe('finding a rule', () => {
  it('shows every rule when nothing is asked', () => {
    expect(found({})).toEqual(['R-ONE', 'R-TWO']);
  });

  it.each([
    [{ text: 'r-two' }, ['R-TWO']],
    [{ text: 'diagnose sundhedsloven' }, ['R-ONE']],
    [{ text: 'vejledningen' }, ['R-TWO']],
    [{ text: 'diagnose vejledningen' }, []],
    [{ category: 'housing' }, ['R-TWO']],
    [{ from: 'region_psych' }, ['R-ONE']],
    [{ to: 'region_psych' }, ['R-TWO']],
    [{ certainty: 'high' }, ['R-ONE']],
  ] as const)('by %j finds %j', (filter, ids) => {
    expect(found(filter)).toEqual(ids);
  });
});
