import { copyState } from '@samtavle/care-plan';
import { type CitizenDetail, type ElementView } from '@samtavle/contracts';
import { danishDay, day, instant } from '@samtavle/domain';
import { Status, useFormat, useText } from '@samtavle/web-ui';
import { useCallNames } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';

/** Quietly under a line of the own sector: that it stands in the record too, or has waited for it too long. */
export function CopiedMark({
  element: { copied, version, createdAt },
  detail: { copyWithinDays },
  today,
}: {
  element: ElementView;
  detail: CitizenDetail;
  today: string;
}) {
  const say = useText(boardTexts);
  const format = useFormat();
  const names = useCallNames();
  if (copied === undefined || copyWithinDays === undefined || today === '') return null;
  const state = copyState(
    { version, copied: copied?.version ?? null, writtenOn: danishDay(instant(createdAt)) },
    day(today),
    copyWithinDays,
  );
  if (state.kind === 'late') {
    return (
      <span className="copy-mark">
        <Status tone="warn" icon="warning">
          {say('copy.late', { days: state.days })}
        </Status>
      </span>
    );
  }
  if (copied === null) return null;
  const when = format.shortDate(danishDay(instant(copied.at)));
  const name = names.get(copied.by);
  return (
    <span className="copy-mark">
      {name === undefined ? say('copy.onLineNobody', { when }) : say('copy.onLine', { when, name })}
      {state.kind === 'changed' && `, ${say('copy.changed')}`}
    </span>
  );
}
