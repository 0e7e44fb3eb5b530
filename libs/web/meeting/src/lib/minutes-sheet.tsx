import { disciplines } from '@samtavle/care-plan';
import { type ErrorBody, type MeetingId, type MeetingMinutes, type MemberId } from '@samtavle/contracts';
import { asErrorBody, useBoard, useColleagues, useData } from '@samtavle/web-data-access';
import { Button, ErrorState, firstName, OwnerMark, useFormat, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { minutesText } from './minutes-text.js';
import { meetingTexts } from './texts.js';

type Item = MeetingMinutes['items'][number];

/** What a meeting wrote of itself, as far as the viewer may see it now. Nothing in it can be typed anew. */
export function MinutesSheet({ id }: { id: MeetingId }) {
  const say = useText(meetingTexts);
  const { language } = useLanguage();
  const { api } = useData();
  const [minutes, setMinutes] = useState<MeetingMinutes | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        const found = await api.request('meeting.minutes', { params: { id }, signal: abort.signal });
        if (abort.signal.aborted) return;
        setError(null);
        setMinutes(found);
      } catch (thrown) {
        if (!abort.signal.aborted) setError(asErrorBody(thrown));
      }
    };
    void read();
    return () => abort.abort();
  }, [api, id, asked]);
  /** A print is recorded as one, and shows what may be seen at that moment. */
  const print = async () => {
    try {
      setMinutes(await api.request('meeting.minutes.print', { params: { id } }));
      setError(null);
      window.print();
    } catch (thrown) {
      setError(asErrorBody(thrown));
    }
  };
  return (
    <>
      <div className="toolbar">
        <h1>{say('minutes.title')}</h1>
        <span className="sum">{say('minutes.about')}</span>
        <span className="grow" />
        <Link className="btn" to="/moede?vis=referater">
          {say('past.title')}
        </Link>
        {minutes !== null && (
          <Button icon="print" title={say('minutes.recorded')} onClick={() => void print()}>
            {say('minutes.print')}
          </Button>
        )}
      </div>
      <div className="page narrow">
        {error !== null && (
          <ErrorState title={say('minutes.failed')} onRetry={() => setAsked((count) => count + 1)}>
            {error[language]}
          </ErrorState>
        )}
        {minutes === null && error === null && (
          <div className="sheet meeting-waiting" aria-busy="true">
            <span className="vh">{say('loading')}</span>
          </div>
        )}
        {minutes !== null && <Sheet minutes={minutes} />}
      </div>
    </>
  );
}

function Sheet({ minutes }: { minutes: MeetingMinutes }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const labels = useLabels();
  const colleagues = useColleagues();
  const nameOf = (id: string | null) => colleagues.of(id as MemberId | null)?.name ?? say('former');
  const { present } = disciplines(minutes.attendees, colleagues.all);
  return (
    <article className="sheet meeting mt-minutes">
      <h2>
        {format.headingDate(minutes.openedAt.slice(0, 10))}, {format.clockOf(minutes.openedAt)}–
        {format.clockOf(minutes.closedAt)}
      </h2>
      <p>{say('chair', { name: nameOf(minutes.chair) })}</p>
      <ul className="ink-2">
        {present.map(({ role, members }) => (
          <li key={role}>
            {labels.role(role)}: {members.map(nameOf).join(', ')}
          </li>
        ))}
      </ul>
      {minutes.items.length === 0 && <p className="ink-2">{say('minutes.nobody')}</p>}
      <ol>
        {minutes.items.map((item) => (
          <Line key={item.citizen} item={item} />
        ))}
      </ol>
    </article>
  );
}

function Line({ item }: { item: Item }) {
  const say = useText(meetingTexts);
  const format = useFormat();
  const colleagues = useColleagues();
  const today = useBoard(({ today: now }) => now as string, '');
  return (
    <li>
      <b>{item.name}</b>: {say(`outcome.${item.outcome}`)}
      {item.before.length > 0 && (
        <span className="ink-2">
          {' '}
          ({say('minutes.before', { said: item.before.map((one) => say(`outcome.${one}`)).join(', ') })})
        </span>
      )}
      {item.seconds > 0 && <span className="ink-2"> · {minutesText(item.seconds, format)}</span>}
      {item.actions.length > 0 && (
        <ul>
          {item.actions.map(({ owner, text, responsible, dueOn, done }, at) => (
            <li key={at}>
              <OwnerMark owner={owner} /> {text}{' '}
              <span className="ink-2">
                {responsible !== null && firstName(colleagues.of(responsible)?.name ?? say('former'))}
                {dueOn !== null && `, ${format.due(dueOn, today).text}`}
                {done && ` · ${say('minutes.done')}`}
              </span>
            </li>
          ))}
        </ul>
      )}
    </li>
  );
}
