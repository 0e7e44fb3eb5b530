import { type CitizenId, type ErrorBody, PLAN_PAPERS, PRINT_RECEIVERS } from '@samtavle/contracts';
import { asErrorBody, useData } from '@samtavle/web-data-access';
import { Button, Dialog, ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { useId, useState } from 'react';
import { planTexts } from '../texts.js';

/** The plan to take home. A print is a disclosure: it asks for the receiver first, and is recorded before it is made. */
export function PrintPlan({ citizen, name }: { citizen: CitizenId; name: string }) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { api } = useData();
  const group = useId();
  const [open, setOpen] = useState(false);
  const [what, setWhat] = useState<(typeof PLAN_PAPERS)[number]>('plan');
  const [receiver, setReceiver] = useState<(typeof PRINT_RECEIVERS)[number]>('citizen');
  const [error, setError] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  const print = async () => {
    setBusy(true);
    setError(null);
    try {
      const pdf = await api.download('citizen.plan.print', {
        params: { id: citizen },
        input: { what, receiver, language },
      });
      save(pdf, say('print.file'));
      setOpen(false);
    } catch (thrown) {
      setError(asErrorBody(thrown));
    }
    setBusy(false);
  };
  const fault = error?.fields?.find(({ path }) => path === 'receiver')?.[language];
  return (
    <>
      <Button icon="print" onClick={() => setOpen(true)}>
        {say('print.button', { name })}
      </Button>
      <Dialog
        open={open}
        title={say('print.title')}
        onClose={() => setOpen(false)}
        busy={busy}
        actions={
          <Button kind="primary" icon="download" disabled={busy} onClick={() => void print()}>
            {say('print.print')}
          </Button>
        }
      >
        <p>{say('print.what', { name })}</p>
        <Choice
          name={`${group}-what`}
          legend={say('print.which')}
          options={PLAN_PAPERS.map((value) => ({ value, label: say(`print.${value}`) }))}
          value={what}
          onChange={setWhat}
        />
        <Choice
          name={`${group}-receiver`}
          legend={say('print.receiver')}
          options={PRINT_RECEIVERS.map((value) => ({ value, label: say(`print.${value}`, { name }) }))}
          value={receiver}
          onChange={setReceiver}
          problem={fault}
        />
        <p className="ink-2">{say('print.recorded')}</p>
        {error !== null && fault === undefined && (
          <ErrorState title={say('print.failed')}>{error[language]}</ErrorState>
        )}
      </Dialog>
    </>
  );
}

function Choice<Value extends string>({
  name,
  legend,
  options,
  value,
  onChange,
  problem,
}: {
  name: string;
  legend: string;
  options: readonly { value: Value; label: string }[];
  value: Value;
  onChange: (value: Value) => void;
  problem?: string | undefined;
}) {
  return (
    <fieldset className="print-choice" aria-describedby={problem === undefined ? undefined : `${name}-problem`}>
      <legend>{legend}</legend>
      {options.map((option) => (
        <label key={option.value} className="check">
          <input type="radio" name={name} checked={option.value === value} onChange={() => onChange(option.value)} />
          <span>{option.label}</span>
        </label>
      ))}
      {problem !== undefined && (
        <p className="danger" id={`${name}-problem`} role="alert">
          {problem}
        </p>
      )}
    </fieldset>
  );
}

/** Given to the browser as a file: a page of its own would keep it in the history. */
function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  // The browser has taken the file when the task is over.
  setTimeout(() => URL.revokeObjectURL(address), 0);
}
