import { type Card, type CitizenId } from '@samtavle/contracts';
import { BOARD_REASONS, type BoardReason, type Intensity } from '@samtavle/domain';
import { byUrgency } from './order.js';

export type Grouping = 'level' | 'reason';

/** A level, the admitted, a reason, or the stays whose reason this viewer may not see. */
export type ColumnKey = `level-${Intensity}` | 'admitted' | `reason-${BoardReason}` | 'reason-held';

export interface Column {
  readonly key: ColumnKey;
  readonly ids: readonly CitizenId[];
}

/** Columns that share the width of one: read from the top down before the next. */
export type Stack = readonly Column[];

/** Admission is a status that the hospital reports; the level stays on the card. */
export function columnOf(card: Card, grouping: Grouping): ColumnKey | null {
  if (card.stay === null) return null;
  if (grouping === 'level') return card.admission === null ? `level-${card.stay.level}` : 'admitted';
  const primary = card.reasons[0];
  return primary === undefined ? 'reason-held' : `reason-${primary.reason}`;
}

/** The board in its columns. Levels always stand; a reason stands when somebody has it. */
export function arrange(cards: Iterable<Card>, grouping: Grouping): readonly Stack[] {
  const byColumn = new Map<ColumnKey, Card[]>();
  for (const card of cards) {
    const key = columnOf(card, grouping);
    if (key === null) continue;
    const there = byColumn.get(key);
    if (there === undefined) byColumn.set(key, [card]);
    else there.push(card);
  }
  const column = (key: ColumnKey): Column => ({
    key,
    ids: (byColumn.get(key) ?? []).sort(byUrgency).map(({ id }) => id),
  });
  if (grouping === 'level') return [[column('level-3')], [column('level-2')], [column('level-1'), column('admitted')]];
  return [...BOARD_REASONS.map((reason) => `reason-${reason}` as const), 'reason-held' as const]
    .filter((key) => byColumn.has(key))
    .map((key) => [column(key)]);
}

/** The level a drop on this column means, or null where nothing can be dropped. */
export function levelOf(key: ColumnKey): Intensity | null {
  switch (key) {
    case 'level-1':
      return 1;
    case 'level-2':
      return 2;
    case 'level-3':
      return 3;
    default:
      return null;
  }
}
