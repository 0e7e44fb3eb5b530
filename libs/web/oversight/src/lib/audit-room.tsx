import { Button, EmptyState, ErrorState, useAnnouncements, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useCallback, useState } from 'react';
import { type AuditFilter, NO_FILTER } from './audit-filter.js';
import { AuditSearch } from './audit-search.js';
import { AuditTable } from './audit-table.js';
import { auditTexts } from './texts.js';
import { useAuditLog } from './use-audit-log.js';

/** The audit officer's plain page: the access log of the own authority, filtered and paged. */
export function AuditRoom() {
  const say = useText(auditTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { announce } = useAnnouncements();
  const [filter, setFilter] = useState<AuditFilter>(NO_FILTER);
  const added = useCallback((count: number) => announce(say('added', { count })), [announce, say]);
  const { log, retry, loadMore } = useAuditLog(filter, added);
  const ready = log.state !== 'loading' && log.state !== 'failed';
  return (
    <>
      <div className="toolbar">
        <h1>{say('title')}</h1>
        <span className="sum audit-about">{say('about')}</span>
        <span className="grow" />
        {ready && (
          <span className="sum" role="status">
            {say('shown', { count: log.entries.length })}
            {log.asOf !== null && ` · ${say('asOf', { at: format.clockOf(log.asOf) })}`}
          </span>
        )}
      </div>
      <div className="page">
        <AuditSearch filter={filter} onSearch={setFilter} />
        {log.state === 'loading' && <Loading />}
        {log.state === 'failed' && log.problem !== null && (
          <ErrorState title={say('failed')} code={log.problem.error} onRetry={retry}>
            {log.problem[language]}
          </ErrorState>
        )}
        {ready && log.entries.length === 0 && (
          <EmptyState
            title={say('emptyTitle')}
            action={<Button onClick={() => setFilter({ ...NO_FILTER })}>{say('filter.clear')}</Button>}
          >
            {say('empty')}
          </EmptyState>
        )}
        {ready && log.entries.length > 0 && (
          <>
            <AuditTable entries={log.entries} onCitizen={(citizen) => setFilter({ ...filter, citizen })} />
            {log.state === 'failed-more' && log.problem !== null && (
              <ErrorState title={say('failedMore')} code={log.problem.error} onRetry={loadMore}>
                {log.problem[language]}
              </ErrorState>
            )}
            {log.more && log.state !== 'failed-more' && (
              <div>
                <Button aria-disabled={log.state === 'loading-more' || undefined} onClick={loadMore}>
                  {log.state === 'loading-more' ? say('loadingMore') : say('more')}
                </Button>
              </div>
            )}
            {!log.more && <p className="ink-2 small">{say('end')}</p>}
          </>
        )}
      </div>
    </>
  );
}

/** The frame of the table, so that nothing jumps when the lines come. */
function Loading() {
  const say = useText(auditTexts);
  return (
    <div className="sheet audit-waiting" aria-busy="true">
      <span className="vh">{say('loading')}</span>
    </div>
  );
}
