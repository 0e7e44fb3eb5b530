import { LEAVE_REASONS } from '@samtavle/contracts';
import { addDays, day } from '@samtavle/domain';
import { useBoard, useCommand, useData } from '@samtavle/web-data-access';
import { Button, CheckField, Dialog, SelectField, TextField, useLanguage, useText } from '@samtavle/web-ui';
import { type FormEvent, useState } from 'react';
import { meetingTexts } from './texts.js';
import { type Person } from './use-queue.js';

/** The team looks again after two weeks unless somebody chose another day. */
const FOLLOW_UP_AFTER = 14;
const UNCHOSEN = '';
type Because = (typeof LEAVE_REASONS)[number] | typeof UNCHOSEN;

export interface TakeOffProps {
  person: Person | null;
  onClose: () => void;
  onDone: () => void;
}

/** Taken off the board at the meeting: why, and when to follow up. */
export function TakeOff({ person, onClose, onDone }: TakeOffProps) {
  const say = useText(meetingTexts);
  return (
    <Dialog open={person !== null} title={say('takeOff.title', { name: person?.card.name ?? '' })} onClose={onClose}>
      {person !== null && <TakeOffForm person={person} onClose={onClose} onDone={onDone} />}
    </Dialog>
  );
}

function TakeOffForm({ person, onClose, onDone }: TakeOffProps & { person: Person }) {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const { board } = useData();
  const today = useBoard(({ today: now }) => now as string, '');
  const { send, inFlight, error } = useCommand('board.take-off');
  const [because, setBecause] = useState<Because>(UNCHOSEN);
  const [followUpOn, setFollowUpOn] = useState<string>(() =>
    today === '' ? '' : addDays(day(today), FOLLOW_UP_AFTER),
  );
  const [handOver, setHandOver] = useState(false);
  const [missing, setMissing] = useState(false);
  const { card } = person;
  const owes = card.action !== null || error?.error === 'open_actions';

  const submit = async (event: FormEvent) => {
    event.preventDefault();
    const { stay } = card;
    // Somebody else has taken them off meanwhile: the outcome is still to be said.
    if (stay === null) return onDone();
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
    onDone();
  };

  return (
    <form className="place-form" onSubmit={(event) => void submit(event)}>
      <SelectField<Because>
        label={say('takeOff.because')}
        problem={missing && because === UNCHOSEN ? say('takeOff.missing') : undefined}
        options={[
          { value: UNCHOSEN, label: say('takeOff.choose') },
          ...LEAVE_REASONS.map((value) => ({ value, label: say(`takeOff.${value}`) })),
        ]}
        value={because}
        onChange={setBecause}
      />
      <TextField
        type="date"
        label={say('takeOff.followUp')}
        problem={error?.fields?.some(({ path }) => path === 'followUpOn') === true ? error[language] : undefined}
        min={today}
        value={followUpOn}
        onChange={({ target }) => setFollowUpOn(target.value)}
      />
      {owes && <CheckField label={say('takeOff.handOver')} checked={handOver} onChange={setHandOver} />}
      {error !== null && (
        <p role="alert" className="danger small">
          {error[language]}
        </p>
      )}
      <div className="dialog-acts">
        <Button kind="primary" type="submit" disabled={inFlight}>
          {say('takeOff.save')}
        </Button>
        <Button onClick={onClose} disabled={inFlight}>
          {say('cancel')}
        </Button>
      </div>
    </form>
  );
}
