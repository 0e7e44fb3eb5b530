import { type CitizenDetail, type CitizenId } from '@samtavle/contracts';
import { useCitizenDetail, useCommand, useMe } from '@samtavle/web-data-access';
import { Button, Dialog, ErrorState, uiTexts, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { Refusal } from '../room/refusal.js';
import { useWords } from '../room/words.js';
import { boardTexts } from '../texts.js';
import { ContactsField } from './contacts-field.js';

export interface ContactsDialogProps {
  citizen: CitizenId | null;
  onClose: () => void;
}

/** Who is contact person, for the own sector. */
export function ContactsDialog({ citizen, onClose }: ContactsDialogProps) {
  const say = useText(boardTexts);
  return (
    <Dialog open={citizen !== null} title={say('caseload.contacts')} onClose={onClose}>
      {citizen !== null && <LoadedContacts citizen={citizen} onClose={onClose} />}
    </Dialog>
  );
}

function LoadedContacts({ citizen, onClose }: { citizen: CitizenId; onClose: () => void }) {
  const say = useText(boardTexts);
  const words = useWords();
  const { loaded, again } = useCitizenDetail(citizen);
  switch (loaded.kind) {
    case 'loading':
      return <p className="ink-2">{say('loading')}</p>;
    case 'closed':
      return <p>{say('change.closed')}</p>;
    case 'failed':
      return (
        <ErrorState title={say('card.failed')} onRetry={again}>
          {words(loaded.error)}
        </ErrorState>
      );
    case 'ready':
      return <ContactsForm detail={loaded.value} onClose={onClose} />;
  }
}

function ContactsForm({ detail, onClose }: { detail: CitizenDetail; onClose: () => void }) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const sector = useMe()?.acting.sector;
  const { send, inFlight, error } = useCommand('citizen.contacts');
  const own = detail.elements.find(({ content, owner }) => content.kind === 'contacts' && owner === sector);
  const [members, setMembers] = useState(own?.content.kind === 'contacts' ? own.content.members : []);
  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const answer = await send({ citizen: detail.card.id, version: own?.version ?? null, contacts: [...members] });
    if (answer.ok) onClose();
  };
  return (
    <form className="place-form" onSubmit={(event) => void submit(event)}>
      <p>{detail.card.name}</p>
      <ContactsField chosen={members} most={6} onChange={(chosen) => setMembers([...chosen])} />
      <Refusal error={error} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : sayUi('composer.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {say('caseload.leave')}
        </Button>
      </div>
    </form>
  );
}
