import { CitizenId, type MemberId } from '@samtavle/contracts';
import { parseCpr } from '@samtavle/domain';
import { useCommand, useData } from '@samtavle/web-data-access';
import { Button, Dialog, TextField, uiTexts, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { problemAt, Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';
import { ContactsField } from './contacts-field.js';

export interface EnrolDialogProps {
  open: boolean;
  onClose: () => void;
  onEnrolled: (citizen: CitizenId) => void;
}

/** Takes somebody into the team for the own authority. What the other authority knows is not touched and not told. */
export function EnrolDialog({ open, onClose, onEnrolled }: EnrolDialogProps) {
  const say = useText(boardTexts);
  return (
    <Dialog open={open} title={say('enrol.title')} onClose={onClose}>
      <EnrolForm onClose={onClose} onEnrolled={onEnrolled} />
    </Dialog>
  );
}

function EnrolForm({ onClose, onEnrolled }: Omit<EnrolDialogProps, 'open'>) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const { board } = useData();
  const { send, inFlight, error } = useCommand('citizen.enrol');
  const [cpr, setCpr] = useState('');
  const [givenName, setGivenName] = useState('');
  const [familyName, setFamilyName] = useState('');
  const [contacts, setContacts] = useState<readonly MemberId[]>([]);
  const [tried, setTried] = useState(false);
  const isCpr = parseCpr(cpr) !== undefined;
  const must = (empty: boolean) => (tried && empty ? say('place.missing') : undefined);

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    setTried(true);
    if (!isCpr || givenName.trim() === '' || familyName.trim() === '') return;
    const answer = await send({ cpr, givenName, familyName, contacts: [...contacts] });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onClose();
    const enrolled = CitizenId.safeParse(answer.value.id);
    if (enrolled.success) onEnrolled(enrolled.data);
  };
  return (
    <form className="place-form" onSubmit={(event) => void submit(event)}>
      <TextField
        label={say('enrol.cpr')}
        hint={say('enrol.cprHint')}
        problem={(tried && !isCpr ? say('enrol.cprWrong') : undefined) ?? problemAt(error, 'cpr', say)}
        inputMode="numeric"
        maxLength={11}
        data-autofocus
        value={cpr}
        onChange={({ target }) => setCpr(target.value)}
      />
      <div className="two-fields">
        <TextField
          label={say('enrol.givenName')}
          problem={must(givenName.trim() === '') ?? problemAt(error, 'givenName', say)}
          maxLength={80}
          value={givenName}
          onChange={({ target }) => setGivenName(target.value)}
        />
        <TextField
          label={say('enrol.familyName')}
          problem={must(familyName.trim() === '') ?? problemAt(error, 'familyName', say)}
          maxLength={80}
          value={familyName}
          onChange={({ target }) => setFamilyName(target.value)}
        />
      </div>
      <ContactsField chosen={contacts} most={4} onChange={setContacts} />
      <Refusal error={error} shownAtFields={['cpr', 'givenName', 'familyName']} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : say('enrol.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {sayUi('dialog.cancel')}
        </Button>
      </div>
    </form>
  );
}
