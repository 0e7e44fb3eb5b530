import { type Ack, type CommandDone, type Resumed } from '@samtavle/contracts';
import { type OpenSocket, type SocketEvents } from '../lib/socket.js';

export interface Asked {
  readonly message: string;
  readonly said: unknown;
}

/** A line whose other end is the spec. */
export interface SpokenLine {
  readonly open: OpenSocket;
  readonly asked: Asked[];
  attempts(): number;
  /** The server's side speaks. */
  says: SocketEvents;
  answers: {
    resume: (said: unknown) => Promise<Ack<Resumed> | null>;
    command: (said: unknown) => Promise<Ack<CommandDone> | null>;
  };
  /** Attempts to open succeed; false: they fail. */
  reachable: boolean;
}

const deaf = () => {
  throw new Error('nobody opened the line');
};

export function spokenLine(): SpokenLine {
  let attempts = 0;
  const line: SpokenLine = {
    asked: [],
    attempts: () => attempts,
    says: {
      opened: deaf,
      closed: deaf,
      frame: deaf,
      presence: deaf,
      ended: deaf,
      refetch: deaf,
      tasks: deaf,
      meeting: deaf,
      notUnderstood: deaf,
    },
    answers: {
      resume: async () => ({ ok: true, value: { kind: 'refetch' } }),
      command: async () => ({ ok: true, value: { seq: 1, version: 1, id: null } }),
    },
    reachable: true,
    open(events) {
      line.says = events;
      return {
        open() {
          attempts += 1;
          queueMicrotask(() => (line.reachable ? events.opened() : events.closed()));
        },
        close: () => queueMicrotask(() => events.closed()),
        async ask(message, said) {
          line.asked.push({ message, said });
          const answer =
            message === 'presence'
              ? { ok: true, value: {} }
              : await line.answers[message === 'resume' ? 'resume' : 'command'](said);
          // The contract types of each answer are checked by the real socket; here the spec writes them by hand.
          return answer as never;
        },
      };
    },
  };
  return line;
}
