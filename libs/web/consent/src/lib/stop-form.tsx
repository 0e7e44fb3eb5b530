import { addDays, day } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { TextField, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { type AnswerFormProps, which } from './answering.js';
import { problemAt, problemOfForm } from './field-problem.js';
import { FormEnd } from './form-end.js';
import { consentTexts } from './texts.js';

/** A no, a yes taken back, a doubt, or a question closed. None of them asks why. */
export type Stop = 'refuse' | 'withdraw' | 'doubt' | 'noAnswer';

const WORDS = { refuse: 'refuse', withdraw: 'withdraw', doubt: 'doubting', noAnswer: 'closing' } as const;

export function StopForm({ consent, citizen, today, answer, onClose }: AnswerFormProps & { answer: Stop }) {
  const say = useText(consentTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const commands = {
    refuse: useCommand('consent.refuse'),
    withdraw: useCommand('consent.withdraw'),
    doubt: useCommand('consent.doubt'),
    noAnswer: useCommand('consent.no-answer'),
  };
  const { inFlight, error } = commands[answer];
  const [askAgainOn, setAskAgainOn] = useState('');

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const about = which(citizen, consent);
    const done =
      answer === 'refuse'
        ? await commands.refuse.send({ ...about, ...(askAgainOn === '' ? {} : { askAgainOn }) })
        : await commands[answer].send(about);
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
          problem={problemAt(error, 'askAgainOn', language)}
          min={addDays(day(today), 1)}
          value={askAgainOn}
          onChange={({ target }) => setAskAgainOn(target.value)}
        />
      )}
      <FormEnd
        effect={say(`${WORDS[answer]}.effect`)}
        save={say(`${WORDS[answer]}.save`)}
        problem={problemOfForm(error, ['askAgainOn'], language)}
        inFlight={inFlight}
        onClose={onClose}
      />
    </form>
  );
}
