import { type PlanWords, QUARTER_VALUES, quarterOf } from '@samtavle/care-plan';
import { type RecordKind } from '@samtavle/contracts';
import { asDay } from '@samtavle/web-ui';
import { type FieldLabel } from '../texts.js';

/** What a record is made of when it is written: the citizen's words or a record. */
export type WrittenKind = RecordKind | 'goal';

/** One field of a form. What is typed is text; `null` stands as nothing typed. */
export interface FieldSpec {
  readonly name: string;
  readonly label: FieldLabel;
  readonly type: 'line' | 'prose' | 'day' | 'choice' | 'number' | 'flag' | 'goal' | 'relative';
  /** Of a choice: where its words stand, and what may be chosen when that is not all of them. */
  readonly words?: keyof PlanWords;
  readonly options?: readonly string[];
  /** Nothing typed is an answer. */
  readonly optional?: true;
  /** The longest it may be. */
  readonly max?: number;
  /** Decided when it is first written: it places the record under its category. */
  readonly once?: true;
  /** Asked for when it is revised; a new one begins as its blank says. */
  readonly later?: true;
}

const STATE: FieldSpec = { name: 'state', label: 'state', type: 'choice', words: 'state', later: true };
const NOTE: FieldSpec = { name: 'note', label: 'note', type: 'prose', optional: true };
const DUE: FieldSpec = { name: 'dueOn', label: 'dueOn', type: 'day', optional: true };
const prose = (name: string, label: FieldLabel): FieldSpec => ({ name, label, type: 'prose', optional: true });

/** What can be written of each kind, in the order one asks. */
export const FIELDS: Readonly<Record<WrittenKind, readonly FieldSpec[]>> = {
  goal: [
    { name: 'text', label: 'goalText', type: 'line', max: 500 },
    { name: 'source', label: 'source', type: 'choice', words: 'source' },
    { name: 'theme', label: 'theme', type: 'choice', words: 'theme', optional: true },
    STATE,
  ],
  effort_goal: [
    { name: 'text', label: 'effortText', type: 'prose' },
    { name: 'theme', label: 'theme', type: 'choice', words: 'theme', once: true },
    { name: 'aim', label: 'aim', type: 'choice', words: 'aim' },
    { name: 'goal', label: 'serves', type: 'goal', optional: true },
    { name: 'whyNot', label: 'whyNot', type: 'line', max: 500, optional: true },
    STATE,
    DUE,
  ],
  sub_goal: [{ name: 'text', label: 'stepText', type: 'line', max: 500 }, STATE, DUE],
  plan_agreement: [
    { name: 'state', label: 'answer', type: 'choice', words: 'agreement' },
    prose('said', 'said'),
    { name: 'discussedOn', label: 'discussedOn', type: 'day', optional: true },
    { name: 'withCitizen', label: 'withCitizen', type: 'flag' },
    { name: 'nextReviewOn', label: 'nextReviewOn', type: 'day', optional: true },
  ],
  crisis_plan: [
    prose('earlySigns', 'earlySigns'),
    prose('helps', 'helps'),
    prose('helpsNot', 'helpsNot'),
    prose('whoToCall', 'whoToCall'),
    prose('ifAdmitted', 'ifAdmitted'),
    prose('atHome', 'atHome'),
    prose('aboutCoercion', 'aboutCoercion'),
    { name: 'madeWith', label: 'madeWith', type: 'choice', words: 'madeWith' },
    { name: 'reviewedOn', label: 'reviewedOn', type: 'day', optional: true },
  ],
  advance_statement: [
    { name: 'state', label: 'statement', type: 'choice', words: 'statement' },
    { name: 'on', label: 'on', type: 'day' },
    prose('text', 'statementText'),
    prose('keptWhere', 'keptWhere'),
  ],
  network_person: [
    { name: 'name', label: 'name', type: 'line', max: 200 },
    { name: 'relation', label: 'relation', type: 'line', max: 200 },
    { name: 'phone', label: 'phone', type: 'line', max: 16, optional: true },
    { name: 'involve', label: 'involve', type: 'choice', words: 'involve' },
    { name: 'relative', label: 'relative', type: 'relative', optional: true },
    NOTE,
  ],
  child: [
    { name: 'age', label: 'age', type: 'choice', options: ['0-2', '3-6', '7-12', '13-17'] },
    { name: 'livesWith', label: 'livesWith', type: 'choice', words: 'livesWith' },
    { name: 'concern', label: 'concern', type: 'flag' },
    NOTE,
  ],
  legal_status: [
    { name: 'measure', label: 'measure', type: 'choice', words: 'measure' },
    { name: 'authority', label: 'authority', type: 'line', max: 200 },
    { name: 'from', label: 'from', type: 'day' },
    { name: 'validTo', label: 'validTo', type: 'day', optional: true },
    NOTE,
  ],
  medication_due: [
    { name: 'what', label: 'medication', type: 'choice', words: 'medication' },
    { name: 'dueOn', label: 'medicationDueOn', type: 'day' },
    { name: 'toleranceDays', label: 'toleranceDays', type: 'number' },
    { name: 'takenOn', label: 'takenOn', type: 'day', optional: true },
    NOTE,
  ],
  life_status: [
    { name: 'quarter', label: 'quarter', type: 'choice', once: true },
    { name: 'area', label: 'area', type: 'choice', words: 'area', once: true },
    { name: 'value', label: 'value', type: 'choice', words: 'value' },
  ],
  measure: [
    { name: 'instrument', label: 'instrument', type: 'choice', words: 'instrument' },
    { name: 'on', label: 'measuredOn', type: 'day' },
    { name: 'score', label: 'score', type: 'number', optional: true },
  ],
};

export type Typed = Readonly<Record<string, string>>;

/** What a new record says before anybody has typed. */
export function blankOf(kind: WrittenKind, today: string): Typed {
  switch (kind) {
    case 'goal':
      return { source: 'citizen', theme: '', state: 'active' };
    case 'effort_goal':
      return { theme: 'everyday_life', aim: 'develop', state: 'active' };
    case 'sub_goal':
      return { state: 'active' };
    case 'plan_agreement':
      return { state: 'not_discussed', withCitizen: 'no' };
    case 'crisis_plan':
      return { madeWith: 'citizen' };
    case 'advance_statement':
      return { state: 'made', on: today };
    case 'network_person':
      return { involve: 'not_asked' };
    case 'child':
      return { age: '0-2', livesWith: 'citizen', concern: 'no' };
    case 'legal_status':
      return { measure: 'compulsory_admission', from: today };
    case 'medication_due':
      return { what: 'depot', dueOn: today, toleranceDays: '0' };
    case 'life_status':
      return { quarter: quarterOf(asDay(today)), area: 'housing', value: '' };
    case 'measure':
      return { instrument: 'brief_inspire_o', on: today };
  }
}

/** What may be chosen in a field now; of a life status it follows the area. */
export function optionsOf(spec: FieldSpec, said: Typed, words: PlanWords, today: string): readonly string[] {
  if (spec.name === 'value') {
    const area = new Map<string, readonly string[]>(Object.entries(QUARTER_VALUES)).get(said['area'] ?? '');
    return area ?? [];
  }
  if (spec.name === 'quarter') return lastQuarters(today);
  return spec.options ?? (spec.words === undefined ? [] : Object.keys(words[spec.words]));
}

/**
 * A choice that has to be made and is not, or not of what may be chosen now: another part of life has other answers. What
 * stands first in a list is nobody's answer.
 */
export function isUnchosen(spec: FieldSpec, said: Typed, words: PlanWords, today: string): boolean {
  if (spec.type !== 'choice' || spec.optional === true) return false;
  return !optionsOf(spec, said, words, today).includes(said[spec.name] ?? '');
}

/** This quarter and the three before it, the newest first. */
export function lastQuarters(today: string): readonly string[] {
  const [year = '', quarter = ''] = quarterOf(asDay(today)).split('-Q');
  const count = Number(year) * 4 + Number(quarter) - 1;
  return [0, 1, 2, 3].map((back) => `${Math.floor((count - back) / 4)}-Q${((count - back) % 4) + 1}`);
}
