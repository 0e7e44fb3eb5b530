import {
  type Announcements,
  DndContext,
  type DragEndEvent,
  DragOverlay,
  type DragStartEvent,
  MouseSensor,
  pointerWithin,
  TouchSensor,
  useSensor,
  useSensors,
} from '@dnd-kit/core';
import { type Card, type CitizenId } from '@samtavle/contracts';
import { type Intensity } from '@samtavle/domain';
import { NO_TEAM, useBoard, useMe } from '@samtavle/web-data-access';
import { CardFrame, uiTexts, useText } from '@samtavle/web-ui';
import { type ReactNode, useMemo, useState } from 'react';
import { type ColumnKey, levelOf } from '../arrange/columns.js';
import { useCallNames } from '../presence/use-call-names.js';
import { boardTexts } from '../texts.js';
import { teamOf, todayOf } from './board-card.js';

export interface DragBetweenColumnsProps {
  cards: ReadonlyMap<CitizenId, Card>;
  enabled: boolean;
  onDragging: (dragging: boolean) => void;
  onMove: (card: Card, to: Intensity) => void;
  children: ReactNode;
}

/**
 * Dragging a card to another level. Every drag has the Move-to menu beside it (WCAG 2.5.7), so keys are not a sensor
 * here: Enter opens the card and M the menu.
 */
export function DragBetweenColumns({ cards, enabled, onDragging, onMove, children }: DragBetweenColumnsProps) {
  const [lifted, setLifted] = useState<CitizenId | null>(null);
  const sensors = useSensors(
    // A click is not a drag, and a finger that scrolls is not either.
    useSensor(MouseSensor, { activationConstraint: { distance: 6 } }),
    useSensor(TouchSensor, { activationConstraint: { delay: 300, tolerance: 8 } }),
  );
  const announcements = useAnnouncements(cards);
  const say = useText(boardTexts);
  const card = lifted === null ? undefined : cards.get(lifted);
  const lift = (citizen: CitizenId | null) => {
    setLifted(citizen);
    onDragging(citizen !== null);
  };
  const drop = ({ active, over }: DragEndEvent) => {
    lift(null);
    const dropped = cards.get(active.id as CitizenId);
    const to = over === null ? null : levelOf(over.id as ColumnKey);
    if (dropped !== undefined && to !== null) onMove(dropped, to);
  };
  return (
    <DndContext
      sensors={enabled ? sensors : NO_SENSORS}
      collisionDetection={pointerWithin}
      accessibility={{ announcements, screenReaderInstructions: { draggable: say('drag.how') } }}
      onDragStart={({ active }: DragStartEvent) => lift(active.id as CitizenId)}
      onDragCancel={() => lift(null)}
      onDragEnd={drop}
    >
      {children}
      <DragOverlay dropAnimation={null}>{card !== undefined && <LiftedCard card={card} />}</DragOverlay>
    </DndContext>
  );
}

const NO_SENSORS: ReturnType<typeof useSensors> = [];

function LiftedCard({ card }: { card: Card }) {
  const names = useCallNames();
  const today = useBoard(todayOf, '');
  const limits = useBoard(teamOf, NO_TEAM);
  const me = useMe()?.acting.memberId;
  const nothing = () => undefined;
  return (
    <CardFrame
      card={card}
      names={names}
      today={today}
      limits={limits}
      me={me}
      lifted
      tabbable={false}
      href=""
      onOpen={nothing}
      onMenu={nothing}
      aria-hidden
    />
  );
}

function useAnnouncements(cards: ReadonlyMap<CitizenId, Card>): Announcements {
  const say = useText(boardTexts);
  const sayUi = useText(uiTexts);
  return useMemo(() => {
    const name = (id: string | number) => cards.get(id as CitizenId)?.name ?? '';
    return {
      onDragStart: ({ active }) => say('drag.lifted', { name: name(active.id) }),
      onDragOver: ({ over }) => {
        const level = over === null ? null : levelOf(over.id as ColumnKey);
        return level === null ? undefined : say('drag.over', { level });
      },
      onDragEnd: ({ active, over }) => {
        const level = over === null ? null : levelOf(over.id as ColumnKey);
        return level === null
          ? say('drag.back', { name: name(active.id) })
          : sayUi('move.done', { name: name(active.id), level });
      },
      onDragCancel: ({ active }) => say('drag.back', { name: name(active.id) }),
    };
  }, [cards, say, sayUi]);
}
