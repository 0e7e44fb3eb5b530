import { type CitizenId, type ElementId, type ErrorBody } from '@samtavle/contracts';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type ApiClient, type RouteOutput } from './api-client.js';
import { type BoardView } from './board-store.js';
import { asErrorBody } from './contract-error.js';
import { useData } from './data-provider.js';
import { useBoardView } from './use-board.js';

export type Loaded<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly value: T }
  /** It closed for this viewer while it was open. */
  | { readonly kind: 'closed' };

export interface Reading<T> {
  readonly loaded: Loaded<T>;
  again(): void;
}

const CLOSED = { kind: 'closed' } as const;

/** A burst of changes is read once. */
const SETTLE = 120;

type Read<T> = (api: ApiClient, id: CitizenId, signal: AbortSignal) => Promise<T>;

/** Reads something about a citizen, and again whenever the stream has touched that citizen. */
function useReading<T>(id: CitizenId, read: Read<T>): Reading<T> {
  const { api, clock } = useData();
  const touched = useBoardView(useCallback((view: BoardView) => view.touched.get(id) ?? 0, [id]));
  const here = useIsHere(id);
  const [state, setState] = useState<{ of: CitizenId; loaded: Loaded<T> }>({ of: id, loaded: { kind: 'loading' } });
  const [asked, setAsked] = useState(0);
  // Access that closed live takes what was read off the screen and out of memory at once: should it open again, it is
  // read again.
  if (here === 'left' && state.loaded.kind === 'ready') setState({ of: id, loaded: { kind: 'closed' } });
  const current: Loaded<T> = state.of === id ? state.loaded : { kind: 'loading' };
  const isShown = useRef(false);
  useEffect(() => {
    isShown.current = current.kind === 'ready';
  });

  useEffect(() => {
    const abort = new AbortController();
    const start = async () => {
      try {
        const value = await read(api, id, abort.signal);
        if (!abort.signal.aborted) setState({ of: id, loaded: { kind: 'ready', value } });
      } catch (thrown) {
        if (!abort.signal.aborted)
          setState((before) => ({ of: id, loaded: afterFailure(before, id, asErrorBody(thrown)) }));
      }
    };
    const cancel = isShown.current ? clock.after(SETTLE, () => void start()) : void start();
    return () => {
      cancel?.();
      abort.abort();
    };
  }, [api, clock, id, read, touched, asked]);

  return {
    loaded: here === 'left' ? CLOSED : current,
    again: useCallback(() => setAsked((count) => count + 1), []),
  };
}

/** A failed re-reading leaves what is shown; "not there" after it was there means that it closed. */
function afterFailure<T>(before: { of: CitizenId; loaded: Loaded<T> }, id: CitizenId, error: ErrorBody): Loaded<T> {
  const shown = before.of === id && before.loaded.kind === 'ready';
  if (shown && error.error === 'not_found') return { kind: 'closed' };
  return shown ? before.loaded : { kind: 'failed', error };
}

/** Whether the citizen is in this viewer's board or caseload: `left` only when it was there before. */
function useIsHere(id: CitizenId): 'unknown' | 'here' | 'left' {
  const here = useBoardView(
    useCallback((view: BoardView) => view.load.kind === 'ready' && view.load.state.cards.has(id), [id]),
  );
  const [seen, setSeen] = useState<CitizenId | null>(null);
  if (here && seen !== id) setSeen(id);
  if (here) return 'here';
  return seen === id ? 'left' : 'unknown';
}

const readDetail: Read<RouteOutput<'citizen'>> = (api, id, signal) =>
  api.request('citizen', { params: { id }, signal });
const readHistory: Read<RouteOutput<'citizen.history'>> = (api, id, signal) =>
  api.request('citizen.history', { params: { id }, signal });
const readSharing: Read<RouteOutput<'citizen.sharing'>> = (api, id, signal) =>
  api.request('citizen.sharing', { params: { id }, signal });

const readTogether: Read<RouteOutput<'citizen.together'>> = (api, id, signal) =>
  api.request('citizen.together', { params: { id }, signal });
const readContacts: Read<RouteOutput<'citizen.contact-log'>> = (api, id, signal) =>
  api.request('citizen.contact-log', { params: { id }, signal });

/** Who met the citizen when, kept up to date. */
export const useContactLog = (id: CitizenId): Reading<RouteOutput<'citizen.contact-log'>> =>
  useReading(id, readContacts);

/** The whole card of a citizen, kept up to date. */
export const useCitizenDetail = (id: CitizenId): Reading<RouteOutput<'citizen'>> => useReading(id, readDetail);

/** Versions of what may be seen now. */
export const useCitizenHistory = (id: CitizenId): Reading<RouteOutput<'citizen.history'>> =>
  useReading(id, readHistory);

/** What is open between sectors about a citizen, kept up to date. */
export const useCitizenSharing = (id: CitizenId): Reading<RouteOutput<'citizen.sharing'>> =>
  useReading(id, readSharing);

/** Of the plan, what the citizen may read too, kept up to date. */
export const useCitizenTogether = (id: CitizenId): Reading<RouteOutput<'citizen.together'>> =>
  useReading(id, readTogether);

/** The newest versions of one element that may be seen now. */
export function useElementHistory(id: CitizenId, element: ElementId): Reading<RouteOutput<'citizen.history'>> {
  const read = useCallback<Read<RouteOutput<'citizen.history'>>>(
    (api, of, signal) => api.request('citizen.history', { params: { id: of }, query: { element }, signal }),
    [element],
  );
  return useReading(id, read);
}
