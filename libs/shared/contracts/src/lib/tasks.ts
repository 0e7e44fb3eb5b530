import { z } from 'zod';
import { CategoryName, OwnerName } from './board.js';
import { CitizenId, ElementId, MemberId, Version } from './ids.js';
import { DayText, InstantText } from './text.js';

/**
 * What the law leaves somebody to do.
 * - `consent_expiring`: thirty days are left; the citizen is asked whether to go on. @see Sundhedsloven § 44
 * - `consent_lapsed`: it has ended; the citizen is invited to decide again.
 * - `access_ended`: a consent has ended; what was received is locked for sharing. Never why.
 * - `capacity_check`: it is in doubt whether the citizen can consent; see who may act for them. @see Sundhedsloven § 14
 * - `record_note`: a disclosure is to be noted in the own record. @see Sundhedsloven § 42
 * - `citizen_letter`: the citizen is to be told of an emergency disclosure. @see Sundhedsloven § 43 stk. 4; GDPR art. 14
 * - `leader_review`: an emergency disclosure is looked through within five working days.
 * - `ask_now`: a colleague of the other authority asks for one fact in an emergency.
 *
 * And one that a colleague leaves: `mention`, somebody is named in a line on a card. It goes when the access to the line goes.
 */
export const TASK_KINDS = [
  'consent_expiring',
  'consent_lapsed',
  'access_ended',
  'capacity_check',
  'record_note',
  'citizen_letter',
  'leader_review',
  'ask_now',
  'mention',
] as const;
export const TaskKind = z.enum(TASK_KINDS);
export type TaskKind = z.infer<typeof TaskKind>;

export const TaskId = z.uuid().brand<'TaskId'>();
export type TaskId = z.infer<typeof TaskId>;

/**
 * One task of the viewer's. `citizen` is null where the viewer may not see the citizen (any more); the name is on the card,
 * which the screen has or has not.
 */
export const Task = z.strictObject({
  id: TaskId,
  kind: TaskKind,
  version: Version,
  citizen: CitizenId.nullable(),
  /** The consent package it is about, by its titles. */
  package: z.strictObject({ id: z.string(), da: z.string(), en: z.string() }).nullable(),
  /** What it came from: a question, the use of an emergency road, a disclosure, a consent. */
  source: z.uuid().nullable(),
  /** What of that can be opened here. */
  opens: z.enum(['request', 'use']).nullable(),
  forWhom: z.enum(['member', 'contacts', 'leaders', 'duty']),
  dueOn: DayText,
  openedAt: InstantText,
  /** Of a mention: the line as it reads now, and who wrote the name in it. */
  mention: z.strictObject({ text: z.string(), by: MemberId.nullable() }).nullable(),
});
export type Task = z.infer<typeof Task>;

/** A question ends by its answer and a look-through by its verdict, and not by a tick. */
export function endsByItself({ kind, opens }: Pick<Task, 'kind' | 'opens'>): boolean {
  return kind === 'ask_now' || (kind === 'leader_review' && opens === 'use');
}

/** Something the viewer has promised to do for a citizen: an open action they are responsible for and may see now. */
export const OwnAction = z.strictObject({
  id: ElementId,
  citizen: CitizenId,
  version: Version,
  owner: OwnerName,
  category: CategoryName,
  text: z.string(),
  dueOn: DayText.nullable(),
  /** May this viewer tick it off; else its owner does. */
  mayEdit: z.boolean(),
});
export type OwnAction = z.infer<typeof OwnAction>;

/** Open tasks and own actions, the most pressing first. */
export const TaskList = z.strictObject({ today: DayText, tasks: z.array(Task), actions: z.array(OwnAction) });
export type TaskList = z.infer<typeof TaskList>;

export const CompleteTask = z.strictObject({ task: TaskId, version: Version });
