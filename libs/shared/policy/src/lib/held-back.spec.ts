import { CATEGORIES, instant, day, slotOf, STAFF_SECTORS, type Category, type Owner } from '@samtavle/domain';
import fc from 'fast-check';
import { aCitizen } from '../testing/a-citizen.js';
import { someCase } from '../testing/arbitrary-facts.js';
import { decide } from './decide.js';
import { explainHeldBack, type HeldBack } from './held-back.js';
import type { SharingFacts } from './sharing-facts.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { viewerClassOf, type ViewerClass } from './viewer-class.js';

const nurse = viewerClassOf('region_psych', 'nurse_region', false);
const supportWorker = viewerClassOf('muni_social', 'support_worker_muni', false);
const homeNurse = viewerClassOf('muni_health', 'nurse_muni', false);
const jobConsultant = viewerClassOf('muni_employment', 'job_consultant', false);

const NOW = instant('2026-12-10T09:00:00Z');
const explain = (viewer: ViewerClass, facts: SharingFacts): HeldBack[] =>
  explainHeldBack(SHARING_POLICY, viewer, facts, decide(SHARING_POLICY, viewer, facts, NOW), NOW);
const note = (viewer: ViewerClass, facts: SharingFacts, owner: Owner, category: Category) =>
  explain(viewer, facts).find((held) => held.owner === owner && held.category === category);

const base = aCitizen().withConsent('PKG_BASE', '2026-12-01');

describe('explaining what is held back', () => {
  it('says nothing at all about an owner whose name and team the reader may not see', () => {
    const owners = new Set(explain(supportWorker, aCitizen().facts).map((held) => held.owner));
    expect([...owners]).toEqual(['muni_social']);
  });

  it('says which consent would open it, by what rule, and that one may ask in an emergency', () => {
    expect(note(supportWorker, base.facts, 'region_psych', 'mental_state')).toEqual({
      owner: 'region_psych',
      category: 'mental_state',
      rule: 'R-REG-SOC-HEALTH',
      basis: ['SUL43_1', 'SUL44', 'STPK19'],
      road: 'consent',
      package: 'PKG_DAILY',
      consentState: 'not_asked',
      askedOn: null,
      askAgainOn: null,
      askNow: true,
    });
    expect(note(supportWorker, base.facts, 'region_psych', 'identification')).toBeUndefined();
  });

  it('is silent about the most sensitive and about what does not stand on a board', () => {
    const spoken = new Set(
      [nurse, supportWorker, homeNurse, jobConsultant]
        .flatMap((viewer) =>
          explain(viewer, aCitizen({ treatmentCourse: false }).withConsent('PKG_BASE', '2026-12-01').facts),
        )
        .map((held) => held.category),
    );
    const silent = CATEGORIES.filter((category) => !spoken.has(category));
    expect(silent).toEqual(
      expect.arrayContaining([
        'protected_address',
        'psychotherapy_notes',
        'risk_self_harm',
        'risk_violence',
        'coercion_measures',
        'criminal_forensic',
        'private_notes',
        'access_log',
        'evaluation_data',
      ]),
    );
  });

  it('tells the sector that asked that it has asked, and nobody else', () => {
    const asked = aCitizen(base.facts).withQuestion('PKG_DAILY', '2026-12-08', 'asked', 'region_psych', {
      askedOn: day('2026-12-08'),
    });
    expect(note(supportWorker, asked.facts, 'region_psych', 'mental_state')).toMatchObject({
      consentState: 'not_asked',
      askedOn: null,
    });
    const askedHere = aCitizen(base.facts).withQuestion('PKG_DAILY', '2026-12-08', 'asked', 'muni_social', {
      askedOn: day('2026-12-08'),
    });
    expect(note(supportWorker, askedHere.facts, 'region_psych', 'mental_state')).toMatchObject({
      consentState: 'asked',
      askedOn: '2026-12-08',
    });
  });

  it('tells a no, and when one may ask again, to the sector that asked only: the other reads the same as not asked', () => {
    const refusedThere = aCitizen(base.facts).withQuestion('PKG_DAILY', '2026-12-08', 'refused', 'region_psych', {
      askAgainOn: day('2027-03-01'),
    });
    expect(explain(supportWorker, refusedThere.facts)).toEqual(explain(supportWorker, base.facts));
    const refusedHere = aCitizen(base.facts).withQuestion('PKG_DAILY', '2026-12-08', 'refused', 'muni_social', {
      askAgainOn: day('2027-03-01'),
    });
    expect(note(supportWorker, refusedHere.facts, 'region_psych', 'mental_state')).toMatchObject({
      road: 'consent',
      consentState: 'refused_here',
      askAgainOn: '2027-03-01',
    });
  });

  it('forgets an old no once a later yes has been in force', () => {
    const { facts } = aCitizen(base.facts)
      .withQuestion('PKG_DAILY', '2026-11-01', 'refused', 'muni_social')
      .withConsent('PKG_DAILY', '2026-11-20', { state: 'withdrawn' });
    expect(note(supportWorker, facts, 'region_psych', 'mental_state')).toMatchObject({ consentState: 'not_asked' });
  });

  it.each(['withdrawn', 'expired', 'superseded', 'suspended_capacity'] as const)(
    'reads the same after a consent is %s as before anybody asked',
    (state) => {
      const ended = aCitizen(base.facts).withConsent('PKG_DAILY', '2026-11-20', { state }).facts;
      expect(explain(supportWorker, ended)).toEqual(explain(supportWorker, base.facts));
    },
  );

  it('never says that a refusal is the cause: the road is the same as for anything else that is closed', () => {
    const { facts } = aCitizen().withRefusal('2026-12-01', {
      categories: ['mental_state'],
      receivers: ['muni_health'],
    });
    expect(note(homeNurse, facts, 'region_psych', 'mental_state')).toMatchObject({
      road: 'none',
      package: null,
      consentState: 'not_asked',
    });
    const refusedYes = aCitizen(base.facts)
      .withConsent('PKG_DAILY', '2026-12-01')
      .withRefusal('2026-12-02', { categories: ['mental_state'] }).facts;
    expect(note(supportWorker, refusedYes, 'region_psych', 'mental_state')).toEqual(
      note(supportWorker, base.facts, 'region_psych', 'mental_state'),
    );
  });

  it('says that it does not belong to the role when only the role keeps it closed', () => {
    expect(note(supportWorker, base.facts, 'region_psych', 'economy_benefits')).toMatchObject({
      road: 'role',
      package: null,
    });
    const peer = viewerClassOf('region_psych', 'peer_region', false);
    expect(note(peer, aCitizen().facts, 'region_psych', 'own_goals')).toMatchObject({ road: 'role' });
  });

  it('offers no road where the policy has none', () => {
    const { facts } = aCitizen().withConsent('PKG_WORK', '2026-12-01');
    expect(note(jobConsultant, facts, 'region_psych', 'housing')).toMatchObject({ road: 'none', askNow: false });
  });

  it('says nothing to those who are not staff on a board', () => {
    for (const viewer of [
      viewerClassOf('citizen', 'citizen', false),
      viewerClassOf('audit', 'audit_officer', false),
      viewerClassOf('muni_employment', 'benefits_officer', false),
      viewerClassOf('region_psych', 'data_protection_officer', false),
    ]) {
      expect(explain(viewer, base.facts)).toEqual([]);
    }
  });

  it('never explains what is open, nor anything of an owner the reader does not know of', () => {
    fc.assert(
      fc.property(someCase, ({ viewer, facts, now }) => {
        const decision = decide(SHARING_POLICY, viewer, facts, now);
        const isOpen = (owner: Owner, category: Category) => decision.grants.has(slotOf(owner, category));
        for (const { owner, category } of explainHeldBack(SHARING_POLICY, viewer, facts, decision, now)) {
          expect(isOpen(owner, category)).toBe(false);
          const known = isOpen(owner, 'identification') && isOpen(owner, 'team_membership');
          expect(owner === viewer.sector || known).toBe(true);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same to a sector whatever another sector has asked and been refused', () => {
    fc.assert(
      fc.property(someCase, fc.constantFrom('asked', 'refused', 'not_asked'), ({ viewer, facts, now }, state) => {
        const asker = STAFF_SECTORS.find((sector) => sector !== viewer.sector);
        if (asker === undefined) return;
        const asked = SHARING_POLICY.consent_packages.reduce(
          (citizen, one) => citizen.withQuestion(one.id, '2027-01-01', state, asker),
          aCitizen(facts),
        );
        const seen = (of: SharingFacts) => {
          const decision = decide(SHARING_POLICY, viewer, of, now);
          return [decision, explainHeldBack(SHARING_POLICY, viewer, of, decision, now)];
        };
        expect(seen(asked.facts)).toEqual(seen(facts));
      }),
      { numRuns: 400 },
    );
  });
});
