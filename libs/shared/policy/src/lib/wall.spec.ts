import { instant, pairOf, slotOf } from '@samtavle/domain';
import { aCitizen } from '../testing/a-citizen.js';
import { decide } from './decide.js';
import { maskOf, NOTHING } from './decision.js';
import { SHARING_POLICY } from './sharing-policy.js';
import { viewerClassOf, type ViewerClass } from './viewer-class.js';
import { intersectDecisions, mayReadReason } from './wall.js';

const nurse = viewerClassOf('region_psych', 'nurse_region', false);
const supportWorker = viewerClassOf('muni_social', 'support_worker_muni', false);
const homeNurse = viewerClassOf('muni_health', 'nurse_muni', false);
const jobConsultant = viewerClassOf('muni_employment', 'job_consultant', false);
const NOW = instant('2026-12-10T09:00:00Z');

const { facts } = aCitizen()
  .withConsent('PKG_BASE', '2026-12-01')
  .withConsent('PKG_DAILY', '2026-12-02')
  .withConsent('PKG_LEGAL', '2026-12-02')
  .withConsent('PKG_WORK', '2026-12-02');
const decided = (viewer: ViewerClass) => decide(SHARING_POLICY, viewer, facts, NOW);
const room = (...viewers: ViewerClass[]) => intersectDecisions(SHARING_POLICY, viewers.map(decided));
const reasons = (wall: ReturnType<typeof room>) => [...(wall.reasons.get('region_psych') ?? [])];

describe('the shared screen', () => {
  it('shows what everybody signed in may see, and of that only what is made for a wall', () => {
    const wall = room(nurse, supportWorker);
    const shown = [...wall.grants.keys()].map((slot) => pairOf(slot)).filter(({ owner }) => owner === 'region_psych');
    expect(shown.map(({ category }) => category)).toEqual([
      'identification',
      'team_membership',
      'board_status',
      'visit_logistics',
      'admission_discharge',
    ]);
    expect(wall.grants.get(slotOf('region_psych', 'identification'))?.map((grant) => grant.rule)).toEqual([
      'R-OWN-REG',
      'R-REG-SOC-BASE',
    ]);
    expect(wall.until).toBe('2027-11-30T23:00:00.000Z');
  });

  it('10. turns health reasons neutral for all when a job consultant sits in', () => {
    expect(reasons(room(nurse, supportWorker))).toContain('symptoms_worse');
    expect(reasons(room(nurse, supportWorker, jobConsultant))).toEqual([]);
  });

  it('23. shows a home nurse the neutral marker for a sentence', () => {
    expect(mayReadReason(SHARING_POLICY, decided(nurse), 'region_psych', 'forensic_measure')).toBe(true);
    expect(mayReadReason(SHARING_POLICY, decided(homeNurse), 'region_psych', 'forensic_measure')).toBe(false);
    expect(mayReadReason(SHARING_POLICY, decided(homeNurse), 'region_psych', 'symptoms_worse')).toBe(true);
    expect(reasons(room(nurse, homeNurse))).not.toContain('forensic_measure');
  });

  it('keeps a reason off the wall that somebody may read only on an own screen', () => {
    const caseworker = viewerClassOf('muni_social', 'caseworker_muni', false);
    expect(mayReadReason(SHARING_POLICY, decided(caseworker), 'region_psych', 'legal_measure')).toBe(true);
    expect(reasons(room(nurse, caseworker))).not.toContain('legal_measure');
  });

  it('hides a citizen when somebody in the room has no relation, and from an empty room', () => {
    const closed = '0'.repeat(140);
    expect(maskOf(intersectDecisions(SHARING_POLICY, [decided(nurse), NOTHING]))).toBe(closed);
    expect(maskOf(intersectDecisions(SHARING_POLICY, [NOTHING, decided(nurse)]))).toBe(closed);
    expect(maskOf(intersectDecisions(SHARING_POLICY, []))).toBe(closed);
  });
});
