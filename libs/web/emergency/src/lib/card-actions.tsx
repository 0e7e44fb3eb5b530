import { type CitizenDetail, type CommandName } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { useCommand, useMay } from '@samtavle/web-data-access';
import { Button, Dialog, firstName, MenuAt, type MenuAction, type MenuPlace, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { AddressDialog } from './address-dialog.js';
import { AskNowDialog } from './ask-now-dialog.js';
import { LookUpForm } from './look-up-form.js';
import { NotDone } from './not-done.js';
import { PrivateMarksDialog } from './private-marks.js';
import { emergencyTexts } from './texts.js';

export interface CardActionsProps {
  detail: CitizenDetail;
  today: string;
  /** A held-back note offered to ask this sector. */
  asking: StaffSector | null;
  onAsked: () => void;
}

type Over = 'ask' | 'look-up' | 'protect' | 'marks' | null;

/** »Haster« in the drawer: whatever this capacity may do at once, and nothing else. */
export function CardActions({ detail, today, asking, onAsked }: CardActionsProps) {
  const say = useText(emergencyTexts);
  const [at, setAt] = useState<MenuPlace | null>(null);
  const [over, setOver] = useState<Over>(null);
  const address = useCommand('address.reveal');
  const notes = useCommand('private.open');
  const citizen = { id: detail.card.id, name: firstName(detail.card.name) };
  const which = { citizen: citizen.id };
  const line = (may: boolean, id: string, label: string, onPick: () => void): MenuAction[] =>
    may ? [{ id, label, onPick }] : [];
  const may: Readonly<Partial<Record<CommandName, boolean>>> = {
    'emergency.ask': useMay('emergency.ask'),
    'emergency.look-up': useMay('emergency.look-up'),
    'address.reveal': useMay('address.reveal'),
    'address.protect': useMay('address.protect'),
    'private.open': useMay('private.open'),
    'element.mark-private': useMay('element.mark-private'),
  };
  const groups = [
    [
      ...line(may['emergency.ask'] === true, 'ask', say('menu.ask'), () => setOver('ask')),
      ...line(may['emergency.look-up'] === true, 'look-up', say('menu.lookUp'), () => setOver('look-up')),
    ],
    [
      ...line(may['address.reveal'] === true, 'address', say('menu.address'), () => void address.send(which)),
      ...line(may['address.protect'] === true, 'protect', say('menu.protect'), () => setOver('protect')),
    ],
    [
      ...line(may['private.open'] === true, 'private', say('menu.private'), () => void notes.send(which)),
      ...line(may['element.mark-private'] === true, 'marks', say('menu.marks'), () => setOver('marks')),
    ],
  ].filter((group) => group.length > 0);
  if (groups.length === 0) return null;
  const close = () => {
    setOver(null);
    onAsked();
  };
  const refused = address.error ?? notes.error;
  return (
    <>
      <Button icon="warning" aria-haspopup="menu" onClick={({ currentTarget }) => setAt(currentTarget)}>
        {say('menu.button')}
      </Button>
      {at !== null && (
        <MenuAt at={at} label={say('menu.label', { name: citizen.name })} groups={groups} onClose={() => setAt(null)} />
      )}
      <AskNowDialog open={over === 'ask' || asking !== null} citizen={citizen} to={asking} onClose={close} />
      <Dialog open={over === 'look-up'} wide title={say('lookUp.title', { name: citizen.name })} onClose={close}>
        {over === 'look-up' && <LookUpForm citizen={citizen.id} onOpened={close} onCancel={close} />}
      </Dialog>
      <AddressDialog open={over === 'protect'} citizen={citizen} onClose={close} />
      <PrivateMarksDialog open={over === 'marks'} citizen={citizen} today={today} onClose={close} />
      <Dialog
        open={refused !== null}
        title={say(address.error === null ? 'menu.private' : 'menu.address')}
        onClose={() => {
          address.forget();
          notes.forget();
        }}
      >
        <NotDone error={refused} title={say('notOpened')} />
      </Dialog>
    </>
  );
}
