import { useCommand, useData } from '@samtavle/web-data-access';
import { useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { type AnswerFormProps, which } from './answering.js';
import { problemAt, problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { RadioGroup } from './radio-group.js';
import { consentTexts } from './texts.js';
import { useYes } from './use-yes.js';
import { YES_FIELDS, YesFields } from './yes-fields.js';

/** The doubt is over: who answers, and, where nothing had been said yet, how. */
export function ConfirmForm({ consent, citizen, today, onClose }: AnswerFormProps) {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('consent.confirm');
  const [by, setBy] = useState<'citizen' | 'representative' | null>(null);
  const [tried, setTried] = useState(false);
  const yes = useYes(consent, language, false);
  const isFirst = consent.givenOn === null;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    const { form } = yes.draft;
    if (by === null || (isFirst && (form === null || yes.missing.size > 0))) return;
    const done = await send({
      ...which(citizen, consent),
      by,
      ...(isFirst && form !== null ? yes.send(form) : {}),
    });
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      <RadioGroup
        label={say('confirming.who')}
        options={[
          { value: 'citizen', label: say('confirming.citizen', { name: citizen.name }) },
          { value: 'representative', label: say('confirming.representative') },
        ]}
        value={by}
        onChange={setBy}
        problem={tried && by === null ? say('confirming.whoMissing') : problemAt(error, 'by', language)}
      />
      {isFirst && (
        <>
          <p className="ink-2">{say('confirming.first')}</p>
          <YesFields consent={consent} name={citizen.name} today={today} yes={yes} tried={tried} error={error} />
        </>
      )}
      <FormEnd
        effect={say('confirming.effect')}
        save={say('confirming.save')}
        problem={problemOfForm(error, isFirst ? ['by', ...YES_FIELDS] : ['by'], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
