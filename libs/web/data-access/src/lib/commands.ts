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
import { type Socket } from './socket.js';

/** One thing a person wants done. The same intention keeps its id however often it is sent, so it has one effect. */
export interface Intention {
  readonly name: CommandName;
  readonly id: CommandId;
  readonly input: unknown;
}

export interface CommandSender {
  /**
   * Sends until it is answered, at most three times, with the same id. Over the socket when that is open, else over REST.
   * The answer `unavailable` means that nothing was heard: the effect may have happened, so keep the intention.
   */
  send(intention: Intention): Promise<Ack<CommandDone>>;
}

const ANSWER_TIMEOUT = 6_000;
const ATTEMPTS = 3;

/** The intention for this input: the earlier one when it asks for the very same thing. */
export function intend<N extends CommandName>(
  name: N,
  draft: CommandDraft<N>,
  earlier: Intention | null,
): Ack<Intention> {
  const parsed = COMMANDS[name].input.safeParse(draft);
  if (!parsed.success) {
    const fields = parsed.error.issues.map(({ path, message }) => ({ path: path.join('.'), problem: message }));
    return { ok: false, error: errorBody('invalid_input', { fields }) };
  }
  const input: unknown = parsed.data;
  const same = earlier !== null && earlier.name === name && JSON.stringify(earlier.input) === JSON.stringify(input);
  return { ok: true, value: same ? earlier : { name, id: newCommandId(), input } };
}

interface Surroundings {
  api: ApiClient;
  clock: Clock;
  socket: () => Socket | null;
  /** The effect is in the stream but no frame will bring it: read again. */
  afterRest: () => void;
}

export function createCommandSender({ api, clock, socket, afterRest }: Surroundings): CommandSender {
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

  return {
    async send(intention) {
      for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
        if (attempt > 0) await pause(400 * attempt);
        const answer = await once(intention);
        if (answer !== null) return answer;
      }
      return { ok: false, error: errorBody('unavailable') };
    },
  };
}
