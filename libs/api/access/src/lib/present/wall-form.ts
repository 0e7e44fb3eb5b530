import { type Card } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { categoryOfReason, SHARING_POLICY } from '@samtavle/policy';

/** What may hang where others can read. */
export const WALL: ReadonlySet<Category> = new Set(SHARING_POLICY.wall_mode.shows);

/**
 * Cards as they may hang where anybody can read: first name and initial, level, days, visit, admission. A reason is named
 * only when its category may be on a wall; otherwise a neutral mark stands there. @see sharing policy, wall_mode
 */
export function wallForm(cards: readonly Card[]): Card[] {
  return onWall(cards).map((card) => {
    const reasons = card.reasons.filter(({ reason }) => WALL.has(categoryOfReason(reason)));
    return { ...card, reasons, reasonHeld: card.stay !== null && reasons.length === 0 };
  });
}

/**
 * Cards on a screen others can read, with the reasons they have: first name and initial, and a number when two are alike.
 * No action and no free text.
 */
export function onWall(cards: readonly Card[]): Card[] {
  const taken = new Map<string, number>();
  return cards.map((card) => {
    const short = shortName(card.name);
    const number = (taken.get(short) ?? 0) + 1;
    taken.set(short, number);
    return { ...card, name: number > 1 ? `${short} ${number}` : short, action: null, actionHeld: false };
  });
}

function shortName(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  const last = rest.at(-1);
  return last ? `${first} ${last.charAt(0)}.` : first;
}
