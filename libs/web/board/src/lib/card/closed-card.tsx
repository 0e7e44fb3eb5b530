import { type CitizenId } from '@samtavle/contracts';
import { type Draft, useData, useObservable } from '@samtavle/web-data-access';
import { SharingStopped, useAnnouncements, useText } from '@samtavle/web-ui';
import { useCallback, useEffect, useState } from 'react';
import { boardTexts } from '../texts.js';

/** Access closed while the card was open: its content is gone, what the person typed is not. */
export function ClosedCard({ citizen, today }: { citizen: CitizenId; today: string }) {
  const say = useText(boardTexts);
  const { announceNow } = useAnnouncements();
  const { board, drafts } = useData();
  const [closedAt] = useState(() => board.state()?.asOf ?? null);
  const select = useCallback(
    (texts: ReadonlyMap<string, Draft>) =>
      [...texts]
        .filter(([key]) => key.startsWith(`${citizen}:`))
        .map(([, { text }]) => text)
        .join('\n'),
    [citizen],
  );
  const kept = useObservable(drafts, select);
  useEffect(() => announceNow(say('change.closed')), [announceNow, say]);
  return (
    <>
      {closedAt !== null && <SharingStopped at={closedAt} today={today} draftKept={kept !== ''} />}
      {kept !== '' && (
        <label className="field">
          <span className="field-label">{say('card.yourText')}</span>
          <textarea className="input" readOnly rows={3} value={kept} />
        </label>
      )}
    </>
  );
}
