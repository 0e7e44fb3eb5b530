import { type ErrorBody, type Meeting, type MeetingId } from '@samtavle/contracts';
import { asErrorBody, useData, useObservable } from '@samtavle/web-data-access';
import { useCallback, useEffect, useRef, useState } from 'react';

export type LoadedMeeting =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly meeting: Meeting | null; readonly heardAt: number };

/** Who may see whom changes without anybody coming or going: the meeting is asked for this often too. */
const ASK_AGAIN = 10_000;

const whole = (count: number) => count;

/** The team's open meeting, read again whenever something happens in it that this viewer may know of. */
export function useMeeting(): {
  readonly loaded: LoadedMeeting;
  /** The meeting that was followed here and is over. */
  readonly ended: MeetingId | null;
  again(): void;
} {
  const { api, clock, meetingCalled } = useData();
  const called = useObservable(meetingCalled, whole);
  const [loaded, setLoaded] = useState<LoadedMeeting>({ kind: 'loading' });
  const [asked, setAsked] = useState(0);
  const shown = useRef<string | null>(null);
  const [last, setLast] = useState<MeetingId | null>(null);
  const again = useCallback(() => setAsked((count) => count + 1), []);

  useEffect(() => clock.every(ASK_AGAIN, again), [clock, again]);
  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        const headers: Record<string, string> = shown.current === null ? {} : { 'x-samtavle-shown': shown.current };
        const view = await api.request('meeting', { headers, signal: abort.signal });
        if (abort.signal.aborted || 'unchanged' in view) return;
        shown.current = view.meeting?.tag ?? null;
        if (view.meeting !== null) setLast(view.meeting.id);
        setLoaded({ kind: 'ready', meeting: view.meeting, heardAt: clock.elapsed() });
      } catch (thrown) {
        if (!abort.signal.aborted)
          setLoaded((before) => (before.kind === 'ready' ? before : { kind: 'failed', error: asErrorBody(thrown) }));
      }
    };
    void read();
    return () => abort.abort();
  }, [api, clock, called, asked]);

  const isOver = loaded.kind === 'ready' && loaded.meeting === null;
  return { loaded, ended: isOver ? last : null, again };
}
