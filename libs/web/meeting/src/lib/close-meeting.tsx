import { type Closing } from '@samtavle/care-plan';
import { type MeetingId } from '@samtavle/contracts';
import { useCommand } from '@samtavle/web-data-access';
import { Button, ConfirmDialog, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { minutesPath } from './minutes-path.js';
import { meetingTexts } from './texts.js';

/** Ends the meeting after saying what it comes to, and leads on to its minutes. */
export function CloseMeeting({ meeting, closing, again }: { meeting: MeetingId; closing: Closing; again: () => void }) {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const navigate = useNavigate();
  const { send, inFlight, error } = useCommand('meeting.close');
  const [asks, setAsks] = useState(false);
  const close = async () => {
    const answer = await send({ meeting });
    setAsks(false);
    if (answer.ok) void navigate(minutesPath(meeting));
    // Somebody else may have ended it, or it may have become another's meeting.
    else again();
  };
  return (
    <>
      <Button aria-disabled={inFlight || undefined} onClick={() => setAsks(true)}>
        {say('close')}
      </Button>
      {error !== null && (
        <span role="alert" className="small">
          {error[language]}
        </span>
      )}
      <ConfirmDialog
        open={asks}
        title={say('closeAsk.title')}
        confirm={say('closeAsk.yes')}
        busy={inFlight}
        onConfirm={() => void close()}
        onClose={() => setAsks(false)}
      >
        <Counts closing={closing} />
      </ConfirmDialog>
    </>
  );
}

function Counts({ closing: { all, said, without } }: { closing: Closing }) {
  const say = useText(meetingTexts);
  return (
    <>
      <p>{say('closeAsk.all', { count: all })}</p>
      {said.length > 0 && (
        <ul className="mt-counts">
          {said.map(({ outcome, count }) => (
            <li key={outcome}>{say('closeAsk.of', { count, outcome: say(`outcome.${outcome}`) })}</li>
          ))}
        </ul>
      )}
      {without > 0 && <p className="note warn">{say('closeAsk.left', { count: without })}</p>}
    </>
  );
}
