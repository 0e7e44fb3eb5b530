import { closingOf, progressOf } from '@samtavle/care-plan';
import { type CitizenId, type Meeting } from '@samtavle/contracts';
import { useColleagues, useMe } from '@samtavle/web-data-access';
import {
  Icon,
  lettersAreOn,
  switchLetters,
  ShortcutsDialog,
  useAnnouncements,
  useOfferShortcuts,
  useText,
} from '@samtavle/web-ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { MeetingHead } from './meeting-head.js';
import { OutcomeBar } from './outcome-bar.js';
import { PersonPanel } from './person-panel.js';
import { QueueList } from './queue-list.js';
import { RoomPanel } from './room-panel.js';
import { TakeOff } from './take-off-form.js';
import { meetingTexts } from './texts.js';
import { useFollow } from './use-follow.js';
import { useLead } from './use-lead.js';
import { useMeetingKeys } from './use-meeting-keys.js';
import { useQueue } from './use-queue.js';
import { type ReadAt } from './use-seconds.js';

export interface MeetingScreenProps {
  meeting: Meeting;
  readAt: ReadAt;
  again: () => void;
}

/** The meeting going on: the queue, one citizen large, and the room. Led by the chair, followed by whoever wants to. */
export function MeetingScreen({ meeting, readAt, again }: MeetingScreenProps) {
  const say = useText(meetingTexts);
  const me = useMe()?.acting.memberId;
  const queue = useQueue(meeting);
  const lead = useLead(meeting, queue, again);
  const isIn = meeting.participants.some(({ member }) => member === me);
  const isChair = meeting.chair === me && isIn;
  const { current, shown, follows, setFollows, look, around } = useFollow(queue, isChair);
  const keys = useKeys();
  useMeetingKeys(lead, isChair, keys.singleKeys);
  useTell(isChair ? null : (current?.card.name ?? null));

  const choose = (citizen: CitizenId) => (isChair ? lead.goTo(citizen) : look(citizen));
  return (
    <>
      <MeetingHead
        meeting={meeting}
        readAt={readAt}
        progress={progressOf(queue)}
        follows={isChair ? null : follows}
        onFollow={setFollows}
        closing={closingOf(queue.map(({ person }) => person.item?.outcome ?? null))}
        isIn={isIn}
        again={again}
      />
      <div className="mt" {...around}>
        <QueueList queue={queue} shown={shown?.id ?? null} onChoose={choose} />
        {shown === null ? (
          <section className="mt-person" aria-label={say('person.label')}>
            <p className="mt-nobody">{say(isChair ? 'current.begin' : 'current.none')}</p>
            {isChair && <OutcomeBar person={null} lead={lead} />}
          </section>
        ) : (
          <PersonPanel
            key={shown.id}
            person={shown}
            meeting={meeting}
            readAt={readAt}
            count={queue.length}
            warning={isChair && <MustStepOut meeting={meeting} citizen={shown.id} name={shown.card.name} />}
          >
            {isChair ? (
              <>
                {lead.next !== undefined && (
                  <MustStepOut meeting={meeting} citizen={lead.next.id} name={lead.next.card.name} isNext />
                )}
                <OutcomeBar person={shown} lead={lead} />
              </>
            ) : (
              shown.item?.outcome != null && (
                <p className="mt-said">
                  <Icon name="check" /> {say('outcomeIs', { outcome: say(`outcome.${shown.item.outcome}`) })}
                </p>
              )
            )}
          </PersonPanel>
        )}
        <RoomPanel meeting={meeting} queue={queue} isIn={isIn} isChair={isChair} again={again} />
      </div>
      <TakeOff person={lead.takingOff} onClose={lead.leaveOn} onDone={lead.tookOff} />
      <ShortcutsDialog
        open={keys.open}
        onClose={keys.close}
        singleKeys={keys.singleKeys}
        onSingleKeys={keys.switchKeys}
        shortcuts={[
          { keys: ['1', '2', '3', '4'], does: say('keys.outcome') },
          { keys: ['→'], does: say('keys.next') },
        ]}
      />
    </>
  );
}

/** Before it happens: who has to leave the room for this citizen. */
function MustStepOut({
  meeting,
  citizen,
  name,
  isNext = false,
}: {
  meeting: Meeting;
  citizen: CitizenId;
  name: string;
  isNext?: boolean;
}) {
  const say = useText(meetingTexts);
  const colleagues = useColleagues();
  const hidden = meeting.hiddenBy.find((one) => one.citizen === citizen);
  if (hidden === undefined) return null;
  const names = hidden.members.map((id) => colleagues.of(id)?.name ?? say('former')).join(', ');
  return (
    <p className="note warn mt-step-out">
      <Icon name="eye" /> <span>{say(isNext ? 'stepOutNext' : 'stepOutNow', { name, names })}</span>
    </p>
  );
}

function useKeys() {
  const [open, setOpen] = useState(false);
  const [singleKeys, setSingleKeys] = useState(lettersAreOn);
  useOfferShortcuts(useCallback(() => setOpen(true), []));
  return {
    open,
    singleKeys,
    close: () => setOpen(false),
    switchKeys: (on: boolean) => {
      switchLetters(on);
      setSingleKeys(on);
    },
  };
}

/** Where the chair has come to is read out when there is time; focus stays where it is. */
function useTell(name: string | null): void {
  const say = useText(meetingTexts);
  const { announce } = useAnnouncements();
  const told = useRef<string | null>(name);
  useEffect(() => {
    if (name !== null && told.current !== name) announce(say('current.now', { name }));
    told.current = name;
  }, [announce, name, say]);
}
