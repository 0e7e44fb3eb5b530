import { type Card } from '@samtavle/contracts';
import { compareText } from '@samtavle/domain';
import { type Sort } from '../arrange/view-settings.js';
import { byName, byUrgency } from '../arrange/order.js';

const LAST = '~';

/** The list's order: like the board (level, then urgency; the admitted last), or by one column. */
export function sortList(cards: readonly Card[], sort: Sort, descending: boolean): readonly Card[] {
  const by = orderOf(sort);
  const sorted = [...cards].sort((a, b) => by(a, b) || byName(a, b));
  // What is missing stays last both ways: nobody looks for it first.
  if (!descending) return sorted;
  const [there, missing] = [
    sorted.filter((card) => !isMissing(card, sort)),
    sorted.filter((card) => isMissing(card, sort)),
  ];
  return [...there.reverse(), ...missing];
}

function orderOf(sort: Sort): (a: Card, b: Card) => number {
  switch (sort) {
    case 'urgency':
      return (a, b) => rank(a) - rank(b) || byUrgency(a, b);
    case 'name':
      return byName;
    case 'days':
    case 'due':
    case 'seen':
    case 'visit':
    case 'review':
      return (a, b) => compareText(valueOf(a, sort) ?? LAST, valueOf(b, sort) ?? LAST);
  }
}

const rank = (card: Card): number => (card.admission !== null ? 4 : 3 - (card.stay?.level ?? 0));

function valueOf({ stay, action, lastContactOn, visit }: Card, sort: Sort): string | null {
  switch (sort) {
    case 'days':
      return stay?.since ?? null;
    case 'due':
      return action?.dueOn ?? null;
    case 'seen':
      return lastContactOn;
    case 'visit':
      return visit?.at ?? null;
    case 'review':
      return stay?.reviewOn ?? null;
    default:
      return '';
  }
}

const isMissing = (card: Card, sort: Sort): boolean => valueOf(card, sort) === null;
