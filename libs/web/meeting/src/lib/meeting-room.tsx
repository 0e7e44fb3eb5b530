import { EmptyState, ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { Link, useSearchParams } from 'react-router';
import { MeetingId } from '@samtavle/contracts';
import { Act } from './act.js';
import { MeetingScreen } from './meeting-screen.js';
import { MinutesSheet } from './minutes-sheet.js';
import { PastMeetings } from './past-meetings.js';
import { minutesPath } from './minutes-path.js';
import { meetingTexts } from './texts.js';
import { useMeeting } from './use-meeting.js';

/** Møde: the board meeting going on, or what earlier ones wrote of themselves. */
export function MeetingRoom() {
  const [search] = useSearchParams();
  const minutes = MeetingId.safeParse(search.get('referat'));
  if (minutes.success) return <MinutesSheet key={minutes.data} id={minutes.data} />;
  return search.get('vis') === 'referater' ? <Earlier /> : <Going />;
}

function Going() {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const { loaded, ended, again } = useMeeting();
  if (loaded.kind === 'ready' && loaded.meeting !== null) {
    const { meeting, heardAt } = loaded;
    return <MeetingScreen key={meeting.id} meeting={meeting} readAt={{ asOf: meeting.asOf, heardAt }} again={again} />;
  }
  return (
    <>
      <Head />
      <div className="page narrow">
        {loaded.kind === 'loading' && (
          <div className="sheet meeting-waiting" aria-busy="true">
            <span className="vh">{say('loading')}</span>
          </div>
        )}
        {loaded.kind === 'failed' && (
          <ErrorState title={say('failed')} code={loaded.error.error} onRetry={again}>
            {loaded.error[language]}
          </ErrorState>
        )}
        {loaded.kind === 'ready' && (
          <>
            <EmptyState
              title={say(ended === null ? 'noneTitle' : 'overTitle')}
              action={
                <div className="row wrap">
                  {ended !== null && (
                    <Link className="btn" to={minutesPath(ended)}>
                      {say('toMinutes')}
                    </Link>
                  )}
                  <Act name="meeting.open" draft={{}} words={say('open')} primary onDone={again} />
                </div>
              }
            >
              {say('none')}
            </EmptyState>
            <PastMeetings />
          </>
        )}
      </div>
    </>
  );
}

function Earlier() {
  const say = useText(meetingTexts);
  return (
    <>
      <Head />
      <div className="page narrow">
        <PastMeetings />
        <p>
          <Link to="/moede">{say('onWall.back')}</Link>
        </p>
      </div>
    </>
  );
}

function Head() {
  const say = useText(meetingTexts);
  return (
    <div className="toolbar">
      <h1>{say('title')}</h1>
      <span className="sum">{say('about')}</span>
    </div>
  );
}
