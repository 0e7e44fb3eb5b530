import { type EmergencyUseView } from '@samtavle/contracts';
import { type ApiClient, useCommand } from '@samtavle/web-data-access';
import { Banner, Button, TextAreaField, useText } from '@samtavle/web-ui';
import { type FormEvent, useId, useState } from 'react';
import { type AnswerProps } from './ask-now-answer.js';
import { useFieldWords } from './field-words.js';
import { NotDone } from './not-done.js';
import { Reading } from './reading.js';
import { emergencyTexts } from './texts.js';
import { useMoment } from './use-moment.js';
import { UseFacts } from './use-facts.js';
import { useRead } from './use-read.js';

export const readUse = (api: ApiClient, id: string, signal: AbortSignal) =>
  api.request('emergency.use', { params: { id }, signal });

/** What a leader looks through: everything about the use, and whether it was necessary. */
export function ReviewAccess({ source, today, onDone }: AnswerProps) {
  const say = useText(emergencyTexts);
  const moment = useMoment(today);
  const { read, again } = useRead(source, readUse);
  return (
    <Reading read={read} onRetry={again}>
      {(use) => (
        <>
          <UseFacts use={use} today={today} />
          {use.review !== null ? (
            <Banner icon="check">
              {say('use.reviewed', {
                when: moment(use.review.at),
                verdict: say(`use.${use.review.verdict}`),
              })}{' '}
              {use.review.note}
            </Banner>
          ) : use.mayReview ? (
            <Verdict
              use={use}
              onSaved={() => {
                again();
                onDone?.();
              }}
            />
          ) : (
            <Banner icon="info">{say('use.notYours')}</Banner>
          )}
        </>
      )}
    </Reading>
  );
}

const VERDICTS = ['justified', 'unjustified'] as const;

function Verdict({ use, onSaved }: { use: EmergencyUseView; onSaved: () => void }) {
  const say = useText(emergencyTexts);
  const name = useId();
  const [verdict, setVerdict] = useState<(typeof VERDICTS)[number] | null>(null);
  const [note, setNote] = useState('');
  const { send, inFlight, error } = useCommand('emergency.review');
  const problemAt = useFieldWords(error);
  const save = async (event: FormEvent) => {
    event.preventDefault();
    if (verdict === null) return;
    const answer = await send({ access: use.id, version: use.version, verdict, note });
    if (answer.ok) onSaved();
  };
  return (
    <form className="emergency-form" onSubmit={(event) => void save(event)}>
      <fieldset>
        <legend className="field-label">{say('use.verdict')}</legend>
        {VERDICTS.map((value) => (
          <label key={value} className="check">
            <input type="radio" name={name} checked={verdict === value} onChange={() => setVerdict(value)} />
            <span>{say(`use.${value}`)}</span>
          </label>
        ))}
      </fieldset>
      <TextAreaField
        label={say('use.note')}
        hint={say('use.noteHint')}
        maxLength={500}
        value={note}
        onChange={({ target }) => setNote(target.value)}
        problem={problemAt('note')}
      />
      <NotDone error={error} title={say('notSaved')} atFields={['note']} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight || verdict === null}>
          {say('use.save')}
        </Button>
      </div>
    </form>
  );
}
