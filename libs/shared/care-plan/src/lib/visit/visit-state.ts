import { type Day, daysBetween, ok, refuse, type Result } from '@samtavle/domain';

export type VisitState = 'planned' | 'done' | 'attempted' | 'cancelled';
export type VisitStep = 'change' | 'cancel' | 'resume' | 'meet' | 'miss';

const NEXT: Record<VisitState, Partial<Record<VisitStep, VisitState>>> = {
  planned: { change: 'planned', cancel: 'cancelled', meet: 'done', miss: 'attempted' },
  // Nobody opened in the morning; in the afternoon somebody did.
  attempted: { meet: 'done', miss: 'attempted' },
  cancelled: { resume: 'planned' },
  done: {},
};

/** What a visit becomes by a step; undefined when that step is not to be taken from there. */
export function stepVisit(state: VisitState, step: VisitStep): VisitState | undefined {
  return NEXT[state][step];
}

/** A visit further ahead than this is a slip of the finger. */
const FURTHEST_DAYS = 366;

/** Visits are planned for today and later. */
export function checkVisitDay(on: Day, today: Day): Result<void, 'past' | 'too_far'> {
  if (on < today) return refuse('past');
  return daysBetween(today, on) > FURTHEST_DAYS ? refuse('too_far') : ok(undefined);
}
