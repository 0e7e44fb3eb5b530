import { readFileSync } from 'node:fs';
import { sharingPolicyData } from '../data/sharing-policy-data.js';
import { readPolicy } from './sharing-policy.js';
import { validatePolicy } from './validate-policy.js';

type Json = { [key: string]: unknown };

/** The policy file as anybody could have edited it. */
const file = (): Json => JSON.parse(readFileSync(new URL('../data/sharing-policy.json', import.meta.url), 'utf8'));

/** A copy of the policy in which the entry of a list with that id has been edited. */
function edited(list: string, id: string, edit: Json): Json {
  const policy = file();
  const entries = policy[list];
  if (!Array.isArray(entries)) throw new Error(`no list ${list}`);
  const at = entries.findIndex((entry) => entry.id === id);
  if (at < 0) throw new Error(`no ${id} in ${list}`);
  entries[at] = { ...entries[at], ...edit };
  return policy;
}

const added = (list: string, entry: Json): Json => {
  const policy = file();
  return { ...policy, [list]: [...(policy[list] as Json[]), entry] };
};

const entryOf = (list: string, id: string): Json => {
  const found = (file()[list] as Json[]).find((entry) => entry['id'] === id);
  if (found === undefined) throw new Error(`no ${id} in ${list}`);
  return found;
};

const without = (list: string, id: string, key: string, word: string): Json =>
  edited(list, id, { [key]: (entryOf(list, id)[key] as string[]).filter((one) => one !== word) });

const codes = (policy: unknown) => [...new Set(validatePolicy(policy).map((problem) => problem.code))];

describe('the validator of the sharing policy', () => {
  it('finds nothing wrong with the policy in force, which is the JSON file word for word', () => {
    expect(validatePolicy(file())).toEqual([]);
    expect(sharingPolicyData).toEqual(file());
  });

  it.each<[string, Json, string]>([
    [
      'two rules for one flow',
      added('rules', { ...entryOf('rules', 'R-REG-SOC-BASE'), id: 'R-SECOND', category: ['identification'] }),
      'overlap',
    ],
    ['a rule without legal basis', edited('rules', 'R-REG-SOC-BASE', { basis: [] }), 'missing-basis'],
    ['a gateway without legal basis', edited('gateways', 'RSL12C', { basis: [] }), 'missing-basis'],
    ['a legal source nobody knows', edited('rules', 'R-REG-SOC-BASE', { basis: ['SUL99'] }), 'unknown-vocabulary'],
    ['an unknown category', edited('rules', 'R-REG-SOC-BASE', { category: ['gossip'] }), 'unknown-vocabulary'],
    ['an unknown sector', edited('rules', 'R-REG-SOC-BASE', { to: ['everybody'] }), 'unknown-vocabulary'],
    ['an unknown effect', edited('rules', 'R-REG-SOC-BASE', { effect: 'allow_always' }), 'unknown-vocabulary'],
    ['an unknown condition', edited('rules', 'R-REG-SOC-BASE', { requires: ['good_mood'] }), 'unknown-vocabulary'],
    ['an unknown duty', edited('rules', 'R-REG-SOC-BASE', { duties: ['hope'] }), 'unknown-vocabulary'],
    ['an unknown purpose', edited('rules', 'R-REG-SOC-BASE', { purposes: ['curiosity'] }), 'unknown-vocabulary'],
    ['an unknown gateway', edited('rules', 'R-REG-SOC-BASE', { gateways: ['BACKDOOR'] }), 'unknown-vocabulary'],
    ['an unknown role', edited('roles', 'nurse_region', { id: 'surgeon' }), 'unknown-vocabulary'],
    [
      'an unknown category in a role ceiling',
      edited('roles', 'nurse_region', { read_ceiling: ['everything'] }),
      'unknown-vocabulary',
    ],
    [
      'a consent rule of more than a calendar year',
      edited('rules', 'R-REG-SOC-BASE', { expiry: { type: 'consent', max_days: 366 } }),
      'consent-over-a-year',
    ],
    [
      'a consent rule without an end',
      edited('rules', 'R-REG-SOC-BASE', { expiry: { type: 'consent' } }),
      'consent-over-a-year',
    ],
    ['a package of more than a year', edited('consent_packages', 'PKG_BASE', { max_days: 730 }), 'consent-over-a-year'],
    [
      'a default of more than a year',
      { ...file(), defaults: { ...(file()['defaults'] as Json), consent_max_days: 400 } },
      'consent-over-a-year',
    ],
    [
      'a consent rule that does not check the expiry',
      without('rules', 'R-REG-SOC-BASE', 'requires', 'consent_not_expired'),
      'consent-without-expiry-check',
    ],
    [
      'a consent rule that does not match the scope',
      without('rules', 'R-REG-SOC-BASE', 'requires', 'consent_active_scope_match'),
      'consent-without-expiry-check',
    ],
    [
      'a consent rule that does not end with the consent',
      edited('rules', 'R-REG-SOC-BASE', { expiry: { type: 'none' } }),
      'consent-without-expiry-check',
    ],
    [
      'a gateway on consent that does not check the expiry',
      without('gateways', 'RSL11A_REQUEST', 'requires', 'consent_not_expired'),
      'consent-without-expiry-check',
    ],
    ['a consent rule without form', edited('rules', 'R-REG-SOC-BASE', { consent_form: null }), 'consent-without-form'],
    [
      'a consent rule no package asks for',
      edited('consent_packages', 'PKG_MEDICAL', { flows: [] }),
      'consent-without-package',
    ],
    [
      'a package asked for in a weaker form than the rule wants',
      edited('consent_packages', 'PKG_BASE', { form: 'specific' }),
      'consent-without-package',
    ],
    [
      'a package for something that stays closed whatever the citizen says',
      edited('consent_packages', 'PKG_LEGAL', {
        flows: [
          ...(entryOf('consent_packages', 'PKG_LEGAL')['flows'] as Json[]),
          { from: 'region_psych', to: 'muni_social', categories: ['psychotherapy_notes'] },
        ],
      }),
      'package-flow-nothing-opens',
    ],
    [
      'a consent whose flow no role can read',
      {
        ...file(),
        roles: (file()['roles'] as Json[]).map((role) =>
          role['sector'] instanceof Array && role['sector'].includes('muni_employment')
            ? { ...role, read_ceiling: ['identification'] }
            : role,
        ),
      },
      'consent-nobody-can-read',
    ],
    [
      'an emergency rule without reason',
      without('rules', 'R-REG-EMP-RISKV', 'requires', 'reason_text'),
      'emergency-without-reason',
    ],
    [
      'an emergency gateway without reason',
      without('gateways', 'EMERG_HEALTH_PULL', 'requires', 'reason_text'),
      'emergency-without-reason',
    ],
    [
      'an emergency the citizen is not told of',
      without('gateways', 'EMERG_HEALTH_PUSH', 'duties', 'notify_citizen_asap'),
      'emergency-without-notification',
    ],
    [
      'an emergency that is not in the citizen’s log',
      without('rules', 'R-SOC-REL-RISK', 'duties', 'show_in_citizen_log'),
      'emergency-without-citizen-log',
    ],
    [
      'a pull towards social staff',
      edited('gateways', 'EMERG_HEALTH_PULL', { to: ['region_psych', 'muni_health', 'muni_social'] }),
      'pull-outside-health',
    ],
    ['a pull out of the municipality', edited('gateways', 'EMERG_ADMIN_PUSH', { mode: 'pull' }), 'pull-outside-health'],
    [
      'a pull by somebody who is no health person',
      without('gateways', 'EMERG_HEALTH_PULL', 'requires', 'capacity_health_person'),
      'pull-outside-health',
    ],
    [
      'a support worker who may break the glass',
      edited('roles', 'support_worker_muni', { can_pull_emergency: true }),
      'pull-outside-health',
    ],
    [
      'a push nobody decides',
      without('gateways', 'EMERG_ADMIN_PUSH', 'requires', 'decision_by_holder'),
      'push-without-holder',
    ],
    [
      'a push out of health that a leader without health capacity could decide',
      without('gateways', 'EMERG_HEALTH_PUSH', 'requires', 'capacity_health_person'),
      'push-without-holder',
    ],
    [
      'categories in another order than the stored slots',
      { ...file(), categories: (file()['categories'] as Json[]).toReversed() },
      'vocabulary-differs',
    ],
    ['a role too few', { ...file(), roles: (file()['roles'] as Json[]).slice(1) }, 'vocabulary-differs'],
    ['the same id twice', added('gateways', entryOf('gateways', 'RSL12C')), 'double-id'],
    ['a misspelt key', edited('gateways', 'PSYL_POLICE_CALLOUT', { enabeld: true }), 'malformed'],
    ['a missing list', { ...file(), gateways: undefined }, 'malformed'],
  ])('catches %s', (_what, policy, code) => {
    expect(codes(policy)).toContain(code);
    expect(() => readPolicy(policy)).toThrow(code);
  });

  it.each([[null], ['policy'], [[]], [{}]])('says what is wrong with %j instead of failing', (data) => {
    expect(validatePolicy(data).length).toBeGreaterThan(0);
  });

  it('lets the data protection officer ease the rule from social staff to the region (acceptance test 17)', () => {
    const eased = edited('rules', 'R-SOC-REG-BASE', {
      effect: 'allow_if_necessary',
      consent_form: null,
      requires: ['relation_active', 'task_necessity'],
      expiry: { type: 'relation_end' },
    });
    expect(validatePolicy(eased)).toEqual([]);
  });
});
