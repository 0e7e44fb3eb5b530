import { useDraggable } from '@dnd-kit/core';
import { type MemberId, type VisitView } from '@samtavle/contracts';
import { Icon, useFormat, useText } from '@samtavle/web-ui';
import { type MouseEvent, type ReactNode } from 'react';
import { namesOf } from '../call-names.js';
import { visitTexts } from '../texts.js';

export interface VisitChipProps {
  name: string;
  visit: VisitView;
  day: string;
  names: ReadonlyMap<MemberId, string>;
  me: MemberId | null;
  stop: boolean;
  onPress: (event: MouseEvent<HTMLButtonElement>) => void;
}

/** A visit in its day: when and who, made, tried or cancelled. A press opens what can be done. */
export function VisitChip({ name, visit, day, names, me, stop, onPress }: VisitChipProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const { setNodeRef, listeners, isDragging } = useDraggable({ id: visit.id, disabled: !visit.mayChange });
  const at = format.clockTime(visit.at);
  const who = namesOf(names, visit.who);
  const classes = ['visit-chip', visit.state, me !== null && visit.who.includes(me) && 'mine', isDragging && 'lifted'];
  return (
    <button
      type="button"
      ref={setNodeRef}
      className={classes.filter(Boolean).join(' ')}
      tabIndex={stop ? 0 : -1}
      data-visit={visit.id}
      aria-haspopup="menu"
      aria-label={say('week.visitFor', { name, day, at, who, state: say(`state.${visit.state}`) })}
      onClick={onPress}
      {...listeners}
    >
      <StateMark state={visit.state} />
      <span className="visit-chip-text">
        {at} {who}
      </span>
    </button>
  );
}

/** A shape beside the colour: made, tried, called off. */
export function StateMark({ state }: { state: VisitView['state'] }): ReactNode {
  switch (state) {
    case 'done':
      return <Icon name="check" small />;
    case 'attempted':
      return <Icon name="close" small />;
    case 'cancelled':
      return <Icon name="undo" small />;
    case 'planned':
      return null;
  }
}
