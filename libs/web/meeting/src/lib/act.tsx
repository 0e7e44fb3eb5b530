import { type CommandDraft, type CommandName } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, useLanguage } from '@samtavle/web-ui';

export interface ActProps<N extends CommandName> {
  name: N;
  draft: CommandDraft<N>;
  words: string;
  primary?: boolean;
  onDone: () => void;
}

/** One press, one command; what it was refused with stands beside it. */
export function Act<N extends CommandName>({ name, draft, words, primary = false, onDone }: ActProps<N>) {
  const { language } = useLanguage();
  const command = useCommand(name);
  const press = async () => {
    await command.send(draft);
    // Also after a refusal: the meeting may have ended meanwhile.
    onDone();
  };
  return (
    <>
      <Button
        {...(primary ? { kind: 'primary' as const } : {})}
        aria-disabled={command.inFlight || undefined}
        onClick={() => void press()}
      >
        {words}
      </Button>
      {command.error !== null && (
        <span role="alert" className="small">
          {command.error[language]}
        </span>
      )}
    </>
  );
}
