import { type Day, isDanishWorkingDay, isVisitAgreed, type ToVisit, visitRhythm } from '@samtavle/domain';
import { type VisitState } from './visit-state.js';

export interface VisitFact {
  readonly on: string;
  readonly state: VisitState;
}

export interface WeekGaps {
  /** Days, today and later, on which a visit is due and none is planned. */
  readonly gaps: readonly Day[];
  /** One visit is due in the week, none stands in it, and a working day is left for one. */
  readonly weekGap: boolean;
  /** Visits that were or will be made; a cancelled one is none. */
  readonly planned: number;
  /** Visits due in these days; null when none are. */
  readonly agreed: number | null;
}

/**
 * Where a visit is missing in a row of days. Whoever is admitted or not on the board lacks none: the ward sees them, or
 * their plan says how often.
 */
export function weekGaps(citizen: ToVisit, visits: readonly VisitFact[], days: readonly Day[], today: Day): WeekGaps {
  const standing = visits.filter(({ on, state }) => state !== 'cancelled' && days.some((day) => day === on));
  const rhythm = visitRhythm(citizen);
  if (rhythm === null) return { gaps: [], weekGap: false, planned: standing.length, agreed: null };
  if (rhythm === 'once_a_week')
    return {
      gaps: [],
      weekGap: standing.length === 0 && days.some((day) => day >= today && isDanishWorkingDay(day)),
      planned: standing.length,
      agreed: 1,
    };
  const due = days.filter((day) => isVisitAgreed(citizen, day));
  const gaps = due.filter((day) => day >= today && !standing.some(({ on }) => on === day));
  return { gaps, weekGap: false, planned: standing.length, agreed: due.length === 0 ? null : due.length };
}
