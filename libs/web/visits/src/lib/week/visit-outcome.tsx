import { ErrorState, IconButton, UndoBar, uiTexts, useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { visitTexts } from '../texts.js';
import { type VisitActs } from './use-visit-acts.js';

/** What came of it: undo, or what could not be done and why. */
export function VisitOutcome({ acts, today }: { acts: VisitActs; today: string }) {
  const say = useText(visitTexts);
  const sayUi = useText(uiTexts);
  const format = useFormat();
  const { language } = useLanguage();
  const { done, failed } = acts;
  if (failed !== null) {
    const isStale = failed.error === 'stale_version';
    return (
      <div className="undo failed">
        <ErrorState title={say(isStale ? 'visit.staleElsewhere' : 'visit.notSaved')}>
          {isStale ? null : failed[language]}
        </ErrorState>
        <IconButton icon="close" size="md" label={sayUi('undo.close')} onClick={acts.dismiss} />
      </div>
    );
  }
  if (done === null) return null;
  const text = say(`visit.${done.kind}`, {
    name: done.name,
    day: format.plannedDay(done.on, today),
    at: format.clockTime(done.at),
  });
  return (
    <UndoBar
      key={`${done.kind} ${done.answer.seq} ${text}`}
      text={text}
      undoing={acts.undoing}
      onUndo={() => void acts.undo()}
      onClose={acts.dismiss}
    />
  );
}
