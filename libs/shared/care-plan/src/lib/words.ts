/** Whose words a statement is. @see KL, Fælles faglige begreber (FFB): the eight sources of an expression */
export const WORD_SOURCES = [
  'citizen',
  'citizen_with_staff',
  'citizen_with_relative',
  'relative',
  'staff',
  'staff_and_relative',
  'caseworker',
  'others',
] as const;
export type WordSource = (typeof WORD_SOURCES)[number];

/** What part of life a goal is about. */
export const THEMES = [
  'everyday_life',
  'housing',
  'economy',
  'work_education',
  'network',
  'health',
  'substances',
] as const;
export type Theme = (typeof THEMES)[number];

export const GOAL_STATES = ['active', 'reached', 'set_aside'] as const;
export type GoalState = (typeof GOAL_STATES)[number];

/** Who was there when a plan was made. */
export const MADE_WITH = ['citizen', 'citizen_and_relative', 'without_citizen'] as const;

/** How far the citizen goes along with a version of the plan; nobody is asked to sign. */
export const AGREEMENT_STATES = ['agreed', 'with_reservations', 'not_agreed', 'not_discussed'] as const;
export type AgreementState = (typeof AGREEMENT_STATES)[number];

/** @see Psykiatriloven; Straffeloven §§ 68-69. Which one is in force is the record's; here stands what the team must not miss. */
export const LEGAL_MEASURES = [
  'compulsory_admission',
  'detention',
  'compulsory_treatment',
  'treatment_sentence',
  'placement_sentence',
  'supervision',
  'other',
] as const;

export const STATUS_AREAS = ['housing', 'income', 'work', 'network', 'substances'] as const;
export type StatusArea = (typeof STATUS_AREAS)[number];

/** What can be said of each area of life for a quarter. */
export const QUARTER_VALUES = {
  housing: ['own_home', 'temporary', 'institution', 'homeless', 'unknown'],
  income: ['in_order', 'at_risk', 'none', 'unknown'],
  work: ['ordinary', 'supported', 'education', 'activity', 'pension', 'none', 'unknown'],
  network: ['confidant', 'some', 'alone', 'unknown'],
  substances: ['none', 'less', 'same', 'more', 'unknown'],
} as const satisfies Record<StatusArea, readonly string[]>;

/** Instruments: the first three are asked here, the others are scores made elsewhere. Only score and day are kept. */
export const INSTRUMENTS = [
  'brief_inspire_o',
  'collaborate',
  'who_5',
  'honos',
  'can',
  'mansa',
  'gaf',
  'psp',
  'other',
] as const;
export type Instrument = (typeof INSTRUMENTS)[number];
