import { type Card } from '@samtavle/contracts';
import { type Category } from '@samtavle/domain';
import { categoryOfReason, SHARING_POLICY } from '@samtavle/policy';

/** What may hang where others can read. */
export const WALL: ReadonlySet<Category> = new Set(SHARING_POLICY.wall_mode.shows);

/**
 * Cards as they may hang where others can read: first name and initial (and a number when two are alike), level, days,
 * visit, admission. A reason is named only when its category may be on a wall; otherwise a neutral mark stands there.
 * No action, no free text. @see sharing policy, wall_mode
 */
export function wallForm(cards: readonly Card[]): Card[] {
  const taken = new Map<string, number>();
  return cards.map((card) => {
    const short = shortName(card.name);
    const number = (taken.get(short) ?? 0) + 1;
    taken.set(short, number);
    const reasons = card.reasons.filter(({ reason }) => WALL.has(categoryOfReason(reason)));
    return {
      ...card,
      name: number > 1 ? `${short} ${number}` : short,
      reasons,
      reasonHeld: reasons.length === 0,
      action: null,
      actionHeld: false,
    };
  });
}

function shortName(name: string): string {
  const [first = '', ...rest] = name.split(' ');
  const last = rest.at(-1);
  return last ? `${first} ${last.charAt(0)}.` : first;
}
