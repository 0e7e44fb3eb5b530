import { type CitizenId } from '@samtavle/contracts';
import { type Cancel, type Clock } from './clock.js';
import { type Socket } from './socket.js';

const ANSWER_TIMEOUT = 5_000;
/** "Mette skriver" goes when nothing has been typed for this long. */
const WRITING_FOR = 4_000;

export interface OwnPresence {
  /** Which card this screen has open. */
  open(citizen: CitizenId | null): void;
  /** A key was pressed in a text that belongs to the open card. */
  typed(): void;
  /** Says it again on a new line; the server forgets with the socket. */
  repeat(): void;
  empty(): void;
}

export function createOwnPresence(clock: Clock, socket: () => Socket | null): OwnPresence {
  let citizen: CitizenId | null = null;
  let writing = false;
  let rest: Cancel = () => undefined;

  const say = () => void socket()?.ask('presence', { citizen, writing }, ANSWER_TIMEOUT);
  const stopWriting = () => {
    rest();
    if (!writing) return;
    writing = false;
    say();
  };
  return {
    open(next) {
      if (next === citizen) return;
      rest();
      citizen = next;
      writing = false;
      say();
    },
    typed() {
      if (citizen === null) return;
      rest();
      rest = clock.after(WRITING_FOR, stopWriting);
      if (writing) return;
      writing = true;
      say();
    },
    repeat() {
      if (citizen !== null) say();
    },
    empty() {
      rest();
      citizen = null;
      writing = false;
    },
  };
}
