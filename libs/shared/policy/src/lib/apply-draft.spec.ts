import fc from 'fast-check';
import { applyDraft, type DraftProblem, type PolicyChange } from './apply-draft.js';
import { citizenText } from './citizen-text.js';
import { composePolicy } from './compose-policy.js';
import { differenceBetween } from './policy-difference.js';
import { PROBLEM_CODES } from './policy-problem.js';
import { DRAFT_PROBLEM_CODES } from './apply-draft.js';
import { sayProblem } from './say-problem.js';
import { SHARING_POLICY } from './sharing-policy.js';

const rule = (id: string, set: Extract<PolicyChange, { kind: 'rule' }>['set'], reason = 'Prøve'): PolicyChange => ({
  kind: 'rule',
  id,
  reason,
  set,
});
const gateway = (id: string, set: Extract<PolicyChange, { kind: 'gateway' }>['set']): PolicyChange => ({
  kind: 'gateway',
  id,
  reason: 'Prøve',
  set,
});

const INFO = SHARING_POLICY.rules.find(({ id }) => id === 'R-REG-SOC-INFO')?.category ?? [];

/** Law 17’s change: social staff share with the region what their relation needs, without asking. */
const EASED = rule('R-SOC-REG-BASE', {
  effect: 'allow_if_necessary',
  consent_form: null,
  requires: ['relation_active', 'task_necessity'],
  expiry: { type: 'relation_end' },
});

const problemsOf = (...changes: PolicyChange[]): readonly DraftProblem[] => {
  const applied = applyDraft(SHARING_POLICY, 'next', changes);
  return applied.ok ? [] : applied.problems;
};

describe('law 17: a rule eased in a draft', () => {
  const applied = applyDraft(SHARING_POLICY, '0.2+1', [EASED]);
  if (!applied.ok) throw new Error('the validator passes it');
  const { policy } = applied;

  it('passes the validator and becomes a frozen policy of its own version, the old one as it was', () => {
    expect(policy.policy_version).toBe('0.2+1');
    expect(policy.rules.find(({ id }) => id === 'R-SOC-REG-BASE')?.effect).toBe('allow_if_necessary');
    expect(SHARING_POLICY.rules.find(({ id }) => id === 'R-SOC-REG-BASE')?.effect).toBe('consent_required');
    expect(Object.isFrozen(policy)).toBe(true);
    expect(Object.isFrozen(policy.rules)).toBe(true);
    expect(policy.roles).toEqual(SHARING_POLICY.roles);
    expect(policy.consent_packages).toEqual(SHARING_POLICY.consent_packages);
  });

  it.each(['da', 'en'] as const)(
    'changes the citizen’s plain text in %s, and only where the rule is about',
    (language) => {
      const before = citizenText(SHARING_POLICY, language);
      const after = citizenText(policy, language);
      const changed = after.filter((family, at) => family.sentences.join() !== before[at]?.sentences.join());
      expect(changed.map(({ from, to }) => `${from} ${to}`)).toEqual(['muni_social region_psych']);
    },
  );

  it('differs in exactly that rule, in its four terms, and in the combinations it covers', () => {
    const { rules, gateways, combinations } = differenceBetween(SHARING_POLICY, policy);
    expect(rules.map(({ id, fields }) => [id, [...fields].sort()])).toEqual([
      ['R-SOC-REG-BASE', ['consent_form', 'effect', 'expiry', 'requires']],
    ]);
    expect(gateways).toEqual([]);
    const covered = SHARING_POLICY.rules.find(({ id }) => id === 'R-SOC-REG-BASE')?.category;
    expect(combinations.map(({ category }) => category)).toEqual(covered);
    for (const { from, to, before, after } of combinations) {
      expect([from, to]).toEqual(['muni_social', 'region_psych']);
      expect([before.effect, after.effect]).toEqual(['consent_required', 'allow_if_necessary']);
    }
  });
});

describe('law 18: a draft the validator refuses', () => {
  it.each<[string, PolicyChange, DraftProblem['code'], string | undefined]>([
    ['overlap', rule('R-REG-SOC-INFO', { category: [...INFO, 'identification'] }), 'overlap', 'category'],
    ['no legal basis', rule('R-REG-SOC-BASE', { basis: [] }), 'missing-basis', 'basis'],
    ['an unknown category', rule('R-REG-SOC-BASE', { category: ['gossip'] }), 'unknown-vocabulary', 'category'],
    ['an unknown receiver', rule('R-REG-SOC-BASE', { to: ['everybody'] }), 'unknown-vocabulary', 'to'],
    ['an unknown condition', rule('R-REG-SOC-BASE', { requires: ['good_mood'] }), 'unknown-vocabulary', 'requires'],
    ['an unknown source', rule('R-REG-SOC-BASE', { basis: ['SUL99'] }), 'unknown-vocabulary', 'basis'],
    ['an unknown duty', rule('R-REG-SOC-BASE', { duties: ['hope'] }), 'unknown-vocabulary', 'duties'],
    [
      'a consent over a year',
      rule('R-REG-SOC-BASE', { expiry: { type: 'consent', max_days: 366 } }),
      'consent-over-a-year',
      'expiry',
    ],
    [
      'a consent rule that does not check the expiry',
      rule('R-REG-SOC-BASE', { requires: ['relation_active', 'consent_active_scope_match'] }),
      'consent-without-expiry-check',
      'requires',
    ],
    [
      'a consent nobody can ask for',
      rule('R-REG-REL-RISK', { effect: 'consent_required', consent_form: 'written' }),
      'consent-without-package',
      'category',
    ],
    [
      'a package left without anything to open',
      rule('R-REG-SOC-BASE', { effect: 'never' }),
      'package-flow-nothing-opens',
      undefined,
    ],
    [
      'an emergency without reason',
      gateway('EMERG_HEALTH_PULL', { requires: ['capacity_health_person', 'minimum_fields'] }),
      'emergency-without-reason',
      'requires',
    ],
    [
      'an emergency nobody is told of',
      gateway('EMERG_HEALTH_PUSH', { duties: ['show_in_citizen_log'] }),
      'emergency-without-notification',
      'duties',
    ],
    [
      'an emergency outside the citizen’s log',
      gateway('EMERG_HEALTH_PUSH', { duties: ['notify_citizen_asap'] }),
      'emergency-without-citizen-log',
      'duties',
    ],
    [
      'an emergency that stays open',
      gateway('EMERG_HEALTH_PULL', { expiry: { type: 'hours', max_hours: 48 } }),
      'emergency-over-a-day',
      'expiry',
    ],
    [
      'a pull outside health',
      gateway('EMERG_HEALTH_PULL', { to: ['region_psych', 'muni_social'] }),
      'pull-outside-health',
      undefined,
    ],
    ['a plan’s gateway without a plan', gateway('PSYL13C', { requires: [] }), 'gateway-without-ground', 'requires'],
    [
      'a notice to somebody who gives no help',
      gateway('RSL12C', { requires_by_recipient: { muni_social: ['sel_service_active'] } }),
      'gateway-without-ground',
      'requires',
    ],
    [
      'a notice that needs no hospital stay',
      gateway('RSL12C', { expiry: { type: 'relation_end' } }),
      'notice-without-end',
      'expiry',
    ],
    [
      'a notice that says no number of days',
      gateway('RSL12C', { expiry: { type: 'days' } }),
      'notice-without-end',
      'expiry',
    ],
  ])('%s', (_, change, code, field) => {
    const found = problemsOf(change).find((one) => one.code === code);
    expect(found).toBeDefined();
    if (field !== undefined) expect(found).toMatchObject({ where: change.id, change: 0, field });
  });

  it.each<[string, PolicyChange, DraftProblem['code']]>([
    ['a rule nobody wrote', rule('R-NOBODY', { effect: 'never' }), 'unknown-rule'],
    ['a gateway nobody wrote', gateway('BACKDOOR', { enabled: true }), 'unknown-gateway'],
    ['no reason', rule('R-REG-SOC-BASE', { dpo_note: 'Ny' }, '  '), 'missing-reason'],
    ['nothing that changes', rule('R-REG-SOC-BASE', { effect: 'consent_required' }), 'nothing-changed'],
  ])('%s', (_, change, code) => {
    expect(problemsOf(change).map((one) => one.code)).toEqual([code]);
  });

  it('the same rule twice, whoever came first', () => {
    expect(problemsOf(EASED, rule('R-SOC-REG-BASE', { dpo_note: 'Ny' }))).toMatchObject([
      { code: 'changed-twice', change: 1 },
    ]);
  });

  it('an overlap with a rule that stands later, at the change that made it', () => {
    expect(
      problemsOf(
        rule('R-REG-SOC-BASE', {
          category: ['identification', 'team_membership', 'board_status', 'visit_logistics', 'own_goals', 'housing'],
        }),
      ),
    ).toMatchObject([
      {
        code: 'overlap',
        where: 'R-REG-SOC-INFO',
        change: 0,
        about: 'housing, region_psych → muni_social: R-REG-SOC-BASE',
      },
    ]);
  });

  it('says each fault in Danish and English, with the rule and what it is about', () => {
    const [overlap] = problemsOf(rule('R-REG-SOC-INFO', { category: [...INFO, 'identification'] }));
    if (overlap === undefined) throw new Error('no problem');
    const { da, en } = sayProblem(overlap);
    for (const said of [da, en]) expect(said).toMatch(/R-.+: identification, region_psych → muni_social: R-.+\.$/);
    for (const code of [...PROBLEM_CODES, ...DRAFT_PROBLEM_CODES]) {
      const words = sayProblem({ code, where: 'R-X' });
      expect(words.da).toMatch(/R-X/);
      expect(words.en).toMatch(/R-X/);
      expect(words.da).not.toBe(words.en);
    }
  });
});

describe('any draft', () => {
  const some = fc.constantFrom(...SHARING_POLICY.rules.map(({ id }) => id));
  const effects = fc.constantFrom('allow', 'allow_if_necessary', 'consent_required', 'never', 'emergency_only', 'x');

  it('either becomes a valid policy that composes again from what is stored, or says what is wrong', () => {
    fc.assert(
      fc.property(some, effects, fc.string(), (id, effect, note) => {
        const applied = applyDraft(SHARING_POLICY, 'next', [rule(id, { effect, dpo_note: `ny ${note}` })]);
        if (!applied.ok) return expect(applied.problems.length).toBeGreaterThan(0);
        const stored: unknown = JSON.parse(JSON.stringify({ ...applied.policy }));
        const { rules, gateways } = stored as { rules: unknown; gateways: unknown };
        expect(composePolicy(SHARING_POLICY, 'next', { rules, gateways })).toEqual(applied.policy);
      }),
      { numRuns: 120 },
    );
  });

  it('differs from nothing when it is compared with itself, and the difference is the same from the other side', () => {
    expect(differenceBetween(SHARING_POLICY, SHARING_POLICY)).toEqual({ rules: [], gateways: [], combinations: [] });
    const off = applyDraft(SHARING_POLICY, 'next', [gateway('RSL12C', { enabled: false })]);
    if (!off.ok) throw new Error('valid');
    const forth = differenceBetween(SHARING_POLICY, off.policy);
    const back = differenceBetween(off.policy, SHARING_POLICY);
    expect(forth.combinations.length).toBeGreaterThan(0);
    expect(back.combinations).toEqual(
      forth.combinations.map(({ before, after, ...where }) => ({ ...where, before: after, after: before })),
    );
    for (const { before, after } of forth.combinations) {
      expect(before.gateways).toContain('RSL12C');
      expect(after.gateways).not.toContain('RSL12C');
    }
  });
});
