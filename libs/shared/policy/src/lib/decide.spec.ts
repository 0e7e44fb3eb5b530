import { CATEGORIES, instant, slotOf, type Category, type Owner } from '@samtavle/domain';
import { aCitizen } from '../testing/a-citizen.js';
import { applyDraft } from './apply-draft.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { SharingFacts } from './sharing-facts.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { viewerClassOf, type ViewerClass } from './viewer-class.js';

const nurse = viewerClassOf('region_psych', 'nurse_region', false);
const supportWorker = viewerClassOf('muni_social', 'support_worker_muni', false);
const homeNurse = viewerClassOf('muni_health', 'nurse_muni', false);
const jobConsultant = viewerClassOf('muni_employment', 'job_consultant', false);

const NOW = '2026-12-10T09:00:00Z';
const decideFor = (viewer: ViewerClass, facts: SharingFacts, at = NOW): Decision =>
  decide(SHARING_POLICY, viewer, facts, instant(at));
const sees = (viewer: ViewerClass, facts: SharingFacts, owner: Owner, category: Category, at = NOW) =>
  decideFor(viewer, facts, at).grants.has(slotOf(owner, category));
const seenOf = (viewer: ViewerClass, facts: SharingFacts, owner: Owner, at = NOW): Category[] => {
  const { grants } = decideFor(viewer, facts, at);
  return CATEGORIES.filter((category) => grants.has(slotOf(owner, category)));
};

describe('consent and refusal', () => {
  const base = aCitizen().withConsent('PKG_TREAT_EXTRA', '2026-12-05');
  const sentence = (facts: SharingFacts) => sees(homeNurse, facts, 'region_psych', 'criminal_forensic');

  it('lets the newer of the two count', () => {
    expect(sentence(base.withRefusal('2026-12-04').facts)).toBe(true);
    expect(sentence(base.withRefusal('2026-12-06').facts)).toBe(false);
  });

  it('lets the refusal count when both were given at the same moment', () => {
    expect(sentence(base.withRefusal('2026-12-05').facts)).toBe(false);
  });

  it('lets a refusal stop an older consent also where the rule asks for consent alone', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01').withRefusal('2026-12-02');
    expect(seenOf(supportWorker, facts, 'region_psych')).toEqual(['consent_records']);
  });

  it('stops a refusal the moment it is lifted, and says so beforehand', () => {
    const { facts } = aCitizen().withRefusal('2026-12-01', { liftedAt: instant('2026-12-10T10:00:00Z') });
    expect(seenOf(homeNurse, facts, 'region_psych')).toEqual([]);
    expect(decideFor(homeNurse, facts).until).toBe('2026-12-10T10:00:00.000Z');
    expect(seenOf(homeNurse, facts, 'region_psych', '2026-12-10T10:00:00Z').length).toBeGreaterThan(10);
  });

  it('lets a refusal that names no category and no receiver mean all of them, the own sector too', () => {
    const { facts } = aCitizen().withRefusal('2026-12-01', { categories: [], receivers: [] });
    expect(seenOf(nurse, facts, 'region_psych')).toEqual([]);
  });

  it('covers what the package named when it was given and still names today', () => {
    const early = aCitizen().withConsent('PKG_BASE', '2026-12-01', {
      flows: [
        { from: 'region_psych', to: 'muni_social', categories: ['identification', 'team_membership', 'diagnosis'] },
      ],
    });
    expect(seenOf(supportWorker, early.facts, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'consent_records',
    ]);
  });

  it('shares nothing through a package the policy no longer has, nor before the day it was given', () => {
    expect(seenOf(supportWorker, aCitizen().withConsent('PKG_OLD', '2026-12-01').facts, 'region_psych')).toEqual([]);
    const tomorrow = aCitizen().withConsent('PKG_BASE', '2026-12-11').facts;
    expect(seenOf(supportWorker, tomorrow, 'region_psych')).toEqual([]);
    expect(decideFor(supportWorker, tomorrow).until).toBe('2026-12-10T23:00:00.000Z');
  });

  it('ends where the rule lets a consent last shorter than the package asks for, and only there', () => {
    const shortened = applyDraft(SHARING_POLICY, 'next', [
      { kind: 'rule', id: 'R-REG-SOC-BASE', reason: 'Prøve', set: { expiry: { type: 'consent', max_days: 30 } } },
    ]);
    if (!shortened.ok) throw new Error('the validator passes it');
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01');
    const decidedAt = (viewer: ViewerClass, at: string) => decide(shortened.policy, viewer, facts, instant(at));
    const name = slotOf('region_psych', 'identification');
    expect(decidedAt(supportWorker, '2026-12-30T22:59:59Z').grants.get(name)?.until).toBe('2026-12-30T23:00:00.000Z');
    expect(decidedAt(supportWorker, NOW).until).toBe('2026-12-30T23:00:00.000Z');
    expect(decidedAt(supportWorker, '2026-12-30T23:00:00Z').grants.has(name)).toBe(false);
    const theirs = slotOf('muni_social', 'identification');
    expect(decidedAt(nurse, '2026-12-30T23:00:00Z').grants.get(theirs)?.until).toBe('2027-11-30T23:00:00.000Z');
  });

  it('pauses while it is unclear who speaks for the citizen, but a plan still works', () => {
    const { facts } = aCitizen({ representative: 'unclear' })
      .withConsent('PKG_BASE', '2026-12-01')
      .withPlan(['region_psych', 'muni_social'], [], '2026-12-01', null);
    expect(sees(supportWorker, facts, 'region_psych', 'visit_logistics')).toBe(false);
    expect(decideFor(supportWorker, facts).grants.get(slotOf('region_psych', 'identification'))?.via).toBe('PSYL13C');
  });

  it('names the same consent of two that end together, in whatever order they are loaded', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01').withConsent('PKG_BASE', '2026-12-01');
    const reversed = { ...facts, consents: facts.consents.toReversed() };
    expect(decideFor(supportWorker, reversed)).toEqual(decideFor(supportWorker, facts));
  });

  it('names the consent that lasts longest when two cover the same flow', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-01-10').withConsent('PKG_BASE', '2026-12-01');
    const name = slotOf('region_psych', 'identification');
    const decided = decideFor(supportWorker, facts);
    expect(decided.grants.get(name)).toMatchObject({ consentId: 'PKG_BASE-2', until: '2027-11-30T23:00:00.000Z' });
    expect(decided.until).toBe('2027-01-09T23:00:00.000Z');
  });
});

describe('the own sector and the citizen', () => {
  it('needs a current treatment and a health capacity in the health sectors, and neither in the social sector', () => {
    const ended = aCitizen({ treatmentCourse: false }).facts;
    expect(seenOf(nurse, ended, 'region_psych')).toEqual([]);
    expect(seenOf(viewerClassOf('region_psych', 'peer_region', false), aCitizen().facts, 'region_psych')).toEqual([]);
    expect(seenOf(viewerClassOf('region_psych', 'peer_region', true), aCitizen().facts, 'region_psych')).toHaveLength(
      11,
    );
    expect(seenOf(supportWorker, ended, 'muni_social')).toContain('mental_state');
  });

  it('shows the citizen’s own words to the sectors the citizen chose, and health words to employment only on a yes', () => {
    const shared = aCitizen({ citizenAudience: ['muni_employment'] });
    expect(seenOf(nurse, shared.facts, 'citizen')).toEqual([]);
    expect(seenOf(jobConsultant, shared.facts, 'citizen')).not.toContain('mental_state');
    const confirmed = shared.withConsent('PKG_SELF_WORK', '2026-12-01').facts;
    expect(seenOf(jobConsultant, confirmed, 'citizen')).toContain('mental_state');
  });

  it('shows citizens their own data, their log and their diary, and a representative within the mandate no diary', () => {
    const citizen = viewerClassOf('citizen', 'citizen', false);
    const guardian = viewerClassOf('citizen', 'representative', false);
    const represented = aCitizen({ representative: 'mandate_recorded' }).facts;
    expect(seenOf(citizen, aCitizen().facts, 'region_psych')).toEqual(
      expect.arrayContaining(['diagnosis', 'access_log', 'private_notes', 'protected_address']),
    );
    expect(sees(citizen, aCitizen().facts, 'citizen', 'private_notes')).toBe(true);
    expect(sees(citizen, aCitizen().facts, 'region_psych', 'mental_state')).toBe(false);
    expect(sees(guardian, represented, 'region_psych', 'diagnosis')).toBe(true);
    expect(sees(guardian, represented, 'citizen', 'private_notes')).toBe(false);
    expect(decideFor(guardian, aCitizen().facts).grants.size).toBe(0);
  });

  it('shows a sector another’s consent records once a consent between the two is or has been in force', () => {
    const records = (facts: SharingFacts) => sees(supportWorker, facts, 'region_psych', 'consent_records');
    expect(records(aCitizen().facts)).toBe(false);
    expect(records(aCitizen().withConsent('PKG_BASE', '2026-12-01').facts)).toBe(true);
    expect(records(aCitizen().withConsent('PKG_BASE', '2025-12-01', { state: 'expired' }).facts)).toBe(true);
    expect(records(aCitizen().withQuestion('PKG_BASE', '2026-12-01', 'refused', 'muni_social').facts)).toBe(false);
    expect(records(aCitizen().withConsent('PKG_WORK_PLAN', '2026-12-01').facts)).toBe(false);
  });
});
