import { OWNERS, slotOf } from '@samtavle/domain';
import { type StoredContent } from '../elements/element.entity.js';

const OWN_GOALS = OWNERS.map((owner) => slotOf(owner, 'own_goals'));

/**
 * What an effort goal says of the goal it serves. It has either the goal or the reason why the citizen has not asked for
 * it, so that a missing reason tells as much as an id: to another sector than the owner's the reason shows only where
 * every goal of the citizen's would, whoever wrote it down. @see docs/adr/0016
 *
 * @param goalOpen whether the goal it names is shown to the same eyes
 * @param own whether they are the eyes of the sector that wrote it
 */
export function linksShown(content: StoredContent, goalOpen: boolean, mask: string, own: boolean): StoredContent {
  const goal = goalOpen ? (content['goal'] ?? null) : null;
  const reasonOpen = own || OWN_GOALS.every((slot) => mask[slot] === '1');
  return { ...content, goal, whyNot: reasonOpen ? (content['whyNot'] ?? null) : null };
}

/**
 * The same without one field, as if it had never been said: what an action says to whom its goal is hidden, and what
 * somebody in the network is to whom the consent about them is another sector's.
 */
export function withoutField(content: StoredContent, field: 'goalId' | 'relative'): StoredContent {
  return Object.fromEntries(Object.entries(content).filter(([name]) => name !== field));
}
