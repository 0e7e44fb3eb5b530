import { type DraftEffect, type ErrorBody } from '@samtavle/contracts';
import { apiClient, asErrorBody } from '@samtavle/web-data-access';
import { useEffect, useState } from 'react';

/** What a draft would do. Each look is recorded, so it is asked for when somebody opens it. */
export function useEffectOf(draft: string): { effect: DraftEffect | null; problem: ErrorBody | null } {
  const [read, setRead] = useState<{ effect: DraftEffect | null; problem: ErrorBody | null }>({
    effect: null,
    problem: null,
  });
  useEffect(() => {
    const asking = new AbortController();
    apiClient
      .request('policy.effect', { params: { id: draft }, signal: asking.signal })
      .then((effect) => setRead({ effect, problem: null }))
      .catch((thrown: unknown) => {
        if (!asking.signal.aborted) setRead({ effect: null, problem: asErrorBody(thrown) });
      });
    return () => asking.abort();
  }, [draft]);
  return read;
}
