import {
  Banner,
  Button,
  CheckField,
  Chip,
  EmptyState,
  ErrorState,
  useAnnouncements,
  useLanguage,
  useText,
} from '@samtavle/web-ui';
import { useEffect, useMemo, useState } from 'react';
import { ColumnMapping } from './column-mapping.js';
import { blockedBy, type Effect, EFFECTS, type Mapping, problemText, type Step, toWrite } from './import-steps.js';
import { RowTable } from './row-table.js';
import { importTexts } from './texts.js';

export interface LookThroughProps {
  step: Extract<Step, { kind: 'look' | 'confirming' }>;
  onRemap: (mapping: Mapping) => void;
  onConfirm: (skipErrors: boolean) => void;
  onAgain: () => void;
  onRestart: () => void;
}

/** Second step: what the file would do, row by row, and the question whether to do it. */
export function LookThrough({ step, onRemap, onConfirm, onAgain, onRestart }: LookThroughProps) {
  const say = useText(importTexts);
  const { language } = useLanguage();
  const { announce } = useAnnouncements();
  const { preview, file } = step;
  const { counts } = preview;
  const [only, setOnly] = useState<Effect | null>(null);
  const [skipErrors, setSkipErrors] = useState(false);
  const rows = useMemo(
    () => (only === null ? preview.rows : preview.rows.filter(({ effect }) => effect === only)),
    [preview.rows, only],
  );
  const working = step.kind === 'confirming';
  const rereading = step.kind === 'look' && step.rereading;
  const problem = step.kind === 'look' ? step.problem : null;
  const count = toWrite(preview);
  const blocked = blockedBy(preview, skipErrors);
  const [sheet] = preview.sheets;
  useEffect(() => announce(say('preview.summary', counts)), [announce, say, counts]);
  return (
    <div className="page">
      <section className="sheet" aria-labelledby="import-preview">
        <header>
          <h2 id="import-preview">{say('preview.title')}</h2>
          <span className="ink-2">
            {sheet === undefined
              ? say('preview.fileOnly', { name: file.name })
              : say('preview.file', { name: file.name, sheet })}
          </span>
          <span className="grow" />
          <Button onClick={onRestart} disabled={working}>
            {say('preview.another')}
          </Button>
        </header>
        <div className="pad looking">
          {problem !== null && (
            // Looking again shows what is written by now, also when the answer to the confirmation was lost.
            <ErrorState title={say('confirm.failed')} code={problem.error} onRetry={onAgain}>
              {problemText(problem, language)}
            </ErrorState>
          )}
          <details className="columns" open={preview.counts.error > 0 && count === 0}>
            <summary>{say('preview.columns')}</summary>
            <p className="ink-2 small">{say('preview.columnsHelp')}</p>
            <ColumnMapping preview={preview} mapping={step.mapping} onChange={onRemap} />
          </details>
          <div className="row wrap" role="group" aria-label={say('preview.shown')}>
            <Chip pressed={only === null} count={preview.rows.length} onToggle={() => setOnly(null)}>
              {say('preview.all')}
            </Chip>
            {EFFECTS.map((effect) => (
              <Chip
                key={effect}
                pressed={only === effect}
                count={counts[effect]}
                onToggle={(on) => setOnly(on ? effect : null)}
              >
                {say(`chip.${effect}`)}
              </Chip>
            ))}
            <span className="ink-2" role="status">
              {rereading && say('preview.working')}
            </span>
          </div>
          {rows.length === 0 ? (
            <EmptyState title={say(preview.rows.length === 0 ? 'preview.noRows' : 'preview.empty')} />
          ) : (
            <RowTable rows={rows} label={say('preview.rows')} />
          )}
        </div>
      </section>
      <section className="import-confirm">
        {counts.error > 0 && (
          <CheckField
            label={say('confirm.skip', { count: counts.error })}
            checked={skipErrors}
            onChange={setSkipErrors}
          />
        )}
        <div className="row wrap">
          <Button
            kind="primary"
            big
            disabled={working || rereading}
            blockedBecause={blocked === null ? undefined : say(`confirm.${blocked}`)}
            onClick={() => onConfirm(skipErrors)}
          >
            {say(working ? 'confirm.working' : 'confirm.button', { count })}
          </Button>
          {!working && <Banner icon="info" title={say('preview.nothing')} />}
        </div>
        {blocked !== null && <p className="ink-2 small">{say(`confirm.${blocked}`)}</p>}
      </section>
    </div>
  );
}
