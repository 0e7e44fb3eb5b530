import { type CarePlanKind } from './care-plan-record.js';
import { type GoalState } from './words.js';

/** What may follow each state of a goal. What is reached or set aside can be taken up again, and only from there changes. */
const GOAL_STEPS: Record<GoalState, readonly GoalState[]> = {
  active: ['reached', 'set_aside'],
  reached: ['active'],
  set_aside: ['active'],
};

export function mayBecome(before: GoalState, after: GoalState): boolean {
  return before === after || GOAL_STEPS[before].includes(after);
}

/** What was measured that day stays measured: a wrong number is corrected, with a reason, and never edited. */
export function mayRevise(kind: CarePlanKind): boolean {
  return kind !== 'measure';
}

/** What is so about a day or a quarter does not stop being so; everything else can count no longer. */
export function mayEnd(kind: CarePlanKind): boolean {
  return kind !== 'measure' && kind !== 'life_status';
}
