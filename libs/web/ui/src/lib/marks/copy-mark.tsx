import { danishDay, instant } from '@samtavle/domain';
import { createContext, useContext } from 'react';
import { useFormat } from '../format/use-format.js';
import { Icon } from '../icon/icon.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';

/** Whether somebody has asked which lines wait: each says it in words then, and is only marked else. */
export const CopiesTold = createContext(false);

export interface CopyMarkProps {
  /** For how many days it has waited; null when it has not waited too long. */
  late: number | null;
  /** The newest copy, and by whom where the viewer may know; null when there is none. */
  copied: { readonly at: string; readonly by: string | undefined } | null;
  /** It reads differently than what was copied. */
  changed: boolean;
}

/**
 * Quietly at a line of the own sector: that it stands in the record too, or does not yet. Never in colour: what is
 * overdue is said once, above all of them.
 */
export function CopyMark({ late, copied, changed }: CopyMarkProps) {
  const say = useText(uiTexts);
  const format = useFormat();
  const told = useContext(CopiesTold);
  if (copied === null) {
    const waits = late === null ? say('copied.waits') : say('copied.late', { days: late });
    if (told) {
      return (
        <span className="copy-mark" data-waits>
          {waits}
        </span>
      );
    }
    return (
      <span className="copy-waits" title={waits}>
        <Icon name="page" small />
        <span className="vh">{waits}</span>
      </span>
    );
  }
  const when = format.shortDate(danishDay(instant(copied.at)));
  return (
    <span className="copy-mark" data-waits={changed || undefined}>
      {copied.by === undefined ? say('copied.onNobody', { when }) : say('copied.on', { when, name: copied.by })}
      {changed && `, ${say('copied.changed')}`}
    </span>
  );
}
