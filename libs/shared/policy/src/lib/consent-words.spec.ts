import { categoryWords, packageWords, partyWords } from './consent-words.js';
import { SHARING_POLICY } from './sharing-policy.js';

describe('a consent in plain words', () => {
  it.each(['da', 'en'] as const)('has words and an example for every category of every package (%s)', (language) => {
    for (const { id, flows } of SHARING_POLICY.consent_packages) {
      const words = packageWords(id, language);
      expect([id, words?.purpose, words?.ifNo].every(Boolean)).toBe(true);
      for (const { from, to } of flows)
        for (const party of [from, to]) expect([party, partyWords(party, language)?.unit].every(Boolean)).toBe(true);
      for (const category of flows.flatMap((flow) => flow.categories)) {
        const said = categoryWords(category, language);
        expect([category, said?.plain, said?.example].every(Boolean)).toBe(true);
      }
    }
  });

  it('never makes employment a condition of treatment', () => {
    for (const { id, flows } of SHARING_POLICY.consent_packages)
      if (flows.some(({ to }) => to === 'muni_employment'))
        expect(packageWords(id, 'da')?.ifNo).toContain('ingen betydning for min behandling');
  });

  it('has no words for what is never asked about', () => {
    for (const category of ['psychotherapy_notes', 'access_log', 'private_notes'] as const)
      expect(categoryWords(category, 'da')).toBeUndefined();
    expect(packageWords('PKG_NONE', 'da')).toBeUndefined();
  });
});
