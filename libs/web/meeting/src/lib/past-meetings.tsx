import { type ErrorBody, type MeetingList } from '@samtavle/contracts';
import { asErrorBody, useColleagues, useData } from '@samtavle/web-data-access';
import { ErrorState, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useEffect, useState } from 'react';
import { Link } from 'react-router';
import { minutesPath } from './minutes-path.js';
import { meetingTexts } from './texts.js';

/** The team's meetings that are over; nothing in the list is about a citizen. */
export function PastMeetings() {
  const say = useText(meetingTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { api } = useData();
  const colleagues = useColleagues();
  const [list, setList] = useState<MeetingList['meetings'] | null>(null);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        const { meetings } = await api.request('meetings', { signal: abort.signal });
        if (abort.signal.aborted) return;
        setError(null);
        setList(meetings);
      } catch (thrown) {
        if (!abort.signal.aborted) setError(asErrorBody(thrown));
      }
    };
    void read();
    return () => abort.abort();
  }, [api, asked]);
  return (
    <section className="sheet meeting" aria-labelledby="past-meetings">
      <h2 id="past-meetings">{say('past.title')}</h2>
      {error !== null && (
        <ErrorState title={say('past.failed')} onRetry={() => setAsked((count) => count + 1)}>
          {error[language]}
        </ErrorState>
      )}
      {list === null && error === null && <p aria-busy="true">{say('loading')}</p>}
      {list?.length === 0 && <p className="ink-2">{say('past.none')}</p>}
      <ul className="meeting-people">
        {(list ?? []).map(({ id, openedAt, closedAt, chair, attendees }) => (
          <li key={id}>
            <Link to={minutesPath(id)}>
              {format.headingDate(openedAt.slice(0, 10))} {format.clockOf(openedAt)}–{format.clockOf(closedAt)}
            </Link>{' '}
            <span className="ink-2">
              · {say('chair', { name: colleagues.of(chair)?.name ?? say('former') })} ·{' '}
              {say('people', { count: attendees })}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
