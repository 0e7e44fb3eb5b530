import { type CommandName } from '@samtavle/contracts';
import { type Clock } from './clock.js';
import { type Intention } from './commands.js';
import { isWritten, type SealSent, type Sent } from './sent.js';

/** What was sent and has no answer, to be known again when somebody asks for the very same thing. */
export interface WaitingWishes {
  /** The one that asks for this; null when none waits. */
  of(name: CommandName, input: unknown): Intention | null;
  add(intention: Intention): void;
  /** What an earlier page of this tab sent and has no answer; what this page has sent itself goes before it. */
  recall(sent: readonly Sent[]): void;
  /** An answer came that says whether it had its effect. */
  settle(intention: Intention, done: boolean): void;
  forget(): void;
}

type Wish = Pick<Intention, 'name' | 'input'>;

/** Whoever asks for the very same thing within this long of an answer that did not come is trying again. */
const TRYING_AGAIN = 15 * 60_000;
/** What only adds something: it takes back nothing that was asked for before. */
const ADDS: readonly CommandName[] = ['element.write', 'record.write', 'contact.log', 'visit.plan'];

/**
 * The ids of what has no answer. Asked for again it is sent with the same id, so that nothing is written twice. But what is asked
 * for after it was taken back is something else, though it reads the same: to come into the room, to leave, and to come
 * again. An old id would be answered as done, and nothing would happen: the wall would show what the room may not see, a note
 * marked private would be open. So an id is given up as soon as a command is done that may have taken it back, and who is in
 * the meeting's room, which others change too, is always asked anew.
 */
export function waitingWishes(clock: Clock, seal?: SealSent): WaitingWishes {
  const waiting = new Map<string, { intention: Intention; until: number }>();
  const letGo = (key: string) => {
    const kept = waiting.get(key);
    if (kept === undefined) return;
    waiting.delete(key);
    seal?.(kept.intention.id, null);
  };
  const keep = (intention: Intention, until = clock.elapsed() + TRYING_AGAIN) => {
    letGo(keyOf(intention));
    waiting.set(keyOf(intention), { intention, until });
    if (isWritten(intention)) seal?.(intention.id, intention);
  };
  return {
    of(name, input) {
      const kept = waiting.get(keyOf({ name, input }));
      return kept === undefined || kept.until < clock.elapsed() ? null : kept.intention;
    },
    add(intention) {
      if (!isOfTheRoom(intention)) keep(intention);
    },
    recall(sent) {
      const own = [...waiting.values()].filter(({ until }) => until >= clock.elapsed());
      // The time an earlier page waited is not known here; the session, whose key opened it, ends by itself.
      for (const intention of sent) keep(intention);
      for (const { intention, until } of own) keep(intention, until);
    },
    settle(intention, done) {
      const key = keyOf(intention);
      if (waiting.get(key)?.intention === intention) letGo(key);
      if (!done || ADDS.includes(intention.name)) return;
      for (const [other, { intention: earlier }] of waiting) if (mayUndo(intention, earlier)) letGo(other);
    },
    forget: () => waiting.clear(),
  };
}

const keyOf = ({ name, input }: Wish): string => `${name} ${JSON.stringify(input)}`;
const isOfTheRoom = ({ name }: Wish): boolean => name.startsWith('meeting.');

/** Whether they are about the same citizen, line or whatever has an id; what names nothing may be about anything. */
function mayUndo(done: Wish, earlier: Wish): boolean {
  const [one, other] = [namedIn(done), namedIn(earlier)];
  return one.size === 0 || other.size === 0 || [...one].some((id) => other.has(id));
}

const ID = /[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}/gi;
const namedIn = ({ input }: Wish): ReadonlySet<string> => new Set(JSON.stringify(input).match(ID) ?? []);
