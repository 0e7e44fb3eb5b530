import { type AuditEntry } from '@samtavle/contracts';
import { apiClient, asErrorBody } from '@samtavle/web-data-access';
import { useCallback, useEffect, useRef, useState } from 'react';
import { type AuditFilter, queryOf } from './audit-filter.js';

export interface Problem {
  error: string;
  da: string;
  en: string;
}

export interface AuditLog {
  entries: readonly AuditEntry[];
  /** The server's moment of the first page. */
  asOf: string | null;
  more: boolean;
  state: 'loading' | 'ready' | 'failed' | 'loading-more' | 'failed-more';
  problem: Problem | null;
}

const EMPTY: AuditLog = { entries: [], asOf: null, more: false, state: 'loading', problem: null };

/**
 * The log for one filter, page by page. Every page is a search that the server records, so nothing is asked for until
 * the officer asks.
 */
export function useAuditLog(
  filter: AuditFilter,
  onMore: (added: number) => void,
): { log: AuditLog; retry: () => void; loadMore: () => void } {
  const [log, setLog] = useState(EMPTY);
  const [tries, setTries] = useState(0);
  const latest = useRef<AbortController | null>(null);

  useEffect(() => {
    const asking = new AbortController();
    latest.current?.abort();
    latest.current = asking;
    setLog(EMPTY);
    apiClient
      .request('audit.search', { input: queryOf(filter), signal: asking.signal })
      .then(({ entries, more, asOf }) => setLog({ entries, more, asOf, state: 'ready', problem: null }))
      .catch((thrown: unknown) => {
        if (!asking.signal.aborted) setLog({ ...EMPTY, state: 'failed', problem: asErrorBody(thrown) });
      });
    return () => asking.abort();
  }, [filter, tries]);

  const loadMore = useCallback(() => {
    const last = log.entries.at(-1);
    const asking = latest.current;
    if (last === undefined || asking === null || log.state === 'loading-more') return;
    setLog((now) => ({ ...now, state: 'loading-more', problem: null }));
    apiClient
      .request('audit.search', {
        input: queryOf(filter, { occurredAt: last.occurredAt, id: last.id }),
        signal: asking.signal,
      })
      .then(({ entries, more }) => {
        setLog((now) => ({ ...now, entries: [...now.entries, ...entries], more, state: 'ready' }));
        onMore(entries.length);
      })
      .catch((thrown: unknown) => {
        if (!asking.signal.aborted) setLog((now) => ({ ...now, state: 'failed-more', problem: asErrorBody(thrown) }));
      });
  }, [log.entries, log.state, filter, onMore]);

  return { log, retry: useCallback(() => setTries((count) => count + 1), []), loadMore };
}
