import { PLAN_OF_KAREN } from './plan-of-karen.js';
import { PLANS_OF_FEW } from './plans-of-few.js';
import { type PlanLine } from './plan-line.js';

/** The plans of those who have one worth showing, by the citizen's key. */
export const PLANS: Readonly<Record<string, readonly PlanLine[]>> = { karen: PLAN_OF_KAREN, ...PLANS_OF_FEW };
