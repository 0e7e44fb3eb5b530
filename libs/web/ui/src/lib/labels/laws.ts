/** Paragraphs in the words people know them by. The policy names them by these ids. @see sharing policy, legal_sources */
const LAWS = {
  sundhedsloven: { da: 'Sundhedsloven', en: 'Health Act' },
  psykiatriloven: { da: 'Psykiatriloven', en: 'Psychiatry Act' },
  retssikkerhedsloven: { da: 'Retssikkerhedsloven', en: 'Legal Protection Act' },
  forvaltningsloven: { da: 'Forvaltningsloven', en: 'Public Administration Act' },
  serviceloven: { da: 'Serviceloven', en: 'Social Services Act' },
  barnetslov: { da: 'Barnets lov', en: 'Children’s Act' },
  databeskyttelsesloven: { da: 'Databeskyttelsesloven', en: 'Data Protection Act' },
  cprloven: { da: 'CPR-loven', en: 'Civil Registration Act' },
  retsplejeloven: { da: 'Retsplejeloven', en: 'Administration of Justice Act' },
  gdpr: { da: 'GDPR', en: 'GDPR' },
} as const;

const PARAGRAPHS: Readonly<Record<string, readonly [keyof typeof LAWS, string]>> = {
  SUL6: ['sundhedsloven', '§ 6'],
  SUL14: ['sundhedsloven', '§ 14'],
  SUL17: ['sundhedsloven', '§ 17 stk. 3'],
  SUL37: ['sundhedsloven', '§§ 36-39'],
  SUL40: ['sundhedsloven', '§ 40'],
  SUL41_1: ['sundhedsloven', '§ 41 stk. 1'],
  SUL41_2_1: ['sundhedsloven', '§ 41 stk. 2 nr. 1'],
  SUL41_2_4: ['sundhedsloven', '§ 41 stk. 2 nr. 4'],
  SUL41_3: ['sundhedsloven', '§ 41 stk. 3'],
  SUL42: ['sundhedsloven', '§ 42'],
  SUL42A_1: ['sundhedsloven', '§ 42 a stk. 1'],
  SUL42A_2: ['sundhedsloven', '§ 42 a stk. 2'],
  SUL42A_5: ['sundhedsloven', '§ 42 a stk. 5'],
  SUL42D: ['sundhedsloven', '§ 42 d stk. 2 nr. 2'],
  SUL43_1: ['sundhedsloven', '§ 43 stk. 1'],
  SUL43_2_1: ['sundhedsloven', '§ 43 stk. 2 nr. 1'],
  SUL43_2_2: ['sundhedsloven', '§ 43 stk. 2 nr. 2'],
  SUL43_2_3: ['sundhedsloven', '§ 43 stk. 2 nr. 3'],
  SUL43_3: ['sundhedsloven', '§ 43 stk. 3'],
  SUL43_4: ['sundhedsloven', '§ 43 stk. 4'],
  SUL44: ['sundhedsloven', '§ 44'],
  SUL46: ['sundhedsloven', '§§ 46-48'],
  SUL193B: ['sundhedsloven', '§ 193 b'],
  PSYL13A: ['psykiatriloven', '§ 13 a'],
  PSYL13B: ['psykiatriloven', '§ 13 b'],
  PSYL13C: ['psykiatriloven', '§ 13 c'],
  RSL11: ['retssikkerhedsloven', '§ 11'],
  RSL11A_1: ['retssikkerhedsloven', '§ 11 a stk. 1'],
  RSL11A_2: ['retssikkerhedsloven', '§ 11 a stk. 2'],
  RSL11B: ['retssikkerhedsloven', '§ 11 b'],
  RSL11C: ['retssikkerhedsloven', '§ 11 c'],
  RSL12C: ['retssikkerhedsloven', '§ 12 c'],
  RSL13: ['retssikkerhedsloven', '§ 13'],
  SEL141: ['serviceloven', '§ 141'],
  BL133: ['barnetslov', '§ 133'],
  FVL27: ['forvaltningsloven', '§ 27'],
  FVL28: ['forvaltningsloven', '§ 28'],
  FVL29: ['forvaltningsloven', '§ 29'],
  FVL31: ['forvaltningsloven', '§ 31'],
  FVL32: ['forvaltningsloven', '§ 32'],
  RPL115_2: ['retsplejeloven', '§ 115 stk. 1 nr. 2 og stk. 2'],
  RPL115_4: ['retsplejeloven', '§ 115 stk. 4'],
  GDPR5: ['gdpr', 'art. 5(1)(b), (c), (f), 5(2)'],
  GDPR6E: ['gdpr', 'art. 6(1)(e)'],
  GDPR6D: ['gdpr', 'art. 6(1)(d) / 9(2)(c)'],
  GDPR7: ['gdpr', 'art. 7'],
  GDPR9H: ['gdpr', 'art. 9(2)(h), 9(3)'],
  GDPR9FG: ['gdpr', 'art. 9(2)(f), (g)'],
  GDPR14: ['gdpr', 'art. 13-14'],
  GDPR15: ['gdpr', 'art. 15'],
  GDPR18: ['gdpr', 'art. 17-18, 21'],
  GDPR25: ['gdpr', 'art. 25'],
  GDPR26: ['gdpr', 'art. 26'],
  GDPR32: ['gdpr', 'art. 24, 30, 32-35'],
  GDPR89: ['gdpr', 'art. 89 (with recital 26)'],
  DBL7: ['databeskyttelsesloven', '§ 7 stk. 3'],
  DBL7_4: ['databeskyttelsesloven', '§ 7 stk. 1 og 4'],
  DBL8: ['databeskyttelsesloven', '§ 8'],
  DBL10: ['databeskyttelsesloven', '§ 10'],
  DBL11: ['databeskyttelsesloven', '§ 11'],
  DBL22: ['databeskyttelsesloven', '§ 22'],
  CPR28: ['cprloven', '§ 28'],
};

/**
 * »Sundhedsloven § 43« for each source that is a paragraph of a law; guidance and decisions are left out of the sentence.
 *
 * @param sources ids of the policy, most important first
 */
export function lawText(sources: readonly string[], language: 'da' | 'en'): string {
  const said = new Map<string, string[]>();
  for (const id of sources) {
    const found = PARAGRAPHS[id];
    if (found === undefined) continue;
    const [law, paragraph] = found;
    const name = LAWS[law][language];
    const known = said.get(name) ?? [];
    if (!known.includes(paragraph)) said.set(name, [...known, paragraph]);
  }
  return [...said].map(([law, paragraphs]) => `${law} ${paragraphs.join(', ')}`).join(' · ');
}
