import { MEETING_MINUTES } from '@samtavle/care-plan';
import { type Meeting } from '@samtavle/contracts';
import { useColleagues, useCommand } from '@samtavle/web-data-access';
import { Button, ConfirmDialog, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { minutesText } from './minutes-text.js';
import { meetingTexts } from './texts.js';
import { type ReadAt, useSecondsSince } from './use-seconds.js';

/** Where the wall is shown, for the large screen. */
export const WALL_PATH = '/vaeg';

export interface MeetingHeadProps {
  meeting: Meeting;
  readAt: ReadAt;
  progress: { readonly done: number; readonly all: number };
  /** Null for the chair, whom the others follow. */
  follows: boolean | null;
  onFollow: (follows: boolean) => void;
  /** Without an outcome yet, in the viewer's own numbers. */
  waiting: number;
  isIn: boolean;
  again: () => void;
}

export function MeetingHead({ meeting, readAt, progress, follows, onFollow, waiting, isIn, again }: MeetingHeadProps) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const colleagues = useColleagues();
  const chair = colleagues.of(meeting.chair)?.name ?? say('former');
  const spent = useSecondsSince(meeting.openedAt, readAt);
  return (
    <div className="toolbar mt-bar">
      <h1>{say('title')}</h1>
      <span className="sum">{say('chair', { name: chair })}</span>
      <span className="grow" />
      <span>{say('queue.of', progress)}</span>
      <progress value={progress.done} max={Math.max(1, progress.all)} aria-label={say('queue.of', progress)} />
      <span role="timer" aria-label={say('time.total')}>
        <b>{minutesText(spent, format)}</b> <span className="ink-2">{say('time.of', { count: MEETING_MINUTES })}</span>
      </span>
      {follows !== null && (
        <Button aria-pressed={follows} onClick={() => onFollow(!follows)}>
          {say('follow', { name: chair })}
        </Button>
      )}
      {isIn && (
        <>
          <a className="btn" href={WALL_PATH} target="_blank" rel="noreferrer" title={say('wallHint')}>
            {say('wall')}
          </a>
          <CloseMeeting meeting={meeting} waiting={waiting} again={again} />
        </>
      )}
    </div>
  );
}

/** Ends the meeting; asks first while somebody has not been come to. */
function CloseMeeting({ meeting, waiting, again }: { meeting: Meeting; waiting: number; again: () => void }) {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const { send, inFlight, error } = useCommand('meeting.close');
  const [asks, setAsks] = useState(false);
  const close = async () => {
    await send({ meeting: meeting.id });
    setAsks(false);
    again();
  };
  return (
    <>
      <Button aria-disabled={inFlight || undefined} onClick={() => (waiting === 0 ? void close() : setAsks(true))}>
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
        {say('closeAsk.left', { count: waiting })}
      </ConfirmDialog>
    </>
  );
}
