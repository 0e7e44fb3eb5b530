import type { Owner, Sector } from '@samtavle/domain';

export type Language = 'da' | 'en';

/** How a citizen knows the sectors. */
export const SECTOR_WORDS: Readonly<Record<Language, Readonly<Record<Sector, string>>>> = {
  da: {
    region_psych: 'psykiatrien i regionen',
    muni_social: 'kommunens socialpsykiatri',
    muni_health: 'kommunens sygepleje',
    muni_employment: 'kommunens jobindsats',
    citizen: 'dig',
    relative: 'en pårørende, du har valgt',
    police_psp: 'politiet',
    audit: 'dem, der kontrollerer loggen',
    research: 'forskere',
  },
  en: {
    region_psych: 'psychiatry in the region',
    muni_social: 'social psychiatry in the municipality',
    muni_health: 'nursing in the municipality',
    muni_employment: 'the job service of the municipality',
    citizen: 'you',
    relative: 'a relative you have chosen',
    police_psp: 'the police',
    audit: 'those who control the log',
    research: 'researchers',
  },
};

/** By which road something can be passed on, in the order in which a citizen is told. */
export const CITIZEN_ROADS = ['freely', 'chosen', 'consent', 'plan', 'notice', 'review', 'emergency'] as const;
export type CitizenRoad = (typeof CITIZEN_ROADS)[number];

type Sentence = (from: string, to: string, what: string) => string;

/** Short, spoken sentences to the citizen. */
export const ROAD_SENTENCES: Readonly<Record<Language, Readonly<Record<CitizenRoad, Sentence>>>> = {
  da: {
    freely: (from, to, what) =>
      `Uden at spørge dig må ${to}, når de arbejder med dig, se det her fra ${from}: ${what}.`,
    chosen: (from, to, what) => `Kun hvis du selv har valgt det, ser ${to} det her fra ${from}: ${what}.`,
    consent: (from, to, what) => `Kun hvis du siger ja, ser ${to} det her fra ${from}: ${what}.`,
    plan: (from, to, what) =>
      `Har du en udskrivningsaftale eller koordinationsplan, kan den lade ${to} se det her fra ${from}, så længe den gælder: ${what}.`,
    notice: (from, to, what) => `Får du hjælp derfra, får ${to} besked fra ${from} om: ${what}.`,
    review: (from, to, what) => `Efter en faglig vurdering kan ${to} få det her fra ${from}: ${what}.`,
    emergency: (from, to, what) =>
      `Kun hvis der er fare, og med besked til dig bagefter, kan ${to} få det her fra ${from}: ${what}.`,
  },
  en: {
    freely: (from, to, what) =>
      `Without asking you, ${to} may, while working with you, see this from ${from}: ${what}.`,
    chosen: (from, to, what) => `Only if you have chosen so yourself, ${to} sees this from ${from}: ${what}.`,
    consent: (from, to, what) => `Only if you say yes, ${to} sees this from ${from}: ${what}.`,
    plan: (from, to, what) =>
      `If you have a discharge agreement or coordination plan, it can let ${to} see this from ${from} while it lasts: ${what}.`,
    notice: (from, to, what) => `If you get help there, ${to} is told by ${from} about: ${what}.`,
    review: (from, to, what) => `After a professional has looked at it, ${to} can get this from ${from}: ${what}.`,
    emergency: (from, to, what) =>
      `Only in danger, and with word to you afterwards, ${to} can get this from ${from}: ${what}.`,
  },
};

export const titleOf = (language: Language, from: Owner, to: Sector): string => {
  const words = SECTOR_WORDS[language];
  return language === 'da' ? `Fra ${words[from]} til ${words[to]}` : `From ${words[from]} to ${words[to]}`;
};
