import { addDays, type Category, type Instant, type Owner, type Sector } from '@samtavle/domain';
import { danishMidnight } from './danish-midnight.js';
import { earlier, horizonFrom, outlasts, type Horizon } from './horizon.js';
import type { PlanFact } from './sharing-facts.js';

/** A plan that runs now, and when it ends; null when no end is agreed. */
export interface PlanInForce {
  readonly id: string;
  readonly until: Instant | null;
  readonly parties: readonly Sector[];
  readonly fields: readonly Category[];
}

/** What follows from a plan by itself; every other category must be named among its fields. */
export const PART_OF_ANY_PLAN: readonly Category[] = ['identification', 'team_membership', 'coordination_plan'];

/**
 * The plans a receiver is party to that run now: from 00:00 on the first day to the end of the last day, or to the moment
 * they are ended. The one that lasts longest comes first. @see Psykiatriloven § 13 c
 */
export function plansInForce(receiver: Sector, plans: readonly PlanFact[], horizon: Horizon): readonly PlanInForce[] {
  const running: PlanInForce[] = [];
  for (const plan of plans) {
    if (!plan.parties.includes(receiver)) continue;
    const from = danishMidnight(plan.firstDay);
    const lastMidnight = plan.lastDay === null ? null : danishMidnight(addDays(plan.lastDay, 1));
    const until = earlier(lastMidnight, plan.endedAt);
    if (until !== null && until <= from) continue;
    horizon.mark(from);
    if (until !== null) horizon.mark(until);
    if (horizon.now < from || (until !== null && horizon.now >= until)) continue;
    running.push({ id: plan.id, until, parties: plan.parties, fields: plan.fields });
  }
  return running.sort((a, b) =>
    outlasts(a.until, b.until) ? -1 : outlasts(b.until, a.until) ? 1 : a.id < b.id ? -1 : 1,
  );
}

/** The plan that carries a category from its owner to a party; undefined when none does. */
export function planCarrying(plans: readonly PlanInForce[], owner: Owner, category: Category): PlanInForce | undefined {
  return plans.find(
    (plan) => plan.parties.includes(owner) && (PART_OF_ANY_PLAN.includes(category) || plan.fields.includes(category)),
  );
}

/**
 * The plans whose document a sector may read as a party now, by id and in the order of ids. That some other plan opens the
 * category is no ground: each document is for its own parties, while it runs.
 */
export function plansOfParty(party: Sector, plans: readonly PlanFact[], now: Instant): readonly string[] {
  return plansInForce(party, plans, horizonFrom(now))
    .map(({ id }) => id)
    .sort();
}
