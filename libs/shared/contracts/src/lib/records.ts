import {
  AGREEMENT_STATES,
  GOAL_STATES,
  INSTRUMENTS,
  LEGAL_MEASURES,
  MADE_WITH,
  QUARTER_VALUES,
  STATUS_AREAS,
  type StatusArea,
  THEMES,
  WORD_SOURCES,
} from '@samtavle/care-plan';
import { z } from 'zod';
import { CategoryName } from './board.js';
import { RelativeId } from './consent.js';
import { CitizenId, ElementId, MemberId, Version } from './ids.js';
import { DayText, Line, LongText, Phone, Prose, ShortLine } from './text.js';

export {
  AGREEMENT_STATES,
  GOAL_STATES,
  INSTRUMENTS,
  LEGAL_MEASURES,
  MADE_WITH,
  QUARTER_VALUES,
  STATUS_AREAS,
  THEMES,
  WORD_SOURCES,
  type StatusArea,
};

export const WordSource = z.enum(WORD_SOURCES);
export type WordSource = z.infer<typeof WordSource>;
export const Theme = z.enum(THEMES);
export type Theme = z.infer<typeof Theme>;
export const Instrument = z.enum(INSTRUMENTS);
export type Instrument = z.infer<typeof Instrument>;
const GoalState = z.enum(GOAL_STATES);

/** The citizen's words, unedited. */
export const GoalContent = z.strictObject({
  kind: z.literal('goal'),
  text: z.string(),
  saidTo: MemberId.nullable(),
  saidOn: DayText,
  source: WordSource.optional(),
  theme: Theme.nullable().optional(),
  state: GoalState.optional(),
  /** How far the citizen says it is reached, 0–10. */
  rating: z
    .strictObject({ value: z.int().min(0).max(10), on: DayText })
    .nullable()
    .optional(),
});

const effortGoal = {
  text: LongText,
  theme: Theme,
  aim: z.enum(['develop', 'maintain', 'limit']),
  /** The goal of the citizen's it serves, or … */
  goal: ElementId.nullable(),
  /** … why the citizen has not asked for it. */
  whyNot: Line.nullable(),
  state: GoalState,
  dueOn: DayText.nullable(),
};
const subGoal = { text: Line, of: ElementId, dueOn: DayText.nullable(), state: GoalState };
const agreement = {
  state: z.enum(AGREEMENT_STATES),
  /** The reservation, or why it was not agreed or not discussed. */
  said: Prose,
  discussedOn: DayText.nullable(),
  withCitizen: z.boolean(),
  nextReviewOn: DayText.nullable(),
};
const crisisPlan = {
  earlySigns: Prose,
  helps: Prose,
  helpsNot: Prose,
  whoToCall: Prose,
  ifAdmitted: Prose,
  /** Children, pets, the home. */
  atHome: Prose,
  aboutCoercion: Prose,
  madeWith: z.enum(MADE_WITH),
  reviewedOn: DayText.nullable(),
};
/** @see Psykiatriloven § 3 stk. 4-5 */
const advanceStatement = { state: z.enum(['made', 'offered_declined']), on: DayText, text: Prose, keptWhere: Prose };
const networkPerson = {
  name: ShortLine,
  relation: ShortLine,
  phone: Phone.nullable(),
  /** Does the citizen want them involved. Not asked is the failure. */
  involve: z.enum(['yes', 'no', 'not_asked']),
  note: Prose,
  /** The relative of the consent register it is, of the sector that wrote it; shown to that sector alone. */
  relative: RelativeId.nullable().optional(),
};
/** As little as the team needs: no name. @see Barnets lov § 133 */
const child = {
  age: z.enum(['0-2', '3-6', '7-12', '13-17']),
  livesWith: z.enum(['citizen', 'other_parent', 'shared', 'placed', 'elsewhere']),
  concern: z.boolean(),
  note: Prose,
};
const legalStatus = {
  measure: z.enum(LEGAL_MEASURES),
  authority: ShortLine,
  from: DayText,
  /** The last day it is in force. */
  validTo: DayText.nullable(),
  note: Prose,
};
const medicationDue = {
  what: z.enum(['depot', 'blood_test']),
  dueOn: DayText,
  toleranceDays: z.int().min(0).max(30),
  takenOn: DayText.nullable(),
  note: Prose,
};
const lifeStatus = {
  /** `2026-Q4` */
  quarter: z.string().regex(/^20\d{2}-Q[1-4]$/),
  area: z.enum(STATUS_AREAS),
  value: z.string().max(20),
};
const measure = {
  instrument: Instrument,
  on: DayText,
  /** Null when the citizen did not want to. */
  score: z.number().min(0).max(1_000).nullable(),
};

/** What has fields of its own, beside the single lines of a card. */
export const RECORD_CONTENTS = {
  effort_goal: z.strictObject({ kind: z.literal('effort_goal'), ...effortGoal }),
  sub_goal: z.strictObject({ kind: z.literal('sub_goal'), ...subGoal }),
  plan_agreement: z.strictObject({ kind: z.literal('plan_agreement'), ...agreement }),
  crisis_plan: z.strictObject({ kind: z.literal('crisis_plan'), ...crisisPlan }),
  advance_statement: z.strictObject({ kind: z.literal('advance_statement'), ...advanceStatement }),
  network_person: z.strictObject({ kind: z.literal('network_person'), ...networkPerson }),
  child: z.strictObject({ kind: z.literal('child'), ...child }),
  legal_status: z.strictObject({ kind: z.literal('legal_status'), ...legalStatus }),
  medication_due: z.strictObject({ kind: z.literal('medication_due'), ...medicationDue }),
  life_status: z.strictObject({ kind: z.literal('life_status'), ...lifeStatus }),
  measure: z.strictObject({ kind: z.literal('measure'), ...measure }),
} as const;
export type RecordKind = keyof typeof RECORD_CONTENTS;
export const RECORD_KINDS = Object.keys(RECORD_CONTENTS) as readonly RecordKind[];

/** The citizen's words with all that is said of them; who heard them and when, the server knows. */
const newGoal = {
  text: Line,
  source: WordSource,
  theme: Theme.nullable(),
  state: GoalState,
  rating: z.int().min(0).max(10).nullable(),
};

/** A new record. */
export const RecordContent = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('goal'), ...newGoal }),
  RECORD_CONTENTS.effort_goal,
  RECORD_CONTENTS.sub_goal,
  RECORD_CONTENTS.plan_agreement,
  RECORD_CONTENTS.crisis_plan,
  RECORD_CONTENTS.advance_statement,
  RECORD_CONTENTS.network_person,
  RECORD_CONTENTS.child,
  RECORD_CONTENTS.legal_status,
  RECORD_CONTENTS.medication_due,
  RECORD_CONTENTS.life_status,
  RECORD_CONTENTS.measure,
]);
export type RecordContent = z.infer<typeof RecordContent>;

const changesOf = <K extends string, S extends z.ZodRawShape>(kind: K, shape: S) =>
  z.strictObject({ kind: z.literal(kind), ...z.strictObject(shape).partial().shape });

/** Some fields of a record as they are to read; what is left out stays. */
export const RecordChanges = z.discriminatedUnion('kind', [
  changesOf('goal', newGoal),
  changesOf('effort_goal', effortGoal),
  changesOf('sub_goal', subGoal),
  changesOf('plan_agreement', agreement),
  changesOf('crisis_plan', crisisPlan),
  changesOf('advance_statement', advanceStatement),
  changesOf('network_person', networkPerson),
  changesOf('child', child),
  changesOf('legal_status', legalStatus),
  changesOf('medication_due', medicationDue),
  changesOf('life_status', lifeStatus),
  changesOf('measure', measure),
]);
export type RecordChanges = z.infer<typeof RecordChanges>;

export const WriteRecord = z.strictObject({ citizen: CitizenId, category: CategoryName, content: RecordContent });
/**
 * Changes single fields of what stood at `version`. Fields a colleague has changed since in other places are kept; the
 * same field changed by both is refused with what it says now.
 */
export const ReviseRecord = z.strictObject({
  citizen: CitizenId,
  element: ElementId,
  version: Version,
  changes: RecordChanges,
});
/** It counts no longer: a person who moved away, medication that stopped. It stays in the history. */
export const EndRecord = z.strictObject({ citizen: CitizenId, element: ElementId, version: Version });
/** Says again what version `restore` said, as a new version. */
export const RestoreElement = z.strictObject({
  citizen: CitizenId,
  element: ElementId,
  version: Version,
  restore: Version,
});
/** It was wrong, or about somebody else: it ends, and its words are shown to nobody any more; that and why stays. */
export const CorrectElement = z.strictObject({
  citizen: CitizenId,
  element: ElementId,
  version: Version,
  because: Line,
});
