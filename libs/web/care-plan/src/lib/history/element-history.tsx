import { mayEnd, mayRevise } from '@samtavle/care-plan';
import { type ElementView, type HistoryEntry } from '@samtavle/contracts';
import { versionOrder, wholeVersion } from '@samtavle/domain';
import { useColleagues, useCommand, useElementHistory } from '@samtavle/web-data-access';
import { Button, Dialog, EmptyState, ErrorState, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { useState } from 'react';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { useCallNames } from '../words.js';
import { FIELDS, type WrittenKind } from '../write/fields.js';
import { typedContent } from '../write/field-values.js';
import { CorrectElement } from './correct-element.js';
import { useFieldText } from './field-text.js';
import { useOlderVersions } from './use-older-versions.js';

/** Every version of one element: who, when, and what was changed. What it said then can be said again, as a new version. */
export function ElementHistory({
  element,
  kind,
  onClose,
}: {
  element: ElementView;
  kind: WrittenKind;
  onClose: () => void;
}) {
  const say = useText(planTexts);
  const [isCorrecting, setIsCorrecting] = useState(false);
  return (
    <Dialog open wide title={say(isCorrecting ? 'correct.title' : 'history.title')} onClose={onClose}>
      {isCorrecting ? (
        <CorrectElement element={element} onBack={() => setIsCorrecting(false)} onDone={onClose} />
      ) : (
        <Versions element={element} kind={kind} onDone={onClose} onCorrect={() => setIsCorrecting(true)} />
      )}
    </Dialog>
  );
}

function Versions({
  element,
  kind,
  onDone,
  onCorrect,
}: {
  element: ElementView;
  kind: WrittenKind;
  onDone: () => void;
  onCorrect: () => void;
}) {
  const say = useText(planTexts);
  const { language } = useLanguage();
  const { citizen } = usePlan();
  const { loaded, again } = useElementHistory(citizen, element.id);
  const older = useOlderVersions(element);
  const restore = useCommand('element.restore');
  const end = useCommand('record.end');
  if (loaded.kind === 'closed') return null;
  if (loaded.kind === 'loading') return <p aria-busy="true">{say('loading')}</p>;
  if (loaded.kind === 'failed')
    return (
      <ErrorState title={say('history.failed')} onRetry={again}>
        {loaded.error[language]}
      </ErrorState>
    );
  const versions = [...loaded.value.entries, ...older.entries];
  const error = restore.error ?? end.error ?? older.error;
  const next = older.next === undefined ? loaded.value.next : older.next;
  const sayAgain = async (version: number) => {
    const { id, version: now } = element;
    if ((await restore.send({ citizen, element: id, version: now, restore: version })).ok) onDone();
  };
  const stop = async () => {
    if ((await end.send({ citizen, element: element.id, version: element.version })).ok) onDone();
  };
  return (
    <>
      {versions.length === 0 && <EmptyState title={say('history.empty')} />}
      <ol className="versions" tabIndex={0} aria-label={say('history.title')}>
        {versions.map((entry, at) => (
          <Version
            key={entry.version}
            entry={entry}
            before={versions[at + 1]}
            kind={kind}
            onRestore={
              element.mayEdit &&
              mayRevise(kind) &&
              versionOrder(entry.version) < versionOrder(element.version) &&
              entry.content.kind === kind
                ? () => void sayAgain(entry.version)
                : null
            }
            busy={restore.inFlight || end.inFlight}
          />
        ))}
      </ol>
      {next !== null && (
        <p>
          <Button disabled={older.busy} onClick={() => void older.fetch(next)}>
            {say('history.older')}
          </Button>
        </p>
      )}
      {error !== null && (
        <ErrorState title={say(error === older.error ? 'history.failed' : 'write.notSaved')}>
          {error[language]}
        </ErrorState>
      )}
      {element.mayEdit && (
        <div className="row wrap">
          {mayEnd(kind) && (
            <Button disabled={end.inFlight} onClick={() => void stop()}>
              {say('history.end')}
            </Button>
          )}
          <Button kind="danger" onClick={onCorrect}>
            {say('history.correct')}
          </Button>
        </div>
      )}
    </>
  );
}

function Version({
  entry,
  before,
  kind,
  onRestore,
  busy,
}: {
  entry: HistoryEntry;
  before: HistoryEntry | undefined;
  kind: WrittenKind;
  onRestore: (() => void) | null;
  busy: boolean;
}) {
  const say = useText(planTexts);
  const format = useFormat();
  const names = useCallNames();
  const { of } = useColleagues();
  const { today } = usePlan();
  const text = useFieldText(today);
  const by = of(entry.changedBy);
  const isOfKind = entry.content.kind === kind;
  const now = isOfKind ? typedContent(kind, entry.content) : {};
  const then = before?.content.kind === kind ? typedContent(kind, before.content) : null;
  const changed = FIELDS[kind].filter(({ name }) =>
    then === null ? (now[name] ?? '') !== '' : now[name] !== then[name],
  );
  const title = say('history.version', {
    version: wholeVersion(entry.version),
    when: format.momentSentence(entry.changedAt, today),
  });
  return (
    <li>
      <p className="row wrap">
        <b>{title}</b>
        <span className="ink-2">{by === null ? '' : (names.get(by.id) ?? '')}</span>
        <span className="ink-2">{say(`history.${entry.change}`)}</span>
        <span className="grow" />
        {onRestore !== null && (
          <Button disabled={busy} onClick={onRestore} aria-label={`${say('history.restore')}: ${title}`}>
            {say('history.restore')}
          </Button>
        )}
      </p>
      {isOfKind && changed.length > 0 && (
        <dl>
          {changed.map((spec) => (
            <div key={spec.name}>
              <dt>{say(`field.${spec.label}`)}</dt>
              <dd>{text(spec, now[spec.name] ?? '')}</dd>
            </div>
          ))}
        </dl>
      )}
    </li>
  );
}
