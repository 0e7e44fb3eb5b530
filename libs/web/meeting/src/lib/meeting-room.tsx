import { type MeetingId } from '@samtavle/contracts';
import { type CommandDraft, type CommandName } from '@samtavle/contracts';
import { useCommand, useMe } from '@samtavle/web-data-access';
import { Button, EmptyState, ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { HiddenCitizens, InTheRoom } from './in-the-room.js';
import { meetingTexts } from './texts.js';
import { useMeeting } from './use-meeting.js';

/** Where the wall is shown, for the large screen. */
export const WALL_PATH = '/vaeg';

/** Møde: who is in the room, and the way to the wall. */
export function MeetingRoom() {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const { loaded, again } = useMeeting();
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
        <span className="sum">{say('about')}</span>
      </div>
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
        {loaded.kind === 'ready' && loaded.meeting === null && (
          <EmptyState
            title={say('noneTitle')}
            action={<Act name="meeting.open" draft={{}} words={say('open')} primary onDone={again} />}
          >
            {say('none')}
          </EmptyState>
        )}
        {loaded.kind === 'ready' && loaded.meeting !== null && (
          <>
            <InTheRoom meeting={loaded.meeting}>
              <OwnPart meeting={loaded.meeting} onDone={again} />
            </InTheRoom>
            {loaded.meeting.hiddenBy.length > 0 && <HiddenCitizens meeting={loaded.meeting} />}
          </>
        )}
      </div>
    </>
  );
}

type Meeting = Parameters<typeof InTheRoom>[0]['meeting'];

/** What one can do oneself: come, step out, go, and end it. */
function OwnPart({ meeting, onDone }: { meeting: Meeting; onDone: () => void }) {
  const say = useText(meetingTexts);
  const me = useMe();
  const own = meeting.participants.find(({ member }) => member === me?.acting.memberId);
  const draft: { meeting: MeetingId } = { meeting: meeting.id };
  if (own === undefined) return <Act name="meeting.join" draft={draft} words={say('join')} primary onDone={onDone} />;
  return (
    <>
      <a className="btn primary" href={WALL_PATH} target="_blank" rel="noreferrer" title={say('wallHint')}>
        {say('wall')}
      </a>
      <Act
        name="meeting.step-out"
        draft={{ ...draft, out: !own.out }}
        words={say(own.out ? 'stepIn' : 'stepOut')}
        onDone={onDone}
      />
      <Act name="meeting.leave" draft={draft} words={say('leave')} onDone={onDone} />
      <Act name="meeting.close" draft={draft} words={say('close')} onDone={onDone} />
    </>
  );
}

function Act<N extends CommandName>({
  name,
  draft,
  words,
  primary = false,
  onDone,
}: {
  name: N;
  draft: CommandDraft<N>;
  words: string;
  primary?: boolean;
  onDone: () => void;
}) {
  const { language } = useLanguage();
  const command = useCommand(name);
  const press = async () => {
    await command.send(draft);
    // Also after a refusal: the meeting may have ended meanwhile.
    onDone();
  };
  return (
    <>
      <Button
        {...(primary ? { kind: 'primary' as const } : {})}
        aria-disabled={command.inFlight || undefined}
        onClick={() => void press()}
      >
        {words}
      </Button>
      {command.error !== null && (
        <span role="alert" className="small">
          {command.error[language]}
        </span>
      )}
    </>
  );
}
