import { type CitizenId, type ConsentView } from '@samtavle/contracts';
import { addDays, day, oneYearAfter } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, ErrorState, TextField, uiTexts, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useId, useState } from 'react';
import { consentTexts } from './texts.js';

export interface GiveFormProps {
  consent: ConsentView;
  citizen: { id: CitizenId; name: string };
  today: string;
  onClose: () => void;
}

const FORMS = ['written', 'oral'] as const;

/** How the yes was given: in writing, or by word of mouth with the reason and who was there. Nothing is pre-ticked. */
export function GiveForm({ consent, citizen, today, onClose }: GiveFormProps) {
  const say = useText(consentTexts);
  const sayUi = useText(uiTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('consent.give');
  const name = useId();
  const [form, setForm] = useState<(typeof FORMS)[number] | null>(null);
  const [oralReason, setOralReason] = useState('');
  const [witness, setWitness] = useState('');
  const [expiresOn, setExpiresOn] = useState('');
  const [tried, setTried] = useState(false);
  const latest = oneYearAfter(day(today));
  const reasonMissing = form === 'oral' && oralReason.trim() === '';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (form === null || reasonMissing) return;
    const answer = await send({
      citizen: citizen.id,
      package: consent.package,
      version: consent.version,
      form,
      ...(form === 'oral' ? { oralReason, ...(witness.trim() === '' ? {} : { witness }) } : {}),
      ...(expiresOn === '' ? {} : { expiresOn }),
    });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <fieldset aria-describedby={tried && form === null ? `${name}-problem` : undefined}>
        <legend className="field-label">{say('give.how')}</legend>
        {FORMS.map((known) => (
          <label key={known} className="check">
            <input type="radio" name={name} value={known} checked={form === known} onChange={() => setForm(known)} />
            <span>{say(`give.${known}`, { name: citizen.name })}</span>
          </label>
        ))}
        {tried && form === null && (
          <p className="problem danger small" id={`${name}-problem`} role="alert">
            {say('give.chooseHow')}
          </p>
        )}
      </fieldset>
      {form === 'oral' && (
        <>
          <TextField
            label={say('give.oralReason')}
            hint={say('give.oralReasonHint')}
            problem={tried && reasonMissing ? say('give.oralReasonMissing') : undefined}
            maxLength={300}
            value={oralReason}
            onChange={({ target }) => setOralReason(target.value)}
          />
          <TextField
            label={say('give.witness')}
            maxLength={120}
            value={witness}
            onChange={({ target }) => setWitness(target.value)}
          />
        </>
      )}
      <TextField
        type="date"
        label={say('give.until')}
        hint={say('give.untilHint', { when: format.fullDate(latest) })}
        problem={error?.fields?.some(({ path }) => path === 'expiresOn') === true ? error[language] : undefined}
        min={addDays(day(today), 1)}
        max={latest}
        value={expiresOn}
        onChange={({ target }) => setExpiresOn(target.value)}
      />
      <p className="ink-2">{say('give.effect')}</p>
      {error !== null && <ErrorState title={say('notSaved')}>{error[language]}</ErrorState>}
      <div className="dialog-acts">
        <Button big type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : say('give.save')}
        </Button>
        <Button big onClick={onClose} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
