import { Button, ErrorState, uiTexts, useText } from '@samtavle/web-ui';
import { consentTexts } from './texts.js';

export interface FormEndProps {
  effect: string;
  save: string;
  problem: string | undefined;
  inFlight: boolean;
  onClose: () => void;
}

/** What it will do, why it was refused, and two buttons of the same weight. */
export function FormEnd({ effect, save, problem, inFlight, onClose }: FormEndProps) {
  const say = useText(consentTexts);
  const sayUi = useText(uiTexts);
  return (
    <>
      <p className="ink-2">{effect}</p>
      {problem !== undefined && <ErrorState title={say('notSaved')}>{problem}</ErrorState>}
      <div className="dialog-acts">
        <Button big type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : save}
        </Button>
        <Button big onClick={onClose} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </>
  );
}
