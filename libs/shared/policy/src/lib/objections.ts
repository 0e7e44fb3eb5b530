import type { Category, Instant, Sector } from '@samtavle/domain';
import type { Horizon } from './horizon.js';
import type { ObjectionFact } from './sharing-facts.js';

/** The refusals (frabedelser) that stand towards one receiver now. */
export interface RefusalCheck {
  /** Whether a refusal covers the category. */
  covers(category: Category): boolean;
  /** Whether a consent recorded then is newer than every refusal of the category; at the same moment the refusal counts. */
  isNewer(consentRecordedAt: Instant, category: Category): boolean;
}

/**
 * Reads the refusals towards a receiver. One given to either side counts, wherever the information lies.
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
    covers: (category) => standing.some((objection) => names(objection.categories, category)),
    isNewer: (at, category) =>
      standing.every((objection) => !names(objection.categories, category) || at > objection.recordedAt),
  };
}

/** A refusal that names nobody or nothing means everybody or everything. */
export function names<T>(named: readonly T[] | 'all', one: T): boolean {
  return named === 'all' || named.length === 0 || named.includes(one);
}
