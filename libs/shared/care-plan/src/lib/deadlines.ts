import { addDays, type Day, daysBetween, oneYearAfter } from '@samtavle/domain';

/** How many days before a legal measure ends the team is told. @see docs/adr/0016; fact sheet §3.3, legal measures */
export const LEGAL_STEPS = [30, 14, 7] as const;
export type LegalStep = (typeof LEGAL_STEPS)[number] | 'past';

/**
 * How near the last day of a legal measure is: the tightest step reached, `past` from the day after, null when it is
 * further away than the first step or has no last day. Said in days, never by a colour alone.
 */
export function legalDeadline(
  validTo: Day | null,
  today: Day,
): { readonly daysLeft: number; readonly step: LegalStep | null } | null {
  if (validTo === null) return null;
  const daysLeft = daysBetween(today, validTo);
  if (daysLeft < 0) return { daysLeft, step: 'past' };
  return { daysLeft, step: LEGAL_STEPS.findLast((step) => daysLeft <= step) ?? null };
}

/** How many days a review is overdue; 0 on its day and before, and when none is planned. */
export function reviewOverdueDays(nextReviewOn: Day | null, today: Day): number {
  return nextReviewOn === null ? 0 : Math.max(0, daysBetween(nextReviewOn, today));
}

/** Whether a crisis plan should be looked at again: never reviewed, or more than a year ago. @see fact sheet §4.4, F15 */
export function crisisPlanIsOld(reviewedOn: Day | null, today: Day): boolean {
  return reviewedOn === null || oneYearAfter(reviewedOn) < today;
}

export type DueState = 'taken' | 'coming' | 'due' | 'overdue';

/** Where one dose or test stands: due from its day through the days it may wait, overdue after them. */
export function medicationState(
  {
    dueOn,
    toleranceDays,
    takenOn,
  }: { readonly dueOn: Day; readonly toleranceDays: number; readonly takenOn: Day | null },
  today: Day,
): DueState {
  if (takenOn !== null) return 'taken';
  if (today < dueOn) return 'coming';
  return today <= addDays(dueOn, toleranceDays) ? 'due' : 'overdue';
}
