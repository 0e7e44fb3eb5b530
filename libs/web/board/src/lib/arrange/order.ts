import { type Card } from '@samtavle/contracts';

/** Danish order of names, also on an English screen: the names are Danish. */
const inDanish = new Intl.Collator('da');
export const byName = (a: Card, b: Card): number => inDanish.compare(a.name, b.name) || (a.id < b.id ? -1 : 1);

/** After every day there is: a card without a date stands last. */
const NO_DAY = '9999';

/**
 * The order of a column: over its time first, then what is due soonest, then longest on the board. A date that is held
 * back counts as none, so that the order tells nothing.
 */
export function byUrgency(a: Card, b: Card): number {
  return (
    compare(a.action?.dueOn ?? NO_DAY, b.action?.dueOn ?? NO_DAY) ||
    compare(a.stay?.since ?? NO_DAY, b.stay?.since ?? NO_DAY) ||
    byName(a, b)
  );
}

export function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
