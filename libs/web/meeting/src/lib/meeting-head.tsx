import { type Closing, MEETING_MINUTES } from '@samtavle/care-plan';
import { type Meeting } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { Button, useFormat, useText } from '@samtavle/web-ui';
import { CloseMeeting } from './close-meeting.js';
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
  /** What it comes to if it is ended now. */
  closing: Closing;
  isIn: boolean;
  again: () => void;
}

export function MeetingHead({ meeting, readAt, progress, follows, onFollow, closing, isIn, again }: MeetingHeadProps) {
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
          <CloseMeeting meeting={meeting.id} closing={closing} again={again} />
        </>
      )}
    </div>
  );
}
