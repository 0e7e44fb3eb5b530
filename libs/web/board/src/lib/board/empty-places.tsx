import { type CitizenId } from '@samtavle/contracts';
import { Icon, Tombstone, useText } from '@samtavle/web-ui';
import { type ReactNode, useEffect, useRef } from 'react';
import { type ColumnKey } from '../arrange/columns.js';
import { boardTexts } from '../texts.js';
import { useColumnName } from './column-name.js';

/** How high each card stood when it was last drawn: ids and pixels, nothing of what the cards say. */
const heights = new Map<CitizenId, number>();

/** Remembers the height of a card while it is on the screen. */
export function measured(citizen: CitizenId, element: HTMLElement | null): void {
  if (element !== null && element.offsetHeight > 0) heights.set(citizen, element.offsetHeight);
}

export interface EmptyPlaceProps {
  citizen: CitizenId;
  /** Whether the card had the focus when it went: then the focus stays in its place and is not lost. */
  hadFocus: () => boolean;
}

/** The place of a card that closed for this viewer: same height, none of its content. */
export function ClosedPlace({ citizen, hadFocus }: EmptyPlaceProps) {
  const height = heights.get(citizen);
  return (
    <KeepsFocus hadFocus={hadFocus}>
      <Tombstone {...(height === undefined ? {} : { height })} />
    </KeepsFocus>
  );
}

/** The place of a card that somebody moved while a hand was beside it. */
export function MovedPlace({ citizen, to, hadFocus }: EmptyPlaceProps & { to: ColumnKey | null }) {
  const say = useText(boardTexts);
  const name = useColumnName();
  return (
    <KeepsFocus hadFocus={hadFocus}>
      <div className="card gone moved" style={{ minHeight: heights.get(citizen) }}>
        <div className="line">
          <Icon name="move" />
          <span>{to === null ? say('column.left') : say('column.movedTo', { column: name(to) })}</span>
        </div>
      </div>
    </KeepsFocus>
  );
}

function KeepsFocus({ hadFocus, children }: { hadFocus: () => boolean; children: ReactNode }) {
  const place = useRef<HTMLDivElement>(null);
  const asked = useRef(hadFocus);
  useEffect(() => {
    if (document.activeElement === document.body && asked.current()) place.current?.focus({ preventScroll: true });
  }, []);
  return (
    <div ref={place} tabIndex={-1} className="place">
      {children}
    </div>
  );
}
