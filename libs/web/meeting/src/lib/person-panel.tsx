import { secondsEach } from '@samtavle/care-plan';
import { type CitizenDetail, type Meeting } from '@samtavle/contracts';
import { NO_TEAM, useBoard, useCitizenDetail } from '@samtavle/web-data-access';
import {
  daysFrom,
  ErrorState,
  HeldTag,
  LevelBars,
  ReasonTag,
  useFormat,
  useLabels,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { type ReactNode } from 'react';
import { Link } from 'react-router';
import { Agreements } from './agreements.js';
import { minutesText } from './minutes-text.js';
import { PersonFacts } from './person-facts.js';
import { meetingTexts } from './texts.js';
import { type Person } from './use-queue.js';
import { type ReadAt, useSecondsSince } from './use-seconds.js';

export interface PersonPanelProps {
  person: Person;
  meeting: Meeting;
  readAt: ReadAt;
  /** How many there are in the viewer's own queue: each has about the same time. */
  count: number;
  /** Above the person: what the chair must know before it happens. */
  warning?: ReactNode;
  children?: ReactNode;
}

/** One citizen, large: as much as the viewer may see. */
export function PersonPanel({ person, meeting, readAt, count, warning, children }: PersonPanelProps) {
  const { loaded, again } = useCitizenDetail(person.id);
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  return (
    <section className="mt-person" aria-labelledby="mt-name">
      {warning}
      <Head person={person} readAt={readAt} count={count} />
      {loaded.kind === 'loading' && (
        <div className="meeting-waiting" aria-busy="true">
          <span className="vh">{say('loading')}</span>
        </div>
      )}
      {loaded.kind === 'failed' && (
        <ErrorState title={say('person.failed')} onRetry={again}>
          {loaded.error[language]}
        </ErrorState>
      )}
      {loaded.kind === 'closed' && <p role="status">{say('person.closed')}</p>}
      {loaded.kind === 'ready' && <Body detail={loaded.value} person={person} meeting={meeting} />}
      {children}
    </section>
  );
}

function Body({ detail, person, meeting }: { detail: CitizenDetail; person: Person; meeting: Meeting }) {
  const talkedOn = meeting.current?.citizen === person.id ? meeting.current.talkedOn : undefined;
  return (
    <>
      <PersonFacts detail={detail} talkedOn={talkedOn} since={person.item?.since ?? null} />
      <Prompts />
      <Agreements key={person.id} detail={detail} meeting={meeting} />
    </>
  );
}

function Head({ person: { card, item }, readAt, count }: Pick<PersonPanelProps, 'person' | 'readAt' | 'count'>) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const labels = useLabels();
  const today = useBoard(({ today: day }) => day as string, '');
  const limits = useBoard(({ team }) => team, NO_TEAM);
  const { stay } = card;
  const turn = useSecondsSince(item?.since ?? null, readAt);
  const spent = (item?.seconds ?? 0) + turn;
  const planned = secondsEach(count);
  return (
    <div className="mt-head">
      <div>
        <h2 id="mt-name" tabIndex={-1}>
          {card.name}
        </h2>
        <p className="ink-2">
          {stay === null ? (
            say('person.offBoard')
          ) : (
            <>
              <LevelBars level={stay.level} decorative /> {labels.columnFull(stay.level)}.{' '}
              {format.daysOnBoard(daysFrom(stay.since, today))}.
            </>
          )}
          {card.lastContactOn !== null &&
            ` ${format.seen(card.lastContactOn, today, { ...limits, attempts: card.attempts }).text}.`}
        </p>
        <ul className="tags mt-tags">
          {card.reasons.map(({ owner, reason }) => (
            <li key={`${owner}-${reason}`}>
              <ReasonTag owner={owner} reason={reason} />
            </li>
          ))}
          {card.reasonHeld && stay !== null && (
            <li>
              <HeldTag owner={stay.owner} />
            </li>
          )}
          <li>
            <Link className="btn quiet" to={`/tavle?kort=${card.id}`}>
              {say('person.card')}
            </Link>
          </li>
        </ul>
      </div>
      <span className="mt-timer" role="timer" aria-label={say('time.person')}>
        <b>{minutesText(spent, format)}</b>
        <small className="ink-2">
          {say('time.planned', { time: minutesText(planned, format) })}
          {item?.since != null && spent > planned && <> · {say('time.over')}</>}
        </small>
      </span>
    </div>
  );
}

/** What the team asks itself of everybody. @see domain/fact.md § 3.2 */
function Prompts() {
  const say = useText(meetingTexts);
  return (
    <section className="mt-prompts" aria-labelledby="mt-prompts">
      <h3 id="mt-prompts">{say('prompts.title')}</h3>
      <ul>
        {(['need', 'well', 'safe', 'relatives'] as const).map((key) => (
          <li key={key}>{say(`prompts.${key}`)}</li>
        ))}
      </ul>
    </section>
  );
}
