import { type EmergencyRequestView } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { type ApiClient, useCommand } from '@samtavle/web-data-access';
import { Banner, Button, SelectField, TextAreaField, TextField, useLabels, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { useFieldWords } from './field-words.js';
import { NotDone } from './not-done.js';
import { Reading } from './reading.js';
import { emergencyTexts } from './texts.js';
import { useMoment } from './use-moment.js';
import { useRead } from './use-read.js';

export interface AnswerProps {
  /** The task's source: the question, or the use. */
  source: string;
  today: string;
  onDone?: () => void;
}

const readRequest = (api: ApiClient, id: string, signal: AbortSignal) =>
  api.request('emergency.request', { params: { id }, signal });

/** What the duty clinician opens: who asks what, and either one fact with a reason, or no answer at all. */
export function AskNowAnswer({ source, today, onDone }: AnswerProps) {
  const { read, again } = useRead(source, readRequest);
  return (
    <Reading read={read} onRetry={again}>
      {(request) => (
        <>
          <Question request={request} today={today} />
          {request.state === 'open' && !request.mine && (
            <Answer
              request={request}
              onAnswered={() => {
                again();
                onDone?.();
              }}
            />
          )}
        </>
      )}
    </Reading>
  );
}

function Question({ request, today }: { request: EmergencyRequestView; today: string }) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const moment = useMoment(today);
  const { asker } = request;
  return (
    <div className="emergency-question">
      <p>
        {say('answer.asks', {
          name: asker.name,
          role: labels.role(asker.role),
          authority: asker.authority,
          citizen: request.citizenName,
        })}
      </p>
      <p className="quote">»{request.question}«</p>
      <p className="ink-2 small">
        {say('answer.at', { when: moment(request.askedAt) })} ·{' '}
        {request.mine && request.state === 'open' ? say('answer.waiting') : say(`answer.state.${request.state}`)}
      </p>
    </div>
  );
}

function Answer({ request, onAnswered }: { request: EmergencyRequestView; onAnswered: () => void }) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const [category, setCategory] = useState<Category | ''>('');
  const [text, setText] = useState('');
  const [reason, setReason] = useState('');
  const pushing = useCommand('emergency.push');
  const declining = useCommand('emergency.decline');
  const error = pushing.error ?? declining.error;
  const busy = pushing.inFlight || declining.inFlight;
  const problemAt = useFieldWords(error);
  // Nothing is chosen beforehand: what kind it is decides who answers for it.
  const mayPush = request.categories.length > 0;
  const push = async (event: FormEvent) => {
    event.preventDefault();
    if (category === '') return;
    const answer = await pushing.send({ request: request.id, category, text, reason });
    if (answer.ok) onAnswered();
  };
  const decline = async () => {
    const answer = await declining.send({ request: request.id });
    if (answer.ok) onAnswered();
  };
  return (
    <form className="emergency-form" onSubmit={(event) => void push(event)}>
      {request.mayNot !== null && <Banner icon="info">{say(`answer.${request.mayNot}`)}</Banner>}
      {mayPush && (
        <>
          <SelectField<Category | ''>
            label={say('answer.category')}
            options={[
              { value: '', label: say('answer.choose'), disabled: true },
              ...request.categories.map((value) => ({ value, label: labels.category(value) })),
            ]}
            value={category}
            onChange={setCategory}
            problem={problemAt('category')}
          />
          <TextField
            label={say('answer.text')}
            hint={say('answer.textHint')}
            maxLength={500}
            value={text}
            onChange={({ target }) => setText(target.value)}
            problem={problemAt('text')}
          />
          <TextAreaField
            label={say('answer.reason')}
            hint={say('answer.reasonHint')}
            maxLength={500}
            value={reason}
            onChange={({ target }) => setReason(target.value)}
            problem={problemAt('reason')}
          />
        </>
      )}
      <NotDone error={error} title={say('notSent')} atFields={['category', 'text', 'reason']} />
      <p className="ink-2 small">{say('answer.declineAbout')}</p>
      <div className="dialog-acts">
        {mayPush && (
          <Button kind="primary" type="submit" disabled={busy || category === ''}>
            {say('answer.push')}
          </Button>
        )}
        <Button disabled={busy} onClick={() => void decline()}>
          {say('answer.decline')}
        </Button>
      </div>
    </form>
  );
}
