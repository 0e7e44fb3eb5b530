import { type ErrorBody, type PolicyDrafts, type PolicyView } from '@samtavle/contracts';
import { apiClient, asErrorBody } from '@samtavle/web-data-access';
import { useCallback, useEffect, useState } from 'react';

export interface Policy {
  readonly view: PolicyView | null;
  readonly drafts: PolicyDrafts | null;
  readonly problem: ErrorBody | null;
  /** Reads both again; what is on the screen stays until the answer is there. */
  reload(): void;
}

/** The policy in force, its drafts and versions. */
export function usePolicy(): Policy {
  const [read, setRead] = useState<Omit<Policy, 'reload'>>({ view: null, drafts: null, problem: null });
  const [times, setTimes] = useState(0);
  useEffect(() => {
    const asking = new AbortController();
    const { signal } = asking;
    Promise.all([apiClient.request('policy', { signal }), apiClient.request('policy.drafts', { signal })])
      .then(([view, drafts]) => setRead({ view, drafts, problem: null }))
      .catch((thrown: unknown) => {
        if (!signal.aborted) setRead((now) => ({ ...now, problem: asErrorBody(thrown) }));
      });
    return () => asking.abort();
  }, [times]);
  return { ...read, reload: useCallback(() => setTimes((count) => count + 1), []) };
}
