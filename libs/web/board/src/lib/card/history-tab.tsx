import { type CitizenId, type CorrectedEntry } from '@samtavle/contracts';
import { useCitizenHistory, useColleagues } from '@samtavle/web-data-access';
import { EmptyState, ErrorState, OwnerMark, useFormat, useLabels, useText } from '@samtavle/web-ui';
import { useCallNames } from '../presence/use-call-names.js';
import { codeOf } from '../room/board-loading.js';
import { useWords } from '../room/words.js';
import { boardTexts } from '../texts.js';
import { useElementLabel } from './element-label.js';
import { ElementText } from './element-text.js';

/** Every version of what may be seen now, newest first. */
export function HistoryTab({ citizen, today }: { citizen: CitizenId; today: string }) {
  const say = useText(boardTexts);
  const format = useFormat();
  const names = useCallNames();
  const { of } = useColleagues();
  const label = useElementLabel();
  const words = useWords();
  const { loaded, again } = useCitizenHistory(citizen);
  if (loaded.kind === 'closed') return null;
  if (loaded.kind === 'loading') return <p className="ink-2 pad-block">{say('loading')}</p>;
  if (loaded.kind === 'failed') {
    return (
      <ErrorState title={say('history.failed')} code={codeOf(loaded.error)} onRetry={again}>
        {words(loaded.error)}
      </ErrorState>
    );
  }
  const { entries, corrections, more } = loaded.value;
  if (entries.length === 0 && corrections.length === 0) return <EmptyState title={say('history.empty')} />;
  return (
    <>
      {corrections.length > 0 && <Corrections corrections={corrections} today={today} />}
      <ol className="history" tabIndex={0} aria-label={say('card.tab.history')}>
        {entries.map((entry) => {
          const by = of(entry.changedBy);
          return (
            <li key={`${entry.element}-${entry.version}`} className="el">
              <span className="k">
                <time dateTime={entry.changedAt}>{format.momentText(entry.changedAt, today)}</time>{' '}
                {by === null ? '' : (names.get(by.id) ?? '')}
              </span>
              <div className="v">
                <span className="ink-2">
                  {label(entry)} {say(`history.${entry.change}`)}:{' '}
                </span>
                <ElementText content={entry.content} owner={entry.owner} today={today} />
              </div>
              <span className="m">
                <OwnerMark owner={entry.owner} />
              </span>
            </li>
          );
        })}
      </ol>
      {more && <p className="ink-2 small">{say('history.more')}</p>}
    </>
  );
}

/** What was wrong and is shown no more: that, when, by whom and why. */
function Corrections({ corrections, today }: { corrections: readonly CorrectedEntry[]; today: string }) {
  const say = useText(boardTexts);
  const format = useFormat();
  const names = useCallNames();
  const labels = useLabels();
  return (
    <ul className="history" aria-label={say('history.corrections')}>
      {corrections.map(({ element, at, by, owner, category, because }) => (
        <li key={element} className="el">
          <span className="k">
            <time dateTime={at}>{format.momentText(at, today)}</time> {names.get(by) ?? ''}
          </span>
          <div className="v">
            <span className="ink-2">{say('history.corrected', { what: labels.categoryShort(category) })} </span>
            {because}
          </div>
          <span className="m">
            <OwnerMark owner={owner} />
          </span>
        </li>
      ))}
    </ul>
  );
}
