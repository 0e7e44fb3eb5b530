import { type Card, LEAVE_REASONS } from '@samtavle/contracts';
import { addDays, day } from '@samtavle/domain';
import { useBoard, useCommand, useData } from '@samtavle/web-data-access';
import { Button, CheckField, Dialog, SelectField, TextField, uiTexts, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { todayOf } from '../board/board-card.js';
import { Refusal } from '../room/refusal.js';
import { boardTexts } from '../texts.js';

/** The team looks again after two weeks unless somebody chose another day. */
const FOLLOW_UP_AFTER = 14;
const UNCHOSEN = '';
type Because = (typeof LEAVE_REASONS)[number] | typeof UNCHOSEN;

export interface TakeOffDialogProps {
  card: Card | null;
  onClose: () => void;
  onDone: (card: Card, version: number) => void;
}

export function TakeOffDialog({ card, onClose, onDone }: TakeOffDialogProps) {
  const say = useText(boardTexts);
  return (
    <Dialog open={card !== null} title={say('takeOff.title', { name: card?.name ?? '' })} onClose={onClose}>
      {card !== null && <TakeOffForm card={card} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function TakeOffForm({ card, onClose, onDone }: TakeOffDialogProps & { card: Card }) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const { board } = useData();
  const today = useBoard(todayOf, '');
  const { send, inFlight, error } = useCommand('board.take-off');
  const [because, setBecause] = useState<Because>(UNCHOSEN);
  const [followUpOn, setFollowUpOn] = useState<string>(() =>
    today === '' ? '' : addDays(day(today), FOLLOW_UP_AFTER),
  );
  const [handOver, setHandOver] = useState(false);
  const [missing, setMissing] = useState(false);
  const owes = card.action !== null || error?.error === 'open_actions';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { stay } = card;
    if (stay === null) return;
    if (because === UNCHOSEN) return setMissing(true);
    const answer = await send({
      citizen: card.id,
      owner: stay.owner,
      version: stay.version,
      because,
      handOverActions: handOver,
      ...(followUpOn === '' ? {} : { followUpOn }),
    });
    if (!answer.ok) return;
    await board.reached(answer.value.seq ?? 0);
    onClose();
    onDone(card, answer.value.version ?? stay.version + 1);
  };

  return (
    <form className="place-form" onSubmit={(event) => void submit(event)}>
      <SelectField<Because>
        label={say('takeOff.because')}
        problem={missing && because === UNCHOSEN ? say('place.missing') : undefined}
        options={[
          { value: UNCHOSEN, label: say('takeOff.choose') },
          ...LEAVE_REASONS.map((value) => ({ value, label: say(`leave.${value}`) })),
        ]}
        value={because}
        onChange={setBecause}
      />
      <TextField
        type="date"
        label={say('takeOff.followUp')}
        hint={say('takeOff.followUpHint')}
        min={today}
        value={followUpOn}
        onChange={({ target }) => setFollowUpOn(target.value)}
      />
      {owes && (
        <CheckField
          label={say('takeOff.handOver')}
          hint={card.action?.text}
          checked={handOver}
          onChange={setHandOver}
        />
      )}
      <Refusal error={error} />
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {inFlight ? sayUi('composer.saving') : say('takeOff.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {sayUi('dialog.cancel')}
        </Button>
      </div>
    </form>
  );
}
