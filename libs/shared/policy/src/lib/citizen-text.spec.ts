import { CATEGORIES, STAFF_SECTORS } from '@samtavle/domain';
import { citizenText } from './citizen-text.js';
import { ruleFor } from './rule-index.js';
import { SHARING_POLICY } from './sharing-policy.js';

describe('the policy in plain words', () => {
  it('says of diagnosis that psychiatry passes it to social staff only on a yes', () => {
    const family = citizenText(SHARING_POLICY, 'da').find(
      (one) => one.from === 'region_psych' && one.to === 'muni_social',
    );
    const naming = family?.sentences.filter((sentence) => sentence.includes('diagnose')) ?? [];
    expect(naming.some((sentence) => sentence.startsWith('Kun hvis du siger ja, ser kommunens socialpsykiatri'))).toBe(
      true,
    );
    expect(naming.some((sentence) => sentence.startsWith('Uden at spørge'))).toBe(false);
  });

  it('names, between staff, exactly the categories whose rule lets them be shared freely', () => {
    for (const from of STAFF_SECTORS)
      for (const to of STAFF_SECTORS.filter((other) => other !== from)) {
        const family = citizenText(SHARING_POLICY, 'en').find((one) => one.from === from && one.to === to);
        const freely = family?.sentences.find((sentence) => sentence.startsWith('Without asking')) ?? '';
        for (const category of CATEGORIES) {
          const rule = ruleFor(SHARING_POLICY, category, from, to);
          const name = SHARING_POLICY.categories.find(({ id }) => id === category)?.label.slice(1) ?? '';
          const open =
            rule.effect.startsWith('allow') &&
            rule.channel === 'board' &&
            !rule.requires.some(
              (one) => one.startsWith('consent') || one.startsWith('plan') || one.startsWith('citizen'),
            );
          expect([from, to, category, freely.includes(name)]).toEqual([from, to, category, open]);
        }
      }
  });

  it('has the same families in both languages, and none without a sentence', () => {
    const da = citizenText(SHARING_POLICY, 'da');
    const en = citizenText(SHARING_POLICY, 'en');
    expect(da.map(({ from, to, sentences }) => [from, to, sentences.length])).toEqual(
      en.map(({ from, to, sentences }) => [from, to, sentences.length]),
    );
    for (const { sentences } of [...da, ...en]) expect(sentences.length).toBeGreaterThan(0);
  });
});
