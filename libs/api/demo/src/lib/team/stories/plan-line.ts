import {
  type ElementContent,
  type ElementId,
  type MemberId,
  type RecordKind,
  type RelativeId,
} from '@samtavle/contracts';
import { type Category, type Day } from '@samtavle/domain';
import { type StaffKey } from '../staff.js';

export type PlanRecord = Extract<ElementContent, { kind: RecordKind | 'goal' }>;

/** What a line can count from: the day of seeding, who wrote it, and what was written before it. */
export interface Told {
  /** So many days from today; negative is past. */
  readonly day: (fromToday: number) => Day;
  readonly me: MemberId;
  /** The id of the line with that name. @throws Error when it has not been written */
  readonly the: (name: string) => ElementId;
  /** Whom the citizen has named in the consent register of the writer's sector. */
  readonly relative: (name: string) => RelativeId;
}

/** One record of a citizen's plan, as its story tells it. Who owns it follows from who wrote it. */
export interface PlanLine {
  /** For lines that come later and are tied to it. */
  readonly name?: string;
  readonly by: StaffKey;
  readonly on: number;
  readonly about: Category;
  readonly said: (told: Told) => PlanRecord;
  /** What was changed, and when. */
  readonly later?: { readonly on: number; readonly by?: StaffKey; readonly said: (told: Told) => Partial<PlanRecord> };
  readonly ended?: boolean;
}

type Of<K extends PlanRecord['kind']> = Extract<PlanRecord, { kind: K }>;
type Place = Pick<PlanLine, 'by' | 'on' | 'about'>;

/** The citizen's own words. */
export function words(
  by: StaffKey,
  on: number,
  text: string,
  more: Partial<Pick<Of<'goal'>, 'source' | 'theme' | 'state'>> & {
    name?: string;
    rated?: [value: number, on: number];
  } = {},
): PlanLine {
  const { name, rated, ...said } = more;
  return {
    by,
    on,
    about: 'own_goals',
    ...(name === undefined ? {} : { name }),
    said: ({ day, me }) => ({
      kind: 'goal',
      text,
      source: 'citizen',
      theme: null,
      state: 'active',
      ...said,
      saidTo: me,
      saidOn: day(on),
      rating: rated === undefined ? null : { value: rated[0], on: day(rated[1]) },
    }),
  };
}

/** What staff aim at: for a goal of the citizen's (`serves`), or with the reason why not. */
export function effort(
  place: Place,
  said: Pick<Of<'effort_goal'>, 'text' | 'theme' | 'aim'> &
    Partial<Pick<Of<'effort_goal'>, 'whyNot' | 'state'>> & { serves?: string; due?: number; name?: string },
): PlanLine {
  const { serves, due, name, ...rest } = said;
  return {
    ...place,
    ...(name === undefined ? {} : { name }),
    said: ({ day, the }) => ({
      kind: 'effort_goal',
      whyNot: null,
      state: 'active',
      ...rest,
      goal: serves === undefined ? null : the(serves),
      dueOn: due === undefined ? null : day(due),
    }),
  };
}

/** A step on the way of an effort goal. */
export function step(
  place: Place,
  of: string,
  text: string,
  due: number | null,
  state: Of<'sub_goal'>['state'] = 'active',
): PlanLine {
  return {
    ...place,
    said: ({ day, the }) => ({ kind: 'sub_goal', text, of: the(of), dueOn: due === null ? null : day(due), state }),
  };
}

/** How life stood in that quarter, counted back from today. */
export function status(
  by: StaffKey,
  on: number,
  area: Of<'life_status'>['area'],
  about: Category,
  value: string,
  quarterOf: (day: Day) => string,
): PlanLine {
  return { by, on, about, said: ({ day }) => ({ kind: 'life_status', quarter: quarterOf(day(on)), area, value }) };
}

export function score(
  by: StaffKey,
  on: number,
  instrument: Of<'measure'>['instrument'],
  value: number | null,
): PlanLine {
  return {
    by,
    on,
    about: 'mental_state',
    said: ({ day }) => ({ kind: 'measure', instrument, on: day(on), score: value }),
  };
}
