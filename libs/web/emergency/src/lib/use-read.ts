import { type ErrorBody } from '@samtavle/contracts';
import { type ApiClient, asErrorBody, useData } from '@samtavle/web-data-access';
import { useCallback, useEffect, useState } from 'react';

export type Read<T> =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly value: T };

/** Reads one thing by its id, and again when asked. */
export function useRead<T>(
  id: string,
  read: (api: ApiClient, id: string, signal: AbortSignal) => Promise<T>,
): { readonly read: Read<T>; readonly again: () => void } {
  const { api } = useData();
  const [asked, setAsked] = useState(0);
  const [state, setState] = useState<{ of: string; read: Read<T> }>({ of: id, read: { kind: 'loading' } });
  useEffect(() => {
    const abort = new AbortController();
    read(api, id, abort.signal).then(
      (value) => !abort.signal.aborted && setState({ of: id, read: { kind: 'ready', value } }),
      (thrown: unknown) =>
        !abort.signal.aborted && setState({ of: id, read: { kind: 'failed', error: asErrorBody(thrown) } }),
    );
    return () => abort.abort();
  }, [api, id, read, asked]);
  const again = useCallback(() => setAsked((count) => count + 1), []);
  return { read: state.of === id ? state.read : { kind: 'loading' }, again };
}
