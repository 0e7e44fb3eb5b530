import { INTENSITIES, type Intensity } from '@samtavle/domain';
import { Icon } from '../icon/icon.js';
import { useLabels } from '../labels/use-labels.js';
import { useText } from '../language/use-text.js';
import { LevelBars } from '../marks/level-bars.js';
import { uiTexts } from '../texts.js';
import { type MenuAction, MenuAt, type MenuPlace } from './menu-at.js';

export interface MoveMenuProps {
  at: MenuPlace;
  name: string;
  /** Where the citizen is; null when not on the board. */
  level: Intensity | null;
  admitted: boolean;
  /** Why moving is not possible here at all, said on every level. */
  blockedBecause?: string | undefined;
  onMove: (level: Intensity) => void;
  /** Left out where this person may not. */
  onTakeOff?: (() => void) | undefined;
  /** More lines below. */
  more?: readonly MenuAction[];
  onClose: () => void;
}

/** Every drag has this beside it (WCAG 2.5.7): all columns, the present one marked, with a digit each. */
export function MoveMenu({
  at,
  name,
  level,
  admitted,
  blockedBecause,
  onMove,
  onTakeOff,
  more = [],
  onClose,
}: MoveMenuProps) {
  const say = useText(uiTexts);
  const labels = useLabels();
  const levels: MenuAction[] = [...INTENSITIES].reverse().map((to) => ({
    id: `level-${to}`,
    label: labels.columnFull(to),
    mark: <LevelBars level={to} decorative />,
    key: String(to),
    ...(to === level ? { current: say('move.here') } : {}),
    ...(blockedBecause === undefined ? {} : { blockedBecause }),
    onPick: () => onMove(to),
  }));
  // Admission is a status that the hospital sends, not a column somebody moves a citizen to.
  const admission: MenuAction = {
    id: 'admitted',
    label: labels.admitted(),
    mark: <Icon name="bed" />,
    ...(admitted ? { current: say('move.here') } : { blockedBecause: say('move.admittedReason') }),
    onPick: () => undefined,
  };
  const takeOff: MenuAction[] =
    onTakeOff === undefined
      ? []
      : [{ id: 'take-off', label: say('move.takeOff'), mark: <Icon name="check" />, key: 'A', onPick: onTakeOff }];
  const others = [...takeOff, ...more];
  return (
    <MenuAt
      at={at}
      label={say('move.label', { name })}
      title={say('move.title', { name })}
      groups={others.length === 0 ? [[...levels, admission]] : [[...levels, admission], others]}
      onClose={onClose}
    />
  );
}
