import { ADDRESS_GROUNDS, type CitizenId } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, Dialog, SelectField, TextField, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { useFieldWords } from './field-words.js';
import { NotDone } from './not-done.js';
import { emergencyTexts } from './texts.js';

export interface AddressDialogProps {
  open: boolean;
  citizen: { id: CitizenId; name: string };
  onClose: () => void;
}

/** Writes down a protected address. It is not shown again here. */
export function AddressDialog({ open, citizen, onClose }: AddressDialogProps) {
  const say = useText(emergencyTexts);
  return (
    <Dialog open={open} title={say('address.title', { name: citizen.name })} onClose={onClose}>
      {open && <AddressForm citizen={citizen} onClose={onClose} />}
    </Dialog>
  );
}

function AddressForm({ citizen, onClose }: Omit<AddressDialogProps, 'open'>) {
  const say = useText(emergencyTexts);
  const [text, setText] = useState('');
  const [because, setBecause] = useState<(typeof ADDRESS_GROUNDS)[number]>('cpr_protection');
  const { send, inFlight, error } = useCommand('address.protect');
  const problemAt = useFieldWords(error);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ citizen: citizen.id, text, because });
    if (answer.ok) onClose();
  };
  return (
    <form className="emergency-form" onSubmit={(event) => void submit(event)}>
      <p className="ink-2">{say('address.about')}</p>
      <TextField
        label={say('address.text')}
        maxLength={500}
        value={text}
        onChange={({ target }) => setText(target.value)}
        problem={problemAt('text')}
      />
      <SelectField
        label={say('address.because')}
        options={ADDRESS_GROUNDS.map((value) => ({ value, label: say(`address.${value}`) }))}
        value={because}
        onChange={setBecause}
      />
      <NotDone error={error} title={say('notSaved')} atFields={['text']} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {say('address.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
