import { type Ack, type CommandDone, type CommandDraft, type CommandName, type ErrorBody } from '@samtavle/contracts';
import { useCallback, useState } from 'react';
import { intend } from './commands.js';
import { useData } from './data-provider.js';

export interface UseCommand<N extends CommandName> {
  /** Sends; the same input while no answer has come is the same intention, with the same id. */
  send(draft: CommandDraft<N>): Promise<Ack<CommandDone>>;
  readonly inFlight: boolean;
  /** What the last attempt was refused with, until the next. */
  readonly error: ErrorBody | null;
  forget(): void;
}

export function useCommand<N extends CommandName>(name: N): UseCommand<N> {
  const { commands } = useData();
  const [state, setState] = useState<{ inFlight: boolean; error: ErrorBody | null }>({ inFlight: false, error: null });

  const send = useCallback(
    async (draft: CommandDraft<N>): Promise<Ack<CommandDone>> => {
      const intended = intend(name, draft, commands.unanswered);
      if (!intended.ok) {
        setState({ inFlight: false, error: intended.error });
        return intended;
      }
      setState({ inFlight: true, error: null });
      const answer = await commands.send(intended.value);
      setState({ inFlight: false, error: answer.ok ? null : answer.error });
      return answer;
    },
    [commands, name],
  );
  const forget = useCallback(() => setState({ inFlight: false, error: null }), []);
  return { send, ...state, forget };
}
