import { ErrorState, IconButton, UndoBar, uiTexts, useLanguage, useText } from '@samtavle/web-ui';
import { codeOf } from '../room/board-loading.js';
import { boardTexts } from '../texts.js';
import { type Moves } from './use-moves.js';

/** What a move or a take-off came to: undo, or what could not be done and why. */
export function MoveOutcome({ moves }: { moves: Moves }) {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  const { language } = useLanguage();
  const { done, failed } = moves;
  if (failed !== null) {
    const { name, error } = failed;
    return (
      <div className="undo failed">
        <ErrorState
          title={say('move.failed', { name })}
          code={error.error === 'stale_version' ? undefined : codeOf(error)}
        >
          {error.error === 'stale_version' ? say('move.stale') : error[language]}
        </ErrorState>
        <IconButton icon="close" size="md" label={sayUi('undo.close')} onClick={moves.dismiss} />
      </div>
    );
  }
  if (done === null) return null;
  const text =
    done.kind === 'moved'
      ? sayUi('move.done', { name: done.name, level: done.to })
      : say('takeOff.done', { name: done.name });
  return (
    <UndoBar
      key={`${done.citizen}-${done.version}`}
      text={text}
      undoing={moves.undoing}
      onUndo={() => void moves.undo()}
      onClose={moves.dismiss}
    />
  );
}
