import { CATEGORIES, day, instant, OWNERS, slotOf, type Category, type Owner, pairOf } from '@samtavle/domain';
import { readFileSync } from 'node:fs';
import { aCitizen } from '../testing/a-citizen.js';
import { decide } from './decide.js';
import type { Decision } from './decision.js';
import type { SharingFacts } from './sharing-facts.js';
import { sharingPolicySchema, type SharingPolicy } from './policy-schema.js';
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

/** The policy with one rule edited, parsed without the validator: what must hold even if the file were wrong. */
function withRule(id: string, edit: object): SharingPolicy {
  const file = JSON.parse(readFileSync(new URL('../data/sharing-policy.json', import.meta.url), 'utf8'));
  const rule = file.rules.find((one: { id: string }) => one.id === id);
  Object.assign(rule, edit);
  return sharingPolicySchema.parse(file);
}

describe('what a colleague sees (acceptance tests drawn from law)', () => {
  it('1. a support worker sees nothing of a regional citizen without the base consent', () => {
    expect(seenOf(supportWorker, aCitizen().facts, 'region_psych')).toEqual([]);
  });

  it('2. consent of 1 December 2026 shares through 30 November 2027, and is gone on 1 December', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01');
    expect(sees(supportWorker, facts, 'region_psych', 'identification', '2027-11-30T22:59:59.999Z')).toBe(true);
    expect(sees(supportWorker, facts, 'region_psych', 'identification', '2027-11-30T23:00:00.000Z')).toBe(false);
    expect(decideFor(supportWorker, facts).until).toBe('2027-11-30T23:00:00.000Z');
  });

  it('ends by the date even while the register still calls the consent active, and never after more than a year', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01', { expiresOn: null });
    const tooLong = aCitizen().withConsent('PKG_BASE', '2026-12-01', { expiresOn: day('2030-01-01') });
    for (const consented of [facts, tooLong.facts]) {
      expect(sees(supportWorker, consented, 'region_psych', 'identification', '2027-11-30T12:00:00Z')).toBe(true);
      expect(sees(supportWorker, consented, 'region_psych', 'identification', '2027-12-01T12:00:00Z')).toBe(false);
    }
  });

  it('3. a withdrawn consent shares nothing, though the consent record itself stays readable', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01', { state: 'withdrawn' });
    expect(seenOf(supportWorker, facts, 'region_psych')).toEqual(['consent_records']);
  });

  it('4. no emergency road opens anything to a class', () => {
    const everything = aCitizen({ services: { sel: true, sicknessBenefit: true } }).facts;
    for (const viewer of [nurse, supportWorker, homeNurse, jobConsultant]) {
      for (const grant of decideFor(viewer, everything).grants.values())
        expect(grant.via).not.toMatch(/^EMERG|^PSP|^RSL11/);
    }
    expect(sees(nurse, everything, 'region_psych', 'private_notes')).toBe(false);
  });

  it('5. a home nurse does not see the medication of a citizen who refused sharing with the municipality', () => {
    const refused = aCitizen().withRefusal('2026-12-01', {
      receivers: ['muni_social', 'muni_health', 'muni_employment'],
    });
    expect(sees(homeNurse, aCitizen().facts, 'region_psych', 'medication_depot')).toBe(true);
    expect(sees(homeNurse, refused.facts, 'region_psych', 'medication_depot')).toBe(false);
    expect(sees(nurse, refused.facts, 'region_psych', 'medication_depot')).toBe(true);
  });

  it('6. an assistant who acts as support worker loses the medication and has that role’s ceiling', () => {
    const { facts } = aCitizen();
    const inNursing = viewerClassOf('muni_health', 'sosu_assistant_muni', false);
    expect(sees(inNursing, facts, 'region_psych', 'medication_depot')).toBe(true);
    expect(sees(supportWorker, facts, 'region_psych', 'medication_depot')).toBe(false);
    expect(sees(inNursing, facts, 'muni_health', 'economy_benefits')).toBe(true);
    expect(sees(supportWorker, facts, 'muni_social', 'economy_benefits')).toBe(false);
    const trainedButSocial: ViewerClass = { sector: 'muni_social', role: 'sosu_assistant_muni', healthPerson: true };
    expect(decideFor(trainedButSocial, facts).grants.size).toBe(0);
  });

  it('7. a discharge agreement opens nothing to a sector that is no party, and no category it does not name', () => {
    const elsewhere = aCitizen().withPlan(
      ['region_psych', 'muni_health'],
      ['mental_state'],
      '2026-12-01',
      '2027-02-01',
    );
    const party = aCitizen().withPlan(['region_psych', 'muni_social'], ['mental_state'], '2026-12-01', '2027-02-01');
    expect(seenOf(supportWorker, elsewhere.facts, 'region_psych')).toEqual([]);
    expect(seenOf(supportWorker, party.facts, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'mental_state',
      'coordination_plan',
    ]);
    expect(decideFor(supportWorker, party.facts).grants.get(slotOf('region_psych', 'mental_state'))).toMatchObject({
      rule: 'R-REG-SOC-HEALTH',
      via: 'PSYL13C',
      basis: ['PSYL13A', 'PSYL13B', 'PSYL13C'],
      planId: 'plan-1',
      until: '2027-02-01T23:00:00.000Z',
    });
  });

  it('7. a plan does not open board status, diagnosis, network or sentence, whatever is written in it', () => {
    const { facts } = aCitizen().withPlan(['region_psych', 'muni_social'], [...CATEGORIES], '2026-12-01', null);
    const opened = seenOf(supportWorker, facts, 'region_psych');
    for (const kept of ['board_status', 'diagnosis', 'network_relatives', 'criminal_forensic'] as const) {
      expect(opened).not.toContain(kept);
    }
  });

  it('8. what a plan opened is gone when its last day has ended, or the moment it is ended', () => {
    const plan = aCitizen().withPlan(['region_psych', 'muni_social'], [], '2026-12-05', '2026-12-20').facts;
    expect(sees(supportWorker, plan, 'region_psych', 'identification', '2026-12-04T22:59:59Z')).toBe(false);
    expect(sees(supportWorker, plan, 'region_psych', 'identification', '2026-12-04T23:00:00Z')).toBe(true);
    expect(sees(supportWorker, plan, 'region_psych', 'identification', '2026-12-20T22:59:59Z')).toBe(true);
    expect(sees(supportWorker, plan, 'region_psych', 'identification', '2026-12-20T23:00:00Z')).toBe(false);
    const ended = aCitizen().withPlan(['region_psych', 'muni_social'], [], '2026-12-05', null, '2026-12-10T08:00:00Z');
    expect(sees(supportWorker, ended.facts, 'region_psych', 'identification', '2026-12-10T07:59:59Z')).toBe(true);
    expect(sees(supportWorker, ended.facts, 'region_psych', 'identification')).toBe(false);
  });

  it('9. the hospital notice reaches social staff only with a service § 12 c names, or with PKG_DAILY', () => {
    const inHospital = { admittedAt: instant('2026-12-09T20:00:00Z'), dischargedAt: null };
    const admitted = aCitizen({ hospitalStay: inHospital });
    const served = admitted.with({ services: { sel: true, sicknessBenefit: false } });
    expect(sees(supportWorker, admitted.facts, 'region_psych', 'admission_discharge')).toBe(false);
    expect(
      decideFor(supportWorker, served.facts).grants.get(slotOf('region_psych', 'admission_discharge')),
    ).toMatchObject({
      via: 'RSL12C',
      until: null,
    });
    const consented = admitted.withConsent('PKG_DAILY', '2026-12-01').facts;
    expect(decideFor(supportWorker, consented).grants.get(slotOf('region_psych', 'admission_discharge'))).toMatchObject(
      {
        via: 'rule',
        consentId: 'PKG_DAILY-1',
      },
    );
  });

  it('9. the notice reaches employment only for sickness-benefit follow-up', () => {
    const admitted = aCitizen({
      hospitalStay: { admittedAt: instant('2026-12-09T20:00:00Z'), dischargedAt: null },
      services: { sel: true, sicknessBenefit: false },
    });
    expect(sees(jobConsultant, admitted.facts, 'region_psych', 'admission_discharge')).toBe(false);
    const followedUp = admitted.with({ services: { sel: false, sicknessBenefit: true } }).facts;
    expect(seenOf(jobConsultant, followedUp, 'region_psych')).toEqual(['admission_discharge']);
  });

  it('11. a joint leader in municipal capacity is denied the region’s diagnosis', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01');
    const asMunicipal = viewerClassOf('muni_social', 'team_leader_joint', true);
    const asRegional = viewerClassOf('region_psych', 'team_leader_joint', true);
    expect(sees(asMunicipal, facts, 'region_psych', 'diagnosis')).toBe(false);
    expect(sees(asMunicipal, facts, 'region_psych', 'identification')).toBe(true);
    expect(sees(asRegional, facts, 'region_psych', 'diagnosis')).toBe(true);
  });

  it('12. police, audit, research and the data protection officer see no element of any citizen', () => {
    const { facts } = aCitizen()
      .withConsent('PKG_BASE', '2026-12-01')
      .with({ citizenAudience: ['region_psych', 'relative', 'police_psp', 'audit', 'research'] });
    for (const viewer of [
      viewerClassOf('police_psp', 'police_contact', false),
      viewerClassOf('audit', 'audit_officer', false),
      viewerClassOf('research', 'evaluation_officer', false),
      viewerClassOf('audit', 'data_protection_officer', false),
      viewerClassOf('region_psych', 'data_protection_officer', false),
      viewerClassOf('region_psych', 'system_admin', false),
      viewerClassOf('relative', 'relative', false),
    ]) {
      expect(decideFor(viewer, facts)).toEqual({ grants: new Map(), until: null });
    }
  });

  it.each([
    ['14. the log stays in the audit room', 'R-OWN-REG-LOG', 'access_log', {}],
    ['therapy notes are not rendered', 'R-OWN-REG-PSYTH', 'psychotherapy_notes', { channel: 'board' }],
    ['a review is one professional’s', 'R-OWN-REG', 'mental_state', { effect: 'review_required' }],
    ['an emergency is one person’s', 'R-OWN-REG', 'mental_state', { effect: 'emergency_only' }],
  ] as const)('%s, even if all other conditions of its rule were eased', (_what, id, category, edit) => {
    const eased = withRule(id, { requires: ['relation_active'], purposes: ['treatment'], ...edit });
    const psychiatrist = viewerClassOf('region_psych', 'psychiatrist', true);
    const leader = viewerClassOf('region_psych', 'team_leader_region', true);
    for (const viewer of [psychiatrist, leader]) {
      const { grants } = decide(eased, viewer, aCitizen().facts, instant(NOW));
      expect(grants.has(slotOf('region_psych', category))).toBe(false);
    }
  });

  it('15. the evaluation extract is never an element of a citizen', () => {
    for (const viewer of [nurse, supportWorker, viewerClassOf('muni_health', 'leader_muni_health', true)]) {
      for (const owner of OWNERS) expect(sees(viewer, aCitizen().facts, owner, 'evaluation_data')).toBe(false);
    }
  });

  it('16. a protected address is nobody’s by class, and never another sector’s', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2026-12-01');
    for (const viewer of [nurse, supportWorker, homeNurse, jobConsultant]) {
      for (const owner of ['region_psych', 'muni_social', 'muni_health', 'muni_employment'] as const) {
        expect(sees(viewer, facts, owner, 'protected_address')).toBe(false);
      }
    }
  });

  it('17. when the data protection officer eases the rule, the nurse sees social staff’s base without consent', () => {
    const eased = withRule('R-SOC-REG-BASE', {
      effect: 'allow_if_necessary',
      consent_form: null,
      requires: ['relation_active', 'task_necessity'],
    });
    const name = slotOf('muni_social', 'identification');
    expect(decide(eased, nurse, aCitizen().facts, instant(NOW)).grants.has(name)).toBe(true);
    expect(decide(SHARING_POLICY, nurse, aCitizen().facts, instant(NOW)).grants.has(name)).toBe(false);
  });

  it('19. consent of 1 March 2027 is valid on 29 February 2028 and gone on 1 March 2028', () => {
    const { facts } = aCitizen().withConsent('PKG_BASE', '2027-03-01');
    expect(sees(supportWorker, facts, 'region_psych', 'identification', '2028-02-29T12:00:00Z')).toBe(true);
    expect(sees(supportWorker, facts, 'region_psych', 'identification', '2028-02-29T22:59:59Z')).toBe(true);
    expect(sees(supportWorker, facts, 'region_psych', 'identification', '2028-02-29T23:00:00Z')).toBe(false);
  });

  it('20. of a refused request nothing reaches the municipality, not even that it was asked', () => {
    for (const state of ['asked', 'refused'] as const) {
      const { facts } = aCitizen().withQuestion('PKG_BASE', '2026-12-01', state, 'region_psych');
      expect(decideFor(supportWorker, facts)).toEqual(decideFor(supportWorker, aCitizen().facts));
      expect(seenOf(supportWorker, facts, 'region_psych')).toEqual([]);
    }
  });

  it('22. after a refusal of everything towards the municipality, a plan shows the home nurse its named fields only', () => {
    const { facts } = aCitizen()
      .withRefusal('2026-12-01', { receivers: ['muni_social', 'muni_health', 'muni_employment'] })
      .withPlan(['region_psych', 'muni_health'], ['medication_depot', 'visit_logistics'], '2026-12-02', '2027-01-31');
    expect(seenOf(homeNurse, facts, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'visit_logistics',
      'medication_depot',
      'coordination_plan',
    ]);
    for (const grant of decideFor(homeNurse, facts).grants.values())
      if (pairOf(grant.slot).owner === 'region_psych') expect(grant.via).toBe('PSYL13C');
  });

  it('a refusal one sector was given does not close to another what that holds itself, and so tells it nothing', () => {
    const { facts } = aCitizen().withRefusal('2026-12-01', { givenTo: 'region_psych', receivers: ['muni_health'] });
    expect(seenOf(homeNurse, facts, 'muni_health')).toEqual(seenOf(homeNurse, aCitizen().facts, 'muni_health'));
    expect(seenOf(homeNurse, facts, 'region_psych')).not.toContain('medication_depot');
    const told = aCitizen().withRefusal('2026-12-01', { givenTo: 'muni_health', receivers: ['muni_health'] }).facts;
    expect(seenOf(homeNurse, told, 'muni_health')).not.toContain('medication_depot');
  });

  it('23. a home nurse sees that somebody is on the board, and a sentence only with consent', () => {
    const { facts } = aCitizen();
    expect(sees(homeNurse, facts, 'region_psych', 'board_status')).toBe(true);
    expect(sees(homeNurse, facts, 'region_psych', 'criminal_forensic')).toBe(false);
    const consented = aCitizen().withConsent('PKG_TREAT_EXTRA', '2026-12-01').facts;
    expect(sees(homeNurse, consented, 'region_psych', 'criminal_forensic')).toBe(true);
  });

  it('25. after a stay of 60 days the notice is still there, and gone on the 31st day after the discharge', () => {
    const { facts } = aCitizen({
      services: { sel: true, sicknessBenefit: false },
      hospitalStay: { admittedAt: instant('2026-12-01T10:00:00Z'), dischargedAt: instant('2027-01-30T10:00:00Z') },
    });
    expect(sees(supportWorker, facts, 'region_psych', 'admission_discharge', '2027-01-29T12:00:00Z')).toBe(true);
    expect(sees(supportWorker, facts, 'region_psych', 'admission_discharge', '2027-03-01T22:59:59Z')).toBe(true);
    expect(sees(supportWorker, facts, 'region_psych', 'admission_discharge', '2027-03-01T23:00:00Z')).toBe(false);
    expect(decideFor(supportWorker, facts, '2027-02-01T00:00:00Z').until).toBe('2027-03-01T23:00:00.000Z');
  });
});
