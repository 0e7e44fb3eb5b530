import { type ErrorBody, type MeetingId, type MeetingMinutes } from '@samtavle/contracts';
import { asErrorBody, useData } from '@samtavle/web-data-access';
import { Button, ErrorState, PrintsByButton, useLanguage, useText } from '@samtavle/web-ui';
import { useCallback, useEffect, useRef, useState } from 'react';
import { Link, useNavigationType } from 'react-router';
import { MinutesBody } from './minutes-body.js';
import { MinutesPaper } from './minutes-paper.js';
import { meetingTexts } from './texts.js';

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
  const heading = useHeadingToCome();
  const [onPaper, setOnPaper] = useState(false);
  const printed = useCallback(() => setOnPaper(false), []);
  /** A print is recorded as one, and shows what may be seen at that moment. */
  const print = async () => {
    try {
      setMinutes(await api.request('meeting.minutes.print', { params: { id } }));
      setError(null);
      setOnPaper(true);
    } catch (thrown) {
      setError(asErrorBody(thrown));
    }
  };
  return (
    <>
      <PrintsByButton />
      <div className="toolbar">
        <h1 ref={heading} tabIndex={-1}>
          {say('minutes.title')}
        </h1>
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
        {minutes !== null && <MinutesBody minutes={minutes} />}
      </div>
      {minutes !== null && onPaper && <MinutesPaper minutes={minutes} onPrinted={printed} />}
    </>
  );
}

/** Whoever has come here by a press begins at the heading; a page loaded anew begins where the browser says. */
function useHeadingToCome() {
  const heading = useRef<HTMLHeadingElement>(null);
  const came = useNavigationType() !== 'POP';
  useEffect(() => {
    if (came) heading.current?.focus();
  }, [came]);
  return heading;
}
