import { AUDIT_EVENTS } from '@samtavle/contracts';
import { Button, SelectField, TextField, useText } from '@samtavle/web-ui';
import { type FormEvent, useEffect, useState } from 'react';
import { type AuditFilter, inOrder, NO_FILTER } from './audit-filter.js';
import { auditTexts, eventKey } from './texts.js';

const OUTCOMES = ['ok', 'partial', 'denied', 'error'] as const;

/** The filters. Searching waits for the button: each search is itself recorded. */
export function AuditSearch({ filter, onSearch }: { filter: AuditFilter; onSearch: (filter: AuditFilter) => void }) {
  const say = useText(auditTexts);
  const [draft, setDraft] = useState(filter);
  useEffect(() => setDraft(filter), [filter]);
  const change = (some: Partial<AuditFilter>) => setDraft((now) => ({ ...now, ...some }));
  const ordered = inOrder(draft);
  const search = (event: FormEvent) => {
    event.preventDefault();
    if (ordered) onSearch({ ...draft });
  };
  return (
    <form role="search" className="sheet audit-search" aria-label={say('filter.title')} onSubmit={search}>
      <TextField
        label={say('filter.from')}
        type="date"
        value={draft.from}
        onChange={({ target }) => change({ from: target.value })}
      />
      <TextField
        label={say('filter.to')}
        type="date"
        value={draft.to}
        problem={ordered ? null : say('filter.order')}
        onChange={({ target }) => change({ to: target.value })}
      />
      <SelectField
        label={say('filter.type')}
        value={draft.type}
        onChange={(type) => change({ type })}
        options={[
          { value: '' as const, label: say('filter.all') },
          ...AUDIT_EVENTS.map((type) => ({ value: type, label: say(`event.${eventKey(type)}`) })),
        ]}
      />
      <SelectField
        label={say('filter.outcome')}
        value={draft.outcome}
        onChange={(outcome) => change({ outcome })}
        options={[
          { value: '' as const, label: say('filter.all') },
          ...OUTCOMES.map((outcome) => ({ value: outcome, label: say(`outcome.${outcome}`) })),
        ]}
      />
      <TextField
        label={say('filter.person')}
        hint={say('filter.personHint')}
        maxLength={80}
        value={draft.person}
        onChange={({ target }) => change({ person: target.value })}
      />
      <TextField
        label={say('filter.citizen')}
        hint={say('filter.citizenHint')}
        maxLength={40}
        value={draft.citizen}
        onChange={({ target }) => change({ citizen: target.value })}
      />
      <div className="audit-acts">
        <Button kind="primary" type="submit" icon="search">
          {say('filter.search')}
        </Button>
        <Button onClick={() => onSearch({ ...NO_FILTER })}>{say('filter.clear')}</Button>
        <span className="ink-2 small">{say('filter.recorded')}</span>
      </div>
    </form>
  );
}
