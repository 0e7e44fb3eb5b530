import { addDays, type Day, daysBetween } from './time.js';
import { ok, refuse, type Result } from './result.js';
import { type Intensity } from './vocabulary.js';

/** How long until the team looks at somebody again when nobody chose a day: the more intensive, the sooner. */
const REVIEW_AFTER_DAYS: Record<Intensity, number> = { 3: 7, 2: 14, 1: 28 };
const FOLLOW_UP_AFTER_DAYS = 14;
/** A date further away than this is a slip of the finger. */
const FURTHEST_DAYS = 366;
const OLDEST_DAYS = 3660;

export interface StayDates {
  readonly reviewOn?: Day | null | undefined;
  readonly dueOn?: Day | null | undefined;
  readonly followUpOn?: Day | undefined;
}

export type DateRefused = { readonly field: keyof StayDates; readonly because: 'past' | 'too_far' };

/** Nobody agrees on a day that has been, nor on one more than a year away. */
export function checkDates(dates: StayDates, today: Day): Result<void, DateRefused> {
  for (const field of ['reviewOn', 'dueOn', 'followUpOn'] as const) {
    const chosen = dates[field];
    if (!chosen) continue;
    if (daysBetween(today, chosen) < 0) return refuse({ field, because: 'past' });
    if (daysBetween(today, chosen) > FURTHEST_DAYS) return refuse({ field, because: 'too_far' });
  }
  return ok(undefined);
}

/** The day a stay began: today, or the day the team says they already had the citizen on a board. */
export function sinceDay(chosen: Day | undefined, today: Day): Result<Day, { readonly because: 'future' | 'too_old' }> {
  if (chosen === undefined) return ok(today);
  if (chosen > today) return refuse({ because: 'future' });
  return daysBetween(chosen, today) > OLDEST_DAYS ? refuse({ because: 'too_old' }) : ok(chosen);
}

/** The day the team reviews the stay. */
export function reviewDay(level: Intensity, chosen: Day | undefined, today: Day): Day {
  return chosen ?? addDays(today, REVIEW_AFTER_DAYS[level]);
}

export type LeaveRefused = { readonly because: 'open-actions'; readonly count: number };

/**
 * Takes a citizen off the board. Somebody who still owes an action is not forgotten: the actions are completed first, or
 * they go along. The follow-up lets the team see who came back.
 */
export function leaveBoard(
  openActions: number,
  command: { readonly handOverActions: boolean; readonly followUpOn?: Day | undefined },
  today: Day,
): Result<{ readonly endedOn: Day; readonly followUpOn: Day }, LeaveRefused> {
  if (openActions > 0 && !command.handOverActions) return refuse({ because: 'open-actions', count: openActions });
  return ok({ endedOn: today, followUpOn: command.followUpOn ?? addDays(today, FOLLOW_UP_AFTER_DAYS) });
}

/** A stay that was taken off can be put back within a day: a slip, not a new stay. */
export function mayReturn(endedOn: Day, today: Day): boolean {
  return daysBetween(endedOn, today) <= 1;
}
