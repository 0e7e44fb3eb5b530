import { type CitizenHistory, type ElementView, type ErrorBody, type HistoryEntry } from '@samtavle/contracts';
import { asErrorBody, useData } from '@samtavle/web-data-access';
import { useState } from 'react';
import { usePlan } from '../plan-context.js';

export interface OlderVersions {
  readonly entries: readonly HistoryEntry[];
  /** Where the last page ended; undefined before any was asked for, null when there is no more. */
  readonly next: CitizenHistory['next'] | undefined;
  readonly error: ErrorBody | null;
  readonly busy: boolean;
  fetch(before: string): Promise<void>;
}

/** The pages before the newest, as far as somebody asked for them. */
export function useOlderVersions(element: ElementView): OlderVersions {
  const { api } = useData();
  const { citizen } = usePlan();
  const [pages, setPages] = useState<readonly CitizenHistory[]>([]);
  const [error, setError] = useState<ErrorBody | null>(null);
  const [busy, setBusy] = useState(false);
  return {
    entries: pages.flatMap(({ entries }) => entries),
    next: pages.at(-1)?.next,
    error,
    busy,
    async fetch(before: string): Promise<void> {
      setBusy(true);
      setError(null);
      try {
        const query = { element: element.id, before };
        const page = await api.request('citizen.history', { params: { id: citizen }, query });
        setPages((known) => [...known, page]);
      } catch (thrown) {
        setError(asErrorBody(thrown));
      }
      setBusy(false);
    },
  };
}
