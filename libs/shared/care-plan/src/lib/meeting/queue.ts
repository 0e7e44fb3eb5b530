import { type Day, type Instant, type Intensity } from '@samtavle/domain';
import { type ItemState, type MeetingItem, stateOf } from './item.js';

/** A citizen as one viewer has them on the board: what the order is made from, all of it after masking. */
export interface ToDiscuss {
  readonly id: string;
  /** Null for somebody who has left the board during the meeting. */
  readonly stay: { readonly level: Intensity; readonly since: Day; readonly reviewOn: Day | null } | null;
  /** When their next action is due. */
  readonly dueOn: Day | null;
}

/** What the meeting has about a citizen; `at` is when the outcome was set. */
export type Discussed = Pick<MeetingItem, 'outcome' | 'since'> & { readonly at: Instant | null };

export interface InQueue<T extends ToDiscuss> {
  readonly person: T;
  readonly state: ItemState;
  /** Something came of it, also while it is still talked about. */
  readonly decided: boolean;
}

/** The most intensive first, then whose deadline is nearest, then who has been on the board longest. Total: the id decides last. */
export function byMeetingOrder(a: ToDiscuss, b: ToDiscuss): number {
  return (
    (b.stay?.level ?? 0) - (a.stay?.level ?? 0) ||
    compareText(deadline(a), deadline(b)) ||
    compareText(a.stay?.since ?? LATEST, b.stay?.since ?? LATEST) ||
    compareText(a.id, b.id)
  );
}

/**
 * The meeting as one viewer follows it: those done in the order they were done, the one talked about, then who waits, in
 * the fixed order. Everybody on the board once, and who left the board in this meeting; nobody else.
 */
export function meetingQueue<T extends ToDiscuss>(
  people: readonly T[],
  items: ReadonlyMap<string, Discussed>,
): InQueue<T>[] {
  const once = [...new Map(people.map((person) => [person.id, person])).values()];
  const here = once
    .filter(({ id, stay }) => stay !== null || items.has(id))
    .map((person) => {
      const item = items.get(person.id);
      const state: ItemState = item ? stateOf(item) : 'waiting';
      return { person, state, decided: item !== undefined && item.outcome !== null, at: item?.at ?? LATEST };
    });
  const inState = (state: ItemState) => here.filter((one) => one.state === state);
  return [
    ...inState('done').sort((a, b) => compareText(a.at, b.at) || byMeetingOrder(a.person, b.person)),
    ...inState('current').sort((a, b) => byMeetingOrder(a.person, b.person)),
    ...inState('waiting').sort((a, b) => byMeetingOrder(a.person, b.person)),
  ].map(({ person, state, decided }) => ({ person, state, decided }));
}

/** Who is next; undefined when nobody waits. */
export function nextInQueue<T extends ToDiscuss>(queue: readonly InQueue<T>[]): T | undefined {
  return queue.find(({ state }) => state === 'waiting')?.person;
}

/** How far the meeting is, in the viewer's own numbers. */
export function progressOf(queue: readonly InQueue<ToDiscuss>[]): { readonly done: number; readonly all: number } {
  return { done: queue.filter(({ decided }) => decided).length, all: queue.length };
}

/** What a morning's board meeting is meant to last. */
export const MEETING_MINUTES = 15;

/** About how long each citizen may take, in whole tens of seconds. @see domain/fact.md § 3.5: 15-30 minutes for the board */
export function secondsEach(count: number): number {
  if (count === 0) return 0;
  return Math.max(10, Math.round((MEETING_MINUTES * 60) / count / 10) * 10);
}

const LATEST = '9999';

function deadline({ stay, dueOn }: ToDiscuss): string {
  const [review, due] = [stay?.reviewOn ?? LATEST, dueOn ?? LATEST];
  return review < due ? review : due;
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
