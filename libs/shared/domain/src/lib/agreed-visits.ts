import { type Day } from './time.js';
import { type Intensity } from './vocabulary.js';
import { isDanishWorkingDay } from './working-days.js';

/** Whom visits are agreed for: their level, where a stay is seen, and whether a ward has them now. */
export interface ToVisit {
  readonly level: Intensity | null;
  /** In hospital and not on leave: the ward sees them. */
  readonly admitted: boolean;
}

export type VisitRhythm = 'each_working_day' | 'once_a_week';

const BY_LEVEL: Record<Intensity, VisitRhythm | null> = { 3: 'each_working_day', 2: 'once_a_week', 1: null };

/** How often the team has agreed to visit; null when it is as the plan says, or nobody's to agree. */
export function visitRhythm({ level, admitted }: ToVisit): VisitRhythm | null {
  return level === null || admitted ? null : BY_LEVEL[level];
}

/**
 * Whether a visit is agreed for this very day. The one rule behind »Intet besøg« of the board and »Mangler« of the week:
 * a day on which public offices are closed lacks nothing, and neither does a day of a week that asks for one visit.
 */
export function isVisitAgreed(citizen: ToVisit, on: Day): boolean {
  return visitRhythm(citizen) === 'each_working_day' && isDanishWorkingDay(on);
}
