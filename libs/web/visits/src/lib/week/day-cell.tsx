import { useDroppable } from '@dnd-kit/core';
import { type MemberId, type VisitView, type WeekCitizen } from '@samtavle/contracts';
import { Icon, useFormat, useText } from '@samtavle/web-ui';
import { type MouseEvent } from 'react';
import { visitTexts } from '../texts.js';
import { VisitChip } from './visit-chip.js';

export interface DayCellProps {
  citizen: WeekCitizen;
  day: string;
  today: string;
  names: ReadonlyMap<MemberId, string>;
  me: MemberId | null;
  mayPlan: boolean;
  /** The one cell of the table the Tab key comes to. */
  stop: boolean;
  onVisit: (event: MouseEvent<HTMLButtonElement>, visit: VisitView) => void;
  onPlan: () => void;
}

/** One citizen on one day: the visits, or that one is missing, or room for one. */
export function DayCell({ citizen, day, today, names, me, mayPlan, stop, onVisit, onPlan }: DayCellProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const { setNodeRef, isOver } = useDroppable({ id: `${citizen.id}/${day}`, disabled: day < today });
  const visits = citizen.visits.filter(({ on }) => on === day);
  const isGap = citizen.gaps.includes(day);
  const said = format.plannedDay(day, today);
  const hasRoom = mayPlan && day >= today && visits.every(({ state }) => state === 'cancelled');
  return (
    <td
      ref={setNodeRef}
      className={[day === today && 'today', isOver && 'over'].filter(Boolean).join(' ') || undefined}
      data-cell={`${citizen.id}/${day}`}
    >
      {visits.map((visit) => (
        <VisitChip
          key={visit.id}
          name={citizen.name}
          visit={visit}
          day={said}
          names={names}
          me={me}
          stop={stop}
          onPress={(event) => onVisit(event, visit)}
        />
      ))}
      {isGap && hasRoom && (
        <button
          type="button"
          className="visit-gap"
          tabIndex={stop ? 0 : -1}
          aria-label={say('week.gapFor', { name: citizen.name, day: said })}
          onClick={onPlan}
        >
          <Icon name="plus" small /> {say('week.gap')}
        </button>
      )}
      {!isGap && hasRoom && (
        <button
          type="button"
          className="visit-room"
          tabIndex={stop ? 0 : -1}
          aria-label={say('week.addFor', { name: citizen.name, day: said })}
          onClick={onPlan}
        >
          <Icon name="plus" small />
        </button>
      )}
      {visits.length === 0 && !hasRoom && (
        // A place for the arrows, so that a row reads from end to end.
        <span
          className="visit-none"
          tabIndex={stop ? 0 : -1}
          role="img"
          aria-label={say('week.none', { name: citizen.name, day: said })}
        />
      )}
    </td>
  );
}
