import { nextInQueue } from '@samtavle/care-plan';
import { type CitizenId, type ErrorBody, type Meeting, type MeetingOutcome } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { useAnnouncements, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { meetingTexts } from './texts.js';
import { type Person, type Queue } from './use-queue.js';

/** What the chair does with the meeting. */
export interface Lead {
  readonly next: Person | undefined;
  readonly busy: boolean;
  readonly error: ErrorBody | null;
  /** The chair wanted to go on without saying what came of it. */
  readonly outcomeMissing: boolean;
  /** The dialog that takes somebody off the board is open. */
  readonly takingOff: Person | null;
  goOn(): void;
  goTo(citizen: CitizenId): void;
  decide(outcome: MeetingOutcome): void;
  tookOff(): void;
  leaveOn(): void;
}

export function useLead(meeting: Meeting, queue: Queue, again: () => void): Lead {
  const say = useText(meetingTexts);
  const { announceNow } = useAnnouncements();
  const take = useCommand('meeting.take');
  const outcome = useCommand('meeting.outcome');
  const [outcomeMissing, setOutcomeMissing] = useState(false);
  const [takingOff, setTakingOff] = useState<Person | null>(null);
  const [movingTo, setMovingTo] = useState<CitizenId | null>(null);
  const current = queue.find(({ state }) => state === 'current')?.person;
  const next = nextInQueue(queue);
  // Until the next one stands here, an outcome would be said of the one before.
  const isMoving = movingTo !== null && movingTo !== current?.id;

  const goTo = async (citizen: CitizenId) => {
    outcome.forget();
    setOutcomeMissing(false);
    setMovingTo(citizen);
    const ack = await take.send({ meeting: meeting.id, citizen, after: current?.id ?? null });
    if (!ack.ok) setMovingTo(null);
    // Also after a refusal: the meeting may be somewhere else.
    again();
  };
  const set = async (person: Person, said: MeetingOutcome) => {
    take.forget();
    setOutcomeMissing(false);
    const { id, item } = person;
    await outcome.send({ meeting: meeting.id, citizen: id, outcome: said, version: item?.version ?? 0 });
    again();
  };
  return {
    next,
    busy: isMoving || take.inFlight || outcome.inFlight,
    error: take.error ?? outcome.error,
    outcomeMissing,
    takingOff,
    goTo: (citizen) => void goTo(citizen),
    goOn: () => {
      if (isMoving) return;
      if (current !== undefined && current.item?.outcome == null) {
        setOutcomeMissing(true);
        announceNow(say('lead.missing'));
      } else if (next !== undefined) void goTo(next.id);
    },
    decide: (said) => {
      if (current === undefined || isMoving) return;
      if (said === 'taken_off' && current.stay !== null) setTakingOff(current);
      else void set(current, said);
    },
    tookOff: () => {
      const off = takingOff;
      setTakingOff(null);
      if (off !== null) void set(off, 'taken_off');
    },
    leaveOn: () => setTakingOff(null),
  };
}
