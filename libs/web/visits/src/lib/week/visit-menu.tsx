import { type VisitView } from '@samtavle/contracts';
import { Icon, type MenuAction, MenuAt, type MenuPlace, useFormat, useText } from '@samtavle/web-ui';
import { visitTexts } from '../texts.js';

export interface VisitMenuProps {
  at: MenuPlace;
  name: string;
  visit: VisitView;
  days: readonly string[];
  today: string;
  onMove: (on: string) => void;
  onChange: () => void;
  onCancel: () => void;
  onResume: () => void;
  onLog: () => void;
  onOpen: () => void;
  onClose: () => void;
}

/** Every drag has this beside it (WCAG 2.5.7): the days with a digit each, and what else can be done to a visit. */
export function VisitMenu({ at, name, visit, days, today, ...acts }: VisitMenuProps) {
  const say = useText(visitTexts);
  const format = useFormat();
  const isCancelled = visit.state === 'cancelled';
  const because = visit.state === 'planned' && visit.on >= today ? say('menu.notYours') : say('menu.over');
  const blocked = visit.mayChange ? {} : { blockedBecause: because };
  const moves: MenuAction[] = days
    .filter((day) => day >= today)
    .map((day, place) => ({
      id: day,
      label: say('menu.moveTo', { day: format.plannedDay(day, today) }),
      key: String(place + 1),
      ...(day === visit.on ? { current: say('menu.here') } : blocked),
      onPick: () => acts.onMove(day),
    }));
  const change: MenuAction[] = isCancelled
    ? [{ id: 'resume', label: say('menu.resume'), mark: <Icon name="undo" />, ...blocked, onPick: acts.onResume }]
    : [
        { id: 'change', label: say('menu.change'), mark: <Icon name="clock" />, ...blocked, onPick: acts.onChange },
        { id: 'cancel', label: say('menu.cancel'), mark: <Icon name="close" />, ...blocked, onPick: acts.onCancel },
      ];
  const others: MenuAction[] = [
    ...(visit.on <= today && !isCancelled && visit.state !== 'done'
      ? [{ id: 'log', label: say('menu.log'), mark: <Icon name="check" />, key: 'K', onPick: acts.onLog }]
      : []),
    { id: 'open', label: say('menu.open'), mark: <Icon name="page" />, onPick: acts.onOpen },
  ];
  return (
    <MenuAt
      at={at}
      label={say('menu.label', { name })}
      title={name}
      groups={isCancelled ? [change, others] : [moves, change, others]}
      onClose={acts.onClose}
    />
  );
}
