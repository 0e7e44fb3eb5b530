import { useDraggable } from '@dnd-kit/core';
import { type Card, type CitizenId } from '@samtavle/contracts';
import { type BoardState, NO_TEAM, useBoard, useData, useFreshMark, useMe } from '@samtavle/web-data-access';
import { CardFrame, changeText, type Freshness, uiTexts, useText } from '@samtavle/web-ui';
import { memo, useEffect, useMemo, useRef, useState } from 'react';
import { type ColumnKey } from '../arrange/columns.js';
import { useCallNames, useOpenBy } from '../presence/use-call-names.js';
import { measured } from './empty-places.js';
import { type OpenMenu } from './open-menu.js';

/** Saving says so only when it takes this long. */
const SAY_SAVING = 300;

export const teamOf = (state: BoardState) => state.team;
export const todayOf = (state: BoardState) => state.today as string;

export interface BoardCardProps {
  card: Card;
  column: ColumnKey;
  isStop: boolean;
  open: boolean;
  saving: boolean;
  menuOpen: boolean;
  onMenu: (menu: OpenMenu) => void;
  onOpen: (citizen: CitizenId) => void;
  href: string;
}

/** A card on the board: what it holds, who changed it, who has it open; draggable, and one stop of the roving focus. */
export const BoardCard = memo(function BoardCard({
  card,
  column,
  isStop,
  open,
  saving,
  menuOpen,
  onMenu,
  onOpen,
  href,
}: BoardCardProps) {
  const names = useCallNames();
  const openBy = useOpenBy(card.id);
  const today = useBoard(todayOf, '');
  const limits = useBoard(teamOf, NO_TEAM);
  const me = useMe()?.acting.memberId;
  const fresh = useFreshness(card.id);
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: card.id });
  const element = useRef<HTMLElement | null>(null);
  const slow = useSlow(saving);
  useEffect(() => measured(card.id, element.current));
  return (
    <CardFrame
      {...listeners}
      ref={(node) => {
        element.current = node;
        setNodeRef(node);
      }}
      card={card}
      names={names}
      today={today}
      limits={limits}
      me={me}
      openBy={openBy}
      fresh={fresh}
      open={open}
      saving={slow}
      className={isDragging ? 'is-away' : undefined}
      href={href}
      data-citizen={card.id}
      tabIndex={isStop ? 0 : -1}
      tabbable={false}
      menuOpen={menuOpen}
      onOpen={() => onOpen(card.id)}
      onMenu={(at) => onMenu({ citizen: card.id, at, column })}
      onContextMenu={(event) => {
        event.preventDefault();
        onMenu({ citizen: card.id, at: { x: event.clientX, y: event.clientY }, column });
      }}
    />
  );
});

/** Who just changed this card and what, ready to read. */
export function useFreshness(citizen: CitizenId): Freshness | null {
  const say = useText(uiTexts);
  const names = useCallNames();
  const mark = useFreshMark(citizen);
  return useMemo(
    () =>
      mark === null
        ? null
        : {
            by: mark.by === null ? null : (names.get(mark.by) ?? null),
            what: changeText(say, mark.change, mark.fromLevel),
          },
    [mark, names, say],
  );
}

function useSlow(saving: boolean): boolean {
  const { clock } = useData();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    if (!saving) return undefined;
    const cancel = clock.after(SAY_SAVING, () => setSlow(true));
    return () => {
      cancel();
      setSlow(false);
    };
  }, [clock, saving]);
  return slow;
}
