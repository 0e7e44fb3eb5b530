import { type WallView } from '@samtavle/contracts';
import { type BoardView, useBoardView, useData, useObservable } from '@samtavle/web-data-access';
import { useEffect, useRef, useState } from 'react';

export type Wall = Extract<WallView, { kind: 'wall' }>;
export type ShownWall =
  | { readonly kind: 'loading' }
  /** The meeting is over, or the viewer no longer sits in it; or nothing has been heard for too long. */
  | { readonly kind: 'over' }
  | { readonly kind: 'wall'; readonly wall: Wall; readonly isLost: boolean };

/** A right that ended must not hang there: the wall asks this often, and at once when the board or the room changes. */
const ASK_EVERY = 2_000;
/** Without an answer for so long nothing is shown any more. */
const LOST_AFTER = 15_000;

const seqOf = ({ load }: BoardView) => (load.kind === 'ready' ? load.state.cursor.seq : 0);
const whole = (count: number) => count;

/** What the wall shows now; asks nothing while the screen is blank. */
export function useWall(blank: boolean): ShownWall {
  const { api, clock, meetingCalled } = useData();
  const seq = useBoardView(seqOf);
  const called = useObservable(meetingCalled, whole);
  const [shown, setShown] = useState<ShownWall>({ kind: 'loading' });
  const tag = useRef<string | null>(null);
  const heardAt = useRef(0);
  const [beat, setBeat] = useState(0);

  useEffect(() => clock.every(ASK_EVERY, () => setBeat((count) => count + 1)), [clock]);
  useEffect(() => {
    if (!blank) return;
    // What is blank is gone from the page, and read and recorded again when it is shown again.
    tag.current = null;
    setShown({ kind: 'loading' });
  }, [blank]);
  useEffect(() => {
    if (blank) return undefined;
    const abort = new AbortController();
    const ask = async () => {
      try {
        const answer = await api.request('wall', { input: { shown: tag.current }, signal: abort.signal });
        heardAt.current = clock.elapsed();
        if (abort.signal.aborted) return;
        if (answer.kind === 'over') {
          tag.current = null;
          setShown({ kind: 'over' });
          return;
        }
        if (answer.kind === 'unchanged') {
          setShown((now) => (now.kind === 'wall' && now.isLost ? { ...now, isLost: false } : now));
          return;
        }
        tag.current = answer.tag;
        setShown({ kind: 'wall', wall: answer, isLost: false });
      } catch {
        if (abort.signal.aborted) return;
        const gone = clock.elapsed() - heardAt.current > LOST_AFTER;
        if (gone) tag.current = null;
        setShown((now) => (gone ? { kind: 'over' } : now.kind === 'wall' ? { ...now, isLost: true } : now));
      }
    };
    void ask();
    return () => abort.abort();
  }, [api, clock, blank, seq, called, beat]);

  return shown;
}
