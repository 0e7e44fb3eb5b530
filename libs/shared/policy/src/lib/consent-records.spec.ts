import { instant } from '@samtavle/domain';
import { aCitizen } from '../testing/a-citizen.js';
import { mayReadConsent, mayReadObjection } from './consent-records.js';

const NOW = instant('2026-12-10T09:00:00Z');
const onlyConsent = (citizen: ReturnType<typeof aCitizen>) => {
  const [consent] = citizen.facts.consents;
  if (consent === undefined) throw new Error('no consent');
  return consent;
};

describe('a consent record', () => {
  it('is read by the sectors it names once it is or has been in force', () => {
    for (const state of ['active', 'withdrawn', 'expired'] as const) {
      const consent = onlyConsent(aCitizen().withConsent('PKG_BASE', '2026-12-01', { state }));
      expect(mayReadConsent(consent, 'muni_social', NOW)).toBe(true);
      expect(mayReadConsent(consent, 'muni_employment', NOW)).toBe(false);
      expect(mayReadConsent(consent, 'citizen', NOW)).toBe(true);
    }
  });

  it('that was asked for and not given is read only where it was asked', () => {
    const consent = onlyConsent(aCitizen().withQuestion('PKG_BASE', '2026-12-01', 'refused', 'region_psych'));
    expect(mayReadConsent(consent, 'region_psych', NOW)).toBe(true);
    expect(mayReadConsent(consent, 'muni_social', NOW)).toBe(false);
  });
});

describe('a refusal', () => {
  it('is read where it was given and where the held-back information lies, and not by who would have received', () => {
    const [objection] = aCitizen().withRefusal('2026-12-01', {
      categories: ['medication_depot'],
      receivers: ['muni_health'],
      givenTo: 'muni_social',
    }).facts.objections;
    if (objection === undefined) throw new Error('no refusal');
    const held = [{ owner: 'region_psych', category: 'medication_depot' }] as const;
    expect(mayReadObjection(objection, 'muni_social', held)).toBe(true);
    expect(mayReadObjection(objection, 'region_psych', held)).toBe(true);
    expect(mayReadObjection(objection, 'region_psych', [])).toBe(false);
    expect(mayReadObjection(objection, 'muni_health', held)).toBe(false);
    expect(mayReadObjection(objection, 'citizen', [])).toBe(true);
  });
});
