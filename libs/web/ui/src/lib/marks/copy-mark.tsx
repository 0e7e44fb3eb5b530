import { danishDay, instant } from '@samtavle/domain';
import { useFormat } from '../format/use-format.js';
import { useText } from '../language/use-text.js';
import { uiTexts } from '../texts.js';
import { Status } from '../feedback/states.js';

export interface CopyMarkProps {
  /** For how many days it has waited; null when it has not waited too long. */
  late: number | null;
  /** The newest copy, and by whom where the viewer may know; null when there is none. */
  copied: { readonly at: string; readonly by: string | undefined } | null;
  /** It reads differently than what was copied. */
  changed: boolean;
}

/** Quietly under a line of the own sector: that it stands in the record too, or has waited for it too long. */
export function CopyMark({ late, copied, changed }: CopyMarkProps) {
  const say = useText(uiTexts);
  const format = useFormat();
  if (late !== null)
    return (
      <span className="copy-mark">
        <Status tone="warn" icon="warning">
          {say('copied.late', { days: late })}
        </Status>
      </span>
    );
  if (copied === null) return null;
  const when = format.shortDate(danishDay(instant(copied.at)));
  return (
    <span className="copy-mark">
      {copied.by === undefined ? say('copied.onNobody', { when }) : say('copied.on', { when, name: copied.by })}
      {changed && `, ${say('copied.changed')}`}
    </span>
  );
}
