import { type CitizenId, type CopyOut, type ErrorBody } from '@samtavle/contracts';
import { asErrorBody, useData } from '@samtavle/web-data-access';
import { useCallback, useEffect, useState } from 'react';

export type CopyLoad =
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly value: CopyOut };

/** Asked for once, when the dialog opens, and when somebody asks again: every answer is recorded as an export. */
export function useCopyOut(citizen: CitizenId): { readonly loaded: CopyLoad; readonly again: () => void } {
  const { api } = useData();
  const [loaded, setLoaded] = useState<CopyLoad>({ kind: 'loading' });
  const [asked, setAsked] = useState(0);
  useEffect(() => {
    const abort = new AbortController();
    const read = async () => {
      try {
        const value = await api.request('citizen.copy-out', { params: { id: citizen }, signal: abort.signal });
        if (!abort.signal.aborted) setLoaded({ kind: 'ready', value });
      } catch (thrown) {
        if (!abort.signal.aborted) setLoaded({ kind: 'failed', error: asErrorBody(thrown) });
      }
    };
    void read();
    return () => abort.abort();
  }, [api, citizen, asked]);
  const again = useCallback(() => {
    setLoaded({ kind: 'loading' });
    setAsked((count) => count + 1);
  }, []);
  return { loaded, again };
}
