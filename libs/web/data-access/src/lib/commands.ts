import {
  type Ack,
  type CommandDone,
  type CommandDraft,
  type CommandId,
  type CommandName,
  COMMANDS,
} from '@samtavle/contracts';
import { type ApiClient } from './api-client.js';
import { type Clock } from './clock.js';
import { newCommandId } from './command-id.js';
import { ContractError, errorBody } from './contract-error.js';
import { type SealSent, type Sent } from './sent.js';
import { type Socket } from './socket.js';
import { waitingWishes } from './waiting-wishes.js';

/** One thing a person wants done. The same intention keeps its id however often it is sent, so it has one effect. */
export interface Intention {
  readonly name: CommandName;
  readonly id: CommandId;
  readonly input: unknown;
}

export interface CommandSender {
  /** What was sent with this input and has no answer yet, however the field it was typed in was closed and opened since. */
  unanswered(name: CommandName, input: unknown): Intention | null;
  /** What an earlier page of this tab sent has no answer yet; and what this one has sent is kept from now on. */
  recall(sent: readonly Sent[]): void;
  /** Another person, or another capacity: nothing sent before is theirs. */
  forget(): void;
  /**
   * Sends until it is answered, at most three times, with the same id. Over the socket when that is open, else over REST.
   * The answer `unavailable` means that nothing was heard: the effect may have happened, so keep the intention.
   */
  send(intention: Intention): Promise<Ack<CommandDone>>;
}

const ANSWER_TIMEOUT = 6_000;
const ATTEMPTS = 3;

/** The intention for this input: the one that waits for an answer when it asks for the very same thing. */
export function intend<N extends CommandName>(
  name: N,
  draft: CommandDraft<N>,
  unanswered: CommandSender['unanswered'],
): Ack<Intention> {
  const parsed = COMMANDS[name].input.safeParse(draft);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message }));
    return { ok: false, error: errorBody('invalid_input', { fields }) };
  }
  const input: unknown = parsed.data;
  return { ok: true, value: unanswered(name, input) ?? { name, id: newCommandId(), input } };
}

interface Surroundings {
  api: ApiClient;
  clock: Clock;
  socket: () => Socket | null;
  /** The effect is in the stream but no frame will bring it: read again. */
  afterRest: () => void;
  /** Where what was written waits for its answer while the page is loaded again; nowhere when left out. */
  seal?: SealSent;
}

export function createCommandSender({ api, clock, socket, afterRest, seal }: Surroundings): CommandSender {
  const waiting = waitingWishes(clock, seal);
  /** Counts who the page has been: what one person began is not sent again with the next one's session. */
  let whose = 0;
  const pause = (milliseconds: number) => new Promise<void>((resolve) => void clock.after(milliseconds, resolve));

  async function once({ name, id, input }: Intention): Promise<Ack<CommandDone> | null> {
    const line = socket();
    if (line !== null) return line.ask('command', { name, id, input }, ANSWER_TIMEOUT);
    const abort = new AbortController();
    const cancel = clock.after(ANSWER_TIMEOUT, () => abort.abort());
    try {
      const value = await api.command(name, id, input, abort.signal);
      afterRest();
      return { ok: true, value };
    } catch (thrown) {
      return thrown instanceof ContractError && thrown.answered ? { ok: false, error: thrown.body } : null;
    } finally {
      cancel();
    }
  }

  async function tried(intention: Intention): Promise<Ack<CommandDone>> {
    const begun = whose;
    for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
      if (attempt > 0) await pause(400 * attempt);
      if (begun !== whose) break;
      const answer = await once(intention);
      if (answer !== null) return answer;
    }
    return { ok: false, error: errorBody('unavailable') };
  }

  return {
    unanswered: waiting.of,
    recall: waiting.recall,
    forget() {
      whose += 1;
      waiting.forget();
    },
    async send(intention) {
      waiting.add(intention);
      const answer = await tried(intention);
      // It may have had its effect all the same: asked for again it is the same, with the same id.
      const isUnknown = !answer.ok && (answer.error.error === 'unavailable' || answer.error.error === 'unexpected');
      if (!isUnknown) waiting.settle(intention, answer.ok);
      return answer;
    },
  };
}
