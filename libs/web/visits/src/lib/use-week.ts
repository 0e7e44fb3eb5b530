import { type ErrorBody, type Week } from '@samtavle/contracts';
import { asErrorBody, type BoardView, useBoardView, useData } from '@samtavle/web-data-access';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';

/** A burst of changes is read once. */
const SETTLE = 250;

export type LoadedWeek =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly week: Week };

const touchedOf = (view: BoardView) => view.touched;
const cardsOf = ({ load }: BoardView) => (load.kind === 'ready' ? load.state.cards : null);

/** The visits from that day on, read again whenever the stream touches a citizen. Whoever closes leaves at once. */
export function useWeek(from: string | null, days: '1' | '7'): { loaded: LoadedWeek; again: () => void } {
  const { api, clock } = useData();
  const touched = useBoardView(touchedOf);
  const cards = useBoardView(cardsOf);
  const [state, setState] = useState<{ of: string; loaded: LoadedWeek }>({ of: '', loaded: { kind: 'loading' } });
  const [asked, setAsked] = useState(0);
  const key = `${from} ${days}`;
  const current: LoadedWeek = state.of === key ? state.loaded : { kind: 'loading' };
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = current.kind === 'ready';
  });

  useEffect(() => {
    if (from === null) return undefined;
    const abort = new AbortController();
    const start = async () => {
      try {
        const week = await api.request('week', { query: { from, days }, signal: abort.signal });
        if (!abort.signal.aborted) setState({ of: key, loaded: { kind: 'ready', week } });
      } catch (thrown) {
        if (abort.signal.aborted) return;
        const error = asErrorBody(thrown);
        // What is shown stays: it is as old as the connection says.
        setState((before) =>
          before.of === key && before.loaded.kind === 'ready' ? before : { of: key, loaded: { kind: 'failed', error } },
        );
      }
    };
    const cancel = isShown.current ? clock.after(SETTLE, () => void start()) : void start();
    return () => {
      cancel?.();
      abort.abort();
    };
  }, [api, clock, from, days, key, touched, asked]);

  const loaded = useMemo(
    (): LoadedWeek =>
      current.kind !== 'ready' || cards === null
        ? current
        : {
            kind: 'ready',
            week: { ...current.week, citizens: current.week.citizens.filter(({ id }) => cards.has(id)) },
          },
    [current, cards],
  );
  return { loaded, again: useCallback(() => setAsked((count) => count + 1), []) };
}
