import { CitizenId, type CitizenId as Id } from '@samtavle/contracts';
import { CATEGORIES, type Category } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, CheckField, SelectField, TextAreaField, TextField, useLabels, useText } from '@samtavle/web-ui';
import { type FormEvent, useId, useState } from 'react';
import { ConfirmLogIn } from './confirm-log-in.js';
import { useFieldWords } from './field-words.js';
import { NotDone } from './not-done.js';
import { emergencyTexts } from './texts.js';

/** Never on this road, for anybody: they are not offered. The name comes along by itself. */
const NOT_OFFERED: ReadonlySet<Category> = new Set<Category>([
  'identification',
  'protected_address',
  'psychotherapy_notes',
  'access_log',
  'evaluation_data',
]);
const OFFERED = CATEGORIES.filter((category) => !NOT_OFFERED.has(category));
const HOURS = ['1', '2', '4', '8', '12', '24'] as const;

export interface LookUpFormProps {
  /** Whose card is open; undefined to ask for the CPR number. */
  citizen?: Id;
  onOpened: (citizen: Id) => void;
  onCancel: () => void;
}

/** Reason, single facts, hours. When the log-in is too old, it is confirmed here and the same look-up goes on. */
export function LookUpForm({ citizen, onOpened, onCancel }: LookUpFormProps) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const { board } = useData();
  const { send, inFlight, error, forget } = useCommand('emergency.look-up');
  const [cpr, setCpr] = useState('');
  const [reason, setReason] = useState('');
  const [categories, setCategories] = useState<readonly Category[]>([]);
  const [hours, setHours] = useState<(typeof HOURS)[number]>('4');
  const problemAt = useFieldWords(error);
  const what = useId();

  const open = async () => {
    const who = citizen === undefined ? { cpr } : { citizen };
    const answer = await send({ ...who, reason, categories: [...categories], hours: Number(hours) });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    const found = CitizenId.safeParse(answer.value.id);
    if (found.success) onOpened(found.data);
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void open();
  };
  const problem = problemAt('categories');
  return (
    <form className="emergency-form" onSubmit={submit}>
      <p className="ink-2">{say('lookUp.about')}</p>
      {citizen === undefined && (
        <TextField
          label={say('lookUp.cpr')}
          inputMode="numeric"
          maxLength={15}
          value={cpr}
          onChange={({ target }) => setCpr(target.value)}
          problem={problemAt('cpr')}
        />
      )}
      <TextAreaField
        label={say('lookUp.reason')}
        hint={say('lookUp.hint')}
        maxLength={500}
        value={reason}
        onChange={({ target }) => setReason(target.value)}
        problem={problemAt('reason')}
      />
      <fieldset
        className="emergency-what"
        aria-describedby={`${what}-hint ${problem === undefined ? '' : `${what}-problem`}`}
      >
        <legend className="field-label">{say('lookUp.what')}</legend>
        <span className="hint" id={`${what}-hint`}>
          {say('lookUp.whatHint')}
        </span>
        <div>
          {OFFERED.map((category) => (
            <CheckField
              key={category}
              label={labels.category(category)}
              checked={categories.includes(category)}
              onChange={(on) =>
                setCategories(on ? [...categories, category] : categories.filter((one) => one !== category))
              }
            />
          ))}
        </div>
        {problem !== undefined && (
          <span className="problem" id={`${what}-problem`} role="alert">
            {problem}
          </span>
        )}
      </fieldset>
      <SelectField
        label={say('lookUp.hours')}
        options={HOURS.map((value) => ({ value, label: say('lookUp.hours', { count: Number(value) }) }))}
        value={hours}
        onChange={setHours}
      />
      {error?.error === 'fresh_login_needed' && (
        <ConfirmLogIn
          onConfirmed={() => {
            forget();
            void open();
          }}
        />
      )}
      <NotDone error={error} title={say('notOpened')} atFields={['cpr', 'reason', 'categories']} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {inFlight ? say('lookUp.opening') : say('lookUp.open')}
        </Button>
        <Button onClick={onCancel} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
