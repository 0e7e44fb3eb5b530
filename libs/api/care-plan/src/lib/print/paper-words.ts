/** What stands on the paper beside the plan's own words. */
interface PaperWords {
  readonly title: (whose: string) => string;
  readonly crisisTitle: (whose: string) => string;
  readonly printedTo: (receiver: string, day: string) => string;
  readonly representative: (whose: string) => string;
  readonly page: (page: number, pages: number) => string;
  readonly owner: Readonly<
    Record<'region_psych' | 'muni_social' | 'muni_health' | 'muni_employment' | 'citizen', string>
  >;
  readonly answer: (whose: string) => string;
  readonly reservation: (whose: string) => string;
  readonly nextReview: (day: string) => string;
  readonly discussed: (day: string) => string;
  readonly iWant: string;
  readonly ownWords: (whose: string) => string;
  readonly noGoals: string;
  readonly rating: (value: number) => string;
  readonly notAskedFor: (name: string) => string;
  readonly because: string;
  readonly otherGoals: string;
  readonly agreements: string;
  readonly due: (day: string) => string;
  readonly done: string;
  readonly crisis: string;
  readonly noCrisis: string;
  readonly reviewed: (day: string) => string;
  readonly statement: string;
  readonly keptWhere: string;
  readonly network: string;
  readonly children: string;
  readonly years: (age: string) => string;
  readonly legal: string;
  readonly until: (day: string) => string;
  readonly medication: string;
  readonly taken: (day: string) => string;
  readonly status: string;
  readonly measures: string;
  readonly declined: string;
}

const da: PaperWords = {
  title: (whose) => `${whose} plan`,
  crisisTitle: (whose) => `${whose} krise- og mestringsplan`,
  printedTo: (receiver, day) => `Udskrevet til ${receiver} ${day}`,
  representative: (whose) => `${whose} værge eller fuldmægtig`,
  page: (page, pages) => `Samtavle · Side ${page} af ${pages}`,
  owner: {
    region_psych: 'Psykiatrien',
    muni_social: 'Kommunen, social',
    muni_health: 'Kommunen, sundhed',
    muni_employment: 'Kommunen, beskæftigelse',
    citizen: 'Mig',
  },
  answer: (whose) => `${whose} svar`,
  reservation: (whose) => `${whose} forbehold`,
  nextReview: (day) => `Næste drøftelse af planen: ${day}.`,
  discussed: (day) => `Drøftet ${day}.`,
  iWant: 'Det vil jeg',
  ownWords: (whose) => `${whose} egne ord`,
  noGoals: 'Her står ingen mål.',
  rating: (value) => `egen vurdering: ${value} af 10`,
  notAskedFor: (name) => `Ikke ønsket af ${name}`,
  because: 'Hvorfor det er med',
  otherGoals: 'Andre faglige mål',
  agreements: 'Det har vi aftalt',
  due: (day) => `senest ${day}`,
  done: 'gjort',
  crisis: 'Krise- og mestringsplan',
  noCrisis: 'Her står ingen kriseplan.',
  reviewed: (day) => `Gennemgået ${day}.`,
  statement: 'Forhåndstilkendegivelse',
  keptWhere: 'Ligger',
  network: 'Netværk',
  children: 'Børn',
  years: (age) => `${age} år`,
  legal: 'Retlig status',
  until: (day) => `gælder til og med ${day}`,
  medication: 'Medicin og blodprøver',
  taken: (day) => `sidst ${day}`,
  status: 'Status',
  measures: 'Målinger',
  declined: 'ønskede ikke at svare',
};

const en: PaperWords = {
  title: (whose) => `${whose} plan`,
  crisisTitle: (whose) => `${whose} crisis and coping plan`,
  printedTo: (receiver, day) => `Printed for ${receiver} ${day}`,
  representative: (whose) => `${whose} guardian or representative`,
  page: (page, pages) => `Samtavle · Page ${page} of ${pages}`,
  owner: {
    region_psych: 'Psychiatry',
    muni_social: 'The municipality, social',
    muni_health: 'The municipality, health',
    muni_employment: 'The municipality, employment',
    citizen: 'Me',
  },
  answer: (whose) => `${whose} answer`,
  reservation: (whose) => `${whose} reservation`,
  nextReview: (day) => `The plan is discussed again: ${day}.`,
  discussed: (day) => `Discussed ${day}.`,
  iWant: 'What I want',
  ownWords: (whose) => `${whose} own words`,
  noGoals: 'No goals stand here.',
  rating: (value) => `own rating: ${value} of 10`,
  notAskedFor: (name) => `Not asked for by ${name}`,
  because: 'Why it is here',
  otherGoals: 'Other professional goals',
  agreements: 'What we have agreed',
  due: (day) => `by ${day}`,
  done: 'done',
  crisis: 'Crisis and coping plan',
  noCrisis: 'No crisis plan stands here.',
  reviewed: (day) => `Reviewed ${day}.`,
  statement: 'Advance statement',
  keptWhere: 'Kept',
  network: 'Network',
  children: 'Children',
  years: (age) => `${age} years`,
  legal: 'Legal status',
  until: (day) => `in force until ${day}`,
  medication: 'Medication and blood tests',
  taken: (day) => `taken ${day}`,
  status: 'Status',
  measures: 'Measures',
  declined: 'did not want to answer',
};

export const PAPER_WORDS: Readonly<Record<'da' | 'en', PaperWords>> = { da, en };
