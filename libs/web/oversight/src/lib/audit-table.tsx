import { type AuditEntry } from '@samtavle/contracts';
import { OwnerMark, ownerOfSector, Status, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { auditTexts, eventKey } from './texts.js';

const COLUMNS = ['when', 'who', 'what', 'citizen', 'shown', 'rules', 'outcome'] as const;

/** One line per event: who, what, whom by code, which owners and categories were shown, by which rules. Never content. */
export function AuditTable({
  entries,
  onCitizen,
}: {
  entries: readonly AuditEntry[];
  onCitizen: (citizen: string) => void;
}) {
  const say = useText(auditTexts);
  return (
    <div className="sheet table-frame" role="region" aria-label={say('table')} tabIndex={0}>
      <table className="audit-table">
        <caption className="vh">{say('table')}</caption>
        <thead>
          <tr>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" aria-sort={column === 'when' ? 'descending' : undefined}>
                {say(`column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry) => (
            <AuditLine key={entry.id} entry={entry} onCitizen={onCitizen} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function AuditLine({ entry, onCitizen }: { entry: AuditEntry; onCitizen: (citizen: string) => void }) {
  const say = useText(auditTexts);
  const format = useFormat();
  return (
    <tr>
      <td className="wrap-cell audit-when">
        <time dateTime={entry.occurredAt}>{format.exactMoment(entry.occurredAt)}</time>
      </td>
      <td className="wrap-cell">
        <Who actor={entry.actor} recipients={entry.recipients} />
      </td>
      <td className="wrap-cell">
        {say(`event.${eventKey(entry.type)}`)}
        {entry.command !== null && <span className="ink-3 small audit-code"> {entry.command}</span>}
        {entry.searched !== null && (
          <span className="ink-2 small audit-code"> {say('searched', { code: entry.searched })}</span>
        )}
      </td>
      <td className="wrap-cell">
        {entry.citizen === null ? (
          <Count entry={entry} />
        ) : (
          <button type="button" className="link" onClick={() => onCitizen(entry.citizen ?? '')}>
            <span className="vh">{say('onlyCitizen', { citizen: '' })}</span>
            {entry.citizen}
          </button>
        )}
      </td>
      <td className="wrap-cell audit-shown">
        <Shown shown={entry.shown} />
      </td>
      <td className="wrap-cell small ink-2 audit-rules">{entry.rules.join(', ')}</td>
      <td className="wrap-cell">
        <Outcome outcome={entry.outcome} reason={entry.reason} />
      </td>
    </tr>
  );
}

function Who({ actor, recipients }: Pick<AuditEntry, 'actor' | 'recipients'>) {
  const say = useText(auditTexts);
  const labels = useLabels();
  if (actor === null)
    return (
      <span className="ink-2">
        {say('system')}
        {recipients.length > 0 && <span className="small audit-who"> {recipients.join(', ')}</span>}
      </span>
    );
  const owner = ownerOfSector(actor.sector);
  const where = [actor.role === null ? '' : labels.role(actor.role), actor.authority ?? ''].filter(Boolean).join(', ');
  return (
    <>
      {actor.name ?? recipients.join(', ')}
      <span className="ink-2 small audit-who">
        {owner !== null && <OwnerMark owner={owner} size="sm" />} {where}
      </span>
    </>
  );
}

function Count({ entry }: { entry: AuditEntry }) {
  const say = useText(auditTexts);
  return entry.citizens === 0 ? <span className="ink-3">–</span> : <>{say('citizens', { count: entry.citizens })}</>;
}

/** Owner marks and categories: what kind was on the screen. */
function Shown({ shown }: { shown: AuditEntry['shown'] }) {
  const say = useText(auditTexts);
  const labels = useLabels();
  if (shown.length === 0) return <span className="ink-3">{say('nothingShown')}</span>;
  return (
    <ul>
      {shown.map(({ owner, categories }) => (
        <li key={owner}>
          <OwnerMark owner={owner} size="sm" />{' '}
          {categories.map((category) => labels.categoryShort(category)).join(', ')}
        </li>
      ))}
    </ul>
  );
}

const OUTCOME_ICONS = { ok: 'check', partial: 'eye', denied: 'lock', error: 'info' } as const;

/** Grey facts: nothing is coloured before a person has judged it. */
function Outcome({ outcome, reason }: Pick<AuditEntry, 'outcome' | 'reason'>) {
  const say = useText(auditTexts);
  return (
    <>
      <Status icon={OUTCOME_ICONS[outcome]}>{say(`outcome.${outcome}`)}</Status>
      {reason !== null && <span className="ink-2 small audit-code"> {reason}</span>}
    </>
  );
}
