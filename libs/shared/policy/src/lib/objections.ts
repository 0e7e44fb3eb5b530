import type { Category, Instant, Owner, Sector } from '@samtavle/domain';
import type { Horizon } from './horizon.js';
import type { ObjectionFact } from './sharing-facts.js';

/** The refusals (frabedelser) that stand towards one receiver now. */
export interface RefusalCheck {
  /** Whether a refusal covers the category of that owner. */
  covers(category: Category, owner: Owner): boolean;
  /** Whether a consent recorded then is newer than every refusal of the category; at the same moment the refusal counts. */
  isNewer(consentRecordedAt: Instant, category: Category): boolean;
}

/**
 * Reads the refusals towards a receiver. One given to either side counts, wherever the information lies. But what a sector
 * holds itself it goes on working with, unless it was told no itself: by another's refusal it would learn that the citizen
 * is known there. What the policy says of it is uncertain, and left to the data protection officers (docs/adr/0015).
 * @see Sundhedsloven §§ 41 stk. 3, 42; sharing policy, objection
 */
export function refusalsTowards(
  receiver: Sector,
  objections: readonly ObjectionFact[],
  horizon: Horizon,
): RefusalCheck {
  const standing = objections.filter((objection) => {
    if (!names(objection.receivers, receiver)) return false;
    if (objection.liftedAt !== null) horizon.mark(objection.liftedAt);
    return objection.liftedAt === null || objection.liftedAt > horizon.now;
  });
  return {
    covers: (category, owner) =>
      standing.some(
        (objection) => names(objection.categories, category) && (owner !== receiver || objection.givenTo === receiver),
      ),
    isNewer: (at, category) =>
      standing.every((objection) => !names(objection.categories, category) || at > objection.recordedAt),
  };
}

/** A refusal that names nobody or nothing means everybody or everything. */
export function names<T>(named: readonly T[] | 'all', one: T): boolean {
  return named === 'all' || named.length === 0 || named.includes(one);
}
