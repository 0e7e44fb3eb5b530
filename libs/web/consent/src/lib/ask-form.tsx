import { addDays, day } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { CheckField, TextField, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { type AnswerFormProps, which } from './answering.js';
import { problemAt, problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { consentTexts } from './texts.js';

/** The question is put; after a no before the day agreed only because the citizen brought it up. */
export function AskForm({ consent, citizen, today, onClose }: AnswerFormProps) {
  const say = useText(consentTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { board } = useData();
  const { send, inFlight, error } = useCommand('consent.ask');
  const [answerBy, setAnswerBy] = useState('');
  const [ownWish, setOwnWish] = useState(false);
  const { askAgainOn } = consent;
  const tooEarly = askAgainOn !== null && today < askAgainOn;

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const done = await send({
      ...which(citizen, consent),
      ...(answerBy === '' ? {} : { answerBy }),
      ...(ownWish ? { ownWish } : {}),
    });
    if (!done.ok) return;
    await board.reached(done.value.seq ?? 0);
    onClose();
  };
  return (
    <form className="consent-form" onSubmit={(event) => void submit(event)}>
      {tooEarly && (
        <CheckField
          label={say('asking.ownWish', { name: citizen.name })}
          hint={say('askAgain', { when: format.fullDate(askAgainOn) })}
          checked={ownWish}
          onChange={setOwnWish}
        />
      )}
      <TextField
        type="date"
        label={say('asking.answerBy')}
        hint={say('asking.answerByHint')}
        problem={problemAt(error, 'answerBy', language)}
        min={addDays(day(today), 1)}
        value={answerBy}
        onChange={({ target }) => setAnswerBy(target.value)}
      />
      <FormEnd
        effect={say('asking.effect', { name: citizen.name })}
        save={say('asking.save')}
        problem={problemOfForm(error, ['answerBy'], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
