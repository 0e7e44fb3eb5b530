import { instant, type Sector } from '@samtavle/domain';
import { aCitizen } from '../testing/a-citizen.js';
import { holdersToTell, mayReadConsent, mayReadObjection, ownersHeldBack } from './consent-records.js';

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
    const both = new Set<Sector>(['region_psych', 'muni_social', 'muni_health']);
    expect(mayReadObjection(objection, 'muni_social', new Set())).toBe(true);
    expect(mayReadObjection(objection, 'region_psych', both)).toBe(true);
    expect(mayReadObjection(objection, 'muni_health', both)).toBe(false);
    expect(mayReadObjection(objection, 'muni_employment', both)).toBe(false);
    expect(mayReadObjection(objection, 'citizen', new Set())).toBe(true);
  });

  it('is not read by who would learn from it that the citizen is known elsewhere', () => {
    const [objection] = aCitizen().withRefusal('2026-12-01', {
      categories: 'all',
      receivers: ['muni_health'],
      givenTo: 'muni_social',
    }).facts.objections;
    if (objection === undefined) throw new Error('no refusal');
    expect(mayReadObjection(objection, 'region_psych', new Set<Sector>(['region_psych', 'muni_health']))).toBe(false);
  });

  it('is not read by who would have received, also where it holds something back itself', () => {
    const everybodyElse = {
      categories: 'all',
      receivers: ['muni_social', 'muni_health'],
      givenTo: 'region_psych',
    } as const;
    const both = new Set<Sector>(['region_psych', 'muni_social', 'muni_health']);
    expect(ownersHeldBack(everybodyElse)).toContain('muni_health');
    expect(holdersToTell(everybodyElse)).toEqual(['region_psych', 'muni_employment']);
    expect(mayReadObjection(everybodyElse, 'muni_health', both)).toBe(false);
  });

  it('holds back what the rules would let the receiver have from somebody else, and nothing of whoever has it not', () => {
    expect(ownersHeldBack({ categories: ['diagnosis'], receivers: ['muni_health'] })).toEqual(['region_psych']);
    expect(ownersHeldBack({ categories: 'all', receivers: ['muni_health'] })).toEqual([
      'region_psych',
      'muni_social',
      'muni_employment',
    ]);
    expect(ownersHeldBack({ categories: ['psychotherapy_notes'], receivers: 'all' })).toEqual([]);
  });
});
