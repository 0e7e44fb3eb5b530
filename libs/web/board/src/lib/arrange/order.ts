import { type Card } from '@samtavle/contracts';
import { compareText } from '@samtavle/domain';

/** Danish order of names, also on an English screen: the names are Danish. */
const inDanish = new Intl.Collator('da');
export const byName = (a: Card, b: Card): number => inDanish.compare(a.name, b.name) || compareText(a.id, b.id);

/** After every day there is: a card without a date stands last. */
const NO_DAY = '9999';

/**
 * The order of a column: over its time first, then what is due soonest, then longest on the board. A date that is held
 * back counts as none, so that the order tells nothing.
 */
export function byUrgency(a: Card, b: Card): number {
  return (
    compareText(a.action?.dueOn ?? NO_DAY, b.action?.dueOn ?? NO_DAY) ||
    compareText(a.stay?.since ?? NO_DAY, b.stay?.since ?? NO_DAY) ||
    byName(a, b)
  );
}
