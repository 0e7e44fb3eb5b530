import { type CitizenId, type ConsentView } from '@samtavle/contracts';
import { addDays, day } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, ErrorState, TextField, uiTexts, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { consentTexts } from './texts.js';

export interface StopFormProps {
  consent: ConsentView;
  citizen: { id: CitizenId; name: string };
  today: string;
  answer: 'refuse' | 'withdraw';
  onClose: () => void;
}

/** A no, or a yes taken back. Neither asks why. */
export function StopForm({ consent, citizen, today, answer, onClose }: StopFormProps) {
  const say = useText(consentTexts);
  const sayUi = useText(uiTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const refusing = useCommand('consent.refuse');
  const withdrawing = useCommand('consent.withdraw');
  const { inFlight, error } = answer === 'refuse' ? refusing : withdrawing;
  const [askAgainOn, setAskAgainOn] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const which = { citizen: citizen.id, package: consent.package, version: consent.version };
    const done =
      answer === 'refuse'
        ? await refusing.send({ ...which, ...(askAgainOn === '' ? {} : { askAgainOn }) })
        : await withdrawing.send(which);
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      {answer === 'refuse' && (
        <TextField
          type="date"
          label={say('refuse.askAgain')}
          hint={say('refuse.askAgainHint', { name: citizen.name })}
          min={addDays(day(today), 1)}
          value={askAgainOn}
          onChange={({ target }) => setAskAgainOn(target.value)}
        />
      )}
      <p className="ink-2">{say(`${answer}.effect`)}</p>
      {error !== null && <ErrorState title={say('notSaved')}>{error[language]}</ErrorState>}
      <div className="dialog-acts">
        <Button big type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : say(`${answer}.save`)}
        </Button>
        <Button big onClick={onClose} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
