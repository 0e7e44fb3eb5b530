import { type ErrorBody } from '@samtavle/contracts';
import { useData } from '@samtavle/web-data-access';
import { CardSkeleton, ErrorState, useLanguage, useText } from '@samtavle/web-ui';
import { useEffect, useState } from 'react';
import { lanesFor } from '../arrange/lanes.js';
import { isOneColumn, useRoomForLanes } from '../board/use-room-for-lanes.js';
import { boardTexts } from '../texts.js';

/** Nothing is shown for a wait this short. */
const SAY_LOADING = 150;
/** The grid of a usual board, so that nothing jumps when the cards come. */
const USUAL = [10, 12, 6];

/** Card-sized blocks in the real grid, after 150 ms. */
export function BoardLoading() {
  const say = useText(boardTexts);
  const room = useRoomForLanes();
  const [shown, setShown] = useState(false);
  const { clock } = useData();
  useEffect(() => clock.after(SAY_LOADING, () => setShown(true)), [clock]);
  const lanes = lanesFor(USUAL, room);
  const template = isOneColumn(room) ? 'minmax(0, 1fr)' : lanes.map((count) => `minmax(0, ${count}fr)`).join(' ');
  return (
    <div
      className="board"
      style={{ gridTemplateColumns: lanes.length > room ? `repeat(${room}, minmax(0, 1fr))` : template }}
      aria-busy="true"
    >
      <span className="vh" role="status">
        {say('loading')}
      </span>
      {shown &&
        lanes.map((count, at) => (
          <div className="col" key={at}>
            <header />
            <div className={count > 1 ? 'lanes two' : 'lanes'}>
              {Array.from({ length: count }, (_, lane) => (
                <div className="lane" key={lane}>
                  {Array.from({ length: 5 }, (_, card) => (
                    <CardSkeleton key={card} />
                  ))}
                </div>
              ))}
            </div>
          </div>
        ))}
    </div>
  );
}

export function BoardFailed({ error, onRetry }: { error: ErrorBody; onRetry: () => void }) {
  const say = useText(boardTexts);
  const { language } = useLanguage();
  return (
    <div className="board-note">
      <ErrorState title={say('failed')} code={codeOf(error)} onRetry={onRetry}>
        {error[language]}
      </ErrorState>
    </div>
  );
}

/** What can be said on the telephone: the request's own id where there is one. */
export const codeOf = (error: ErrorBody): string => error.requestId ?? error.error;
