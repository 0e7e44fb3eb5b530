import { type CitizenId } from '@samtavle/contracts';
import { STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { useCommand, useMe } from '@samtavle/web-data-access';
import { Banner, Button, Dialog, SelectField, TextAreaField, useLabels, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { useFieldWords } from './field-words.js';
import { NotDone } from './not-done.js';
import { emergencyTexts } from './texts.js';

export interface AskNowDialogProps {
  open: boolean;
  citizen: { id: CitizenId; name: string };
  /** Whom the note that offered it is about. */
  to: StaffSector | null;
  onClose: () => void;
}

/** One question to whoever is on duty at another sector. The same words come back whoever knows the citizen. */
export function AskNowDialog({ open, citizen, to, onClose }: AskNowDialogProps) {
  const say = useText(emergencyTexts);
  return (
    <Dialog open={open} title={say('ask.title', { name: citizen.name })} onClose={onClose}>
      {open && <AskForm citizen={citizen} to={to} onClose={onClose} />}
    </Dialog>
  );
}

function AskForm({ citizen, to: first, onClose }: Omit<AskNowDialogProps, 'open'>) {
  const say = useText(emergencyTexts);
  const labels = useLabels();
  const own = useMe()?.acting.sector;
  const others = STAFF_SECTORS.filter((sector) => sector !== own && sector !== 'muni_employment');
  const [to, setTo] = useState<StaffSector>(first ?? others[0] ?? 'region_psych');
  const [question, setQuestion] = useState('');
  const [sent, setSent] = useState(false);
  const { send, inFlight, error } = useCommand('emergency.ask');
  const problemAt = useFieldWords(error);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ citizen: citizen.id, to, question });
    if (answer.ok) setSent(true);
  };
  if (sent) {
    return (
      <>
        <Banner tone="info" icon="check" title={say('ask.sent')}>
          {say('ask.sentMore')}
        </Banner>
        <p className="small">{say('danger')}</p>
        <div className="dialog-acts">
          <Button kind="primary" autoFocus onClick={onClose}>
            {say('close')}
          </Button>
        </div>
      </>
    );
  }
  return (
    <form className="emergency-form" onSubmit={(event) => void submit(event)}>
      <p className="ink-2">{say('ask.about')}</p>
      <SelectField
        label={say('ask.to')}
        options={others.map((value) => ({ value, label: labels.sector(value) }))}
        value={to}
        onChange={setTo}
        problem={problemAt('to')}
      />
      <TextAreaField
        label={say('ask.question')}
        hint={say('ask.hint')}
        maxLength={500}
        value={question}
        onChange={({ target }) => setQuestion(target.value)}
        problem={problemAt('question')}
      />
      <Banner tone="warn" icon="warning">
        {say('danger')}
      </Banner>
      <NotDone error={error} title={say('notSent')} atFields={['to', 'question']} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {say('ask.send')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
