import { CATEGORIES, pairOf, slotOf, STAFF_SECTORS, type Category } from '@samtavle/domain';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { someFacts, someMoment, someViewer } from '../testing/arbitrary-facts.js';
import { readResolvedTable } from '../testing/resolved-table.js';
import { composePolicy } from './compose-policy.js';
import { decide } from './decide.js';
import { emergencyAsk, emergencyPull, emergencyPush, pushableCategories } from './emergency.js';
import { stillOpenAlone } from './personal-rights.js';
import { type SharingPolicy } from './policy-schema.js';
import { ruleFor } from './rule-index.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { viewerClassOf } from './viewer-class.js';

const TABLE = readResolvedTable(readFileSync(new URL('../data/resolved.csv', import.meta.url), 'utf8'));
const someCategories = fc.subarray([...CATEGORIES]);
const someCategory = fc.constantFrom(...CATEGORIES);
const RUNS = { numRuns: 1_000 };
const nurse = viewerClassOf('region_psych', 'nurse_region', false);
const muniNurse = viewerClassOf('muni_health', 'nurse_muni', false);
const worker = viewerClassOf('muni_social', 'support_worker_muni', false);
const pulled = (viewer: typeof nurse, ...categories: Category[]) => emergencyPull(SHARING_POLICY, viewer, categories);

describe('an emergency look-up, for any class and any categories', () => {
  it('never opens a pair outside the gateway’s owners, receivers and categories, or above the role’s ceiling', () => {
    const gateway = SHARING_POLICY.gateways.find(({ id }) => id === 'EMERG_HEALTH_PULL');
    fc.assert(
      fc.property(someViewer, someCategories, (viewer, categories) => {
        const answer = emergencyPull(SHARING_POLICY, viewer, categories);
        if (!answer.ok) return;
        const role = SHARING_POLICY.roles.find(({ id }) => id === viewer.role);
        expect(viewer.healthPerson && role?.can_pull_emergency).toBe(true);
        expect(gateway?.to).toContain(viewer.sector);
        for (const slot of answer.slots) {
          const { owner, category } = pairOf(slot);
          expect(gateway?.from).toContain(owner);
          expect(gateway?.categories).toContain(category);
          expect(role?.read_ceiling).toContain(category);
          expect([...categories, 'identification']).toContain(category);
          // And the second reading of the law names the gateway for this very pair.
          expect(TABLE.row(category, owner, viewer.sector).gateways).toContain('EMERG_HEALTH_PULL');
        }
        for (const category of categories)
          expect(answer.slots.some((slot) => pairOf(slot).category === category)).toBe(true);
        expect(answer.mostHours).toBeLessThanOrEqual(24);
      }),
      RUNS,
    );
  });

  it('is nobody’s who does not act as a health person, whatever the training', () => {
    fc.assert(
      fc.property(someViewer, someCategories, (viewer, categories) => {
        if (!viewer.healthPerson) expect(emergencyPull(SHARING_POLICY, viewer, categories).ok).toBe(false);
        // Capacity beats training, also when somebody says otherwise.
        const claimed = { ...viewer, healthPerson: true };
        if (viewer.sector !== 'region_psych' && viewer.sector !== 'muni_health')
          expect(emergencyPull(SHARING_POLICY, claimed, categories).ok).toBe(false);
      }),
      RUNS,
    );
  });

  it('is never part of what a class sees', () => {
    fc.assert(
      fc.property(someViewer, someFacts, someMoment, (viewer, facts, now) => {
        for (const grant of decide(SHARING_POLICY, viewer, facts, now).grants.values())
          expect(grant.via).not.toMatch(/^EMERG/);
      }),
      RUNS,
    );
  });
});

describe('an emergency look-up', () => {
  it('opens the categories asked for, of both health sectors, and the name along with them', () => {
    const answer = pulled(muniNurse, 'medication_depot');
    expect(answer.ok && answer.slots.map(pairOf)).toEqual([
      { owner: 'region_psych', category: 'identification' },
      { owner: 'region_psych', category: 'medication_depot' },
      { owner: 'muni_health', category: 'identification' },
      { owner: 'muni_health', category: 'medication_depot' },
    ]);
    expect(answer.ok && answer.via).toBe('EMERG_HEALTH_PULL');
  });

  it('opens what a citizen marked private in health', () => {
    expect(pulled(nurse, 'private_notes').ok).toBe(true);
  });

  it.each([
    ['therapy notes', nurse, 'psychotherapy_notes', 'role_ceiling'],
    ['a protected address', nurse, 'protected_address', 'no_gateway'],
    ['the access log', nurse, 'access_log', 'role_ceiling'],
  ] as const)('does not open %s', (_, viewer, category, because) => {
    expect(pulled(viewer, category)).toEqual({ ok: false, because, category });
  });

  it('refuses the whole when one category cannot be opened, and names it', () => {
    expect(pulled(nurse, 'medication_depot', 'protected_address')).toMatchObject({ category: 'protected_address' });
  });

  it('opens nothing when nothing is chosen', () => {
    expect(pulled(nurse)).toMatchObject({ because: 'no_category' });
  });

  it.each([
    ['support worker', worker],
    ['regional social worker', viewerClassOf('region_psych', 'social_worker_region', true)],
    ['joint leader for the region', viewerClassOf('region_psych', 'team_leader_joint', true)],
    ['job consultant', viewerClassOf('muni_employment', 'job_consultant', false)],
    ['assistant who comes as support worker', viewerClassOf('muni_social', 'support_worker_muni', true)],
  ])('is not for a %s', (_, viewer) => {
    expect(pulled(viewer, 'medication_depot')).toMatchObject({ ok: false, because: 'role_may_not_pull' });
  });

  it('opens nothing from an owner whose name it may not open', () => {
    const ofNames = ruleFor(SHARING_POLICY, 'identification', 'region_psych', 'muni_health').id;
    const closed = composePolicy(SHARING_POLICY, 'without', {
      rules: SHARING_POLICY.rules.map((rule) => (rule.id === ofNames ? { ...rule, effect: 'never' } : rule)),
      gateways: SHARING_POLICY.gateways,
    });
    const opened = (policy: SharingPolicy, ...categories: Category[]) => {
      const answer = emergencyPull(policy, muniNurse, categories);
      return answer.ok ? new Set(answer.slots.map((slot) => pairOf(slot).owner)) : answer.because;
    };
    // The rule of names is not that of private notes, which the gateway goes on to cover.
    expect(ruleFor(closed, 'private_notes', 'region_psych', 'muni_health').effect).not.toBe('never');
    expect(opened(SHARING_POLICY, 'private_notes')).toContain('region_psych');
    expect(opened(closed, 'private_notes')).toEqual(new Set(['muni_health']));
    const notes = slotOf('region_psych', 'private_notes');
    expect(stillOpenAlone(closed, muniNurse, 'emergency_pull', [notes])).toEqual([]);
  });

  it('falls with its gateway', () => {
    const gateways = SHARING_POLICY.gateways.map((one) =>
      one.id === 'EMERG_HEALTH_PULL' ? { ...one, enabled: false } : one,
    );
    expect(emergencyPull({ ...SHARING_POLICY, gateways }, nurse, ['medication_depot'])).toMatchObject({
      because: 'no_gateway',
    });
  });
});

describe('an emergency push, for any holder, receiver and category', () => {
  it('goes only where the second reading of the law names an emergency gateway, and out of health by a health person', () => {
    fc.assert(
      fc.property(someViewer, someViewer, someCategory, (holder, receiver, category) => {
        const answer = emergencyPush(SHARING_POLICY, holder, receiver, category);
        if (!answer.ok) return;
        const { owner } = pairOf(answer.slot);
        expect(owner).toBe(holder.sector);
        expect(receiver.sector).not.toBe(holder.sector);
        expect(TABLE.row(category, owner, receiver.sector).gateways).toContain(answer.via);
        expect(answer.via).toMatch(/^EMERG_/);
        expect(SHARING_POLICY.roles.find(({ id }) => id === holder.role)?.can_decide_emergency).toBe(true);
        if (owner === 'region_psych' || owner === 'muni_health') expect(holder.healthPerson).toBe(true);
        if (answer.via === 'EMERG_HEALTH_PULL') expect(receiver.healthPerson).toBe(true);
      }),
      { numRuns: 3_000 },
    );
  });
});

describe('an emergency push', () => {
  const push = (holder: typeof nurse, receiver: typeof nurse, category: Category) =>
    emergencyPush(SHARING_POLICY, holder, receiver, category);

  it('passes the ceiling of who receives it', () => {
    const peer = viewerClassOf('muni_social', 'peer_muni', false);
    expect(push(nurse, peer, 'medication_depot')).toMatchObject({ ok: true, via: 'EMERG_HEALTH_PUSH' });
  });

  it('out of health is not decided by a leader who is no health person', () => {
    const leader = viewerClassOf('region_psych', 'team_leader_joint', false);
    expect(push(leader, worker, 'risk_self_harm')).toMatchObject({ ok: false, because: 'no_health_person' });
    expect(push(viewerClassOf('region_psych', 'team_leader_joint', true), worker, 'risk_self_harm').ok).toBe(true);
  });

  it('out of health to a job consultant carries danger and nothing else', () => {
    const consultant = viewerClassOf('muni_employment', 'job_consultant', false);
    expect(pushableCategories(SHARING_POLICY, nurse, consultant, CATEGORIES)).toEqual([
      'risk_self_harm',
      'risk_violence',
    ]);
  });

  it('never carries a protected address or what is marked private to another authority', () => {
    for (const sector of STAFF_SECTORS)
      for (const category of ['protected_address', 'psychotherapy_notes'] as const)
        expect(push(nurse, { ...worker, sector }, category).ok).toBe(false);
    expect(push(nurse, worker, 'private_notes').ok).toBe(false);
  });
});

describe('a question to another sector', () => {
  it('is for whoever may pass on that the own sector knows the person', () => {
    const ask = (viewer: typeof nurse, to: (typeof STAFF_SECTORS)[number]) => emergencyAsk(SHARING_POLICY, viewer, to);
    expect(ask(worker, 'region_psych')).toMatchObject({ ok: true, via: 'EMERG_ADMIN_PUSH' });
    expect(ask(nurse, 'muni_social')).toMatchObject({ ok: true, via: 'EMERG_HEALTH_PUSH' });
    expect(ask(nurse, 'muni_health')).toMatchObject({ ok: true, via: 'EMERG_HEALTH_PULL' });
    expect(ask(viewerClassOf('muni_employment', 'job_consultant', false), 'region_psych').ok).toBe(true);
    expect(ask(viewerClassOf('region_psych', 'medical_secretary', true), 'muni_social')).toMatchObject({
      because: 'role_may_not_decide',
    });
    expect(ask(worker, 'muni_social').ok).toBe(false);
  });
});
