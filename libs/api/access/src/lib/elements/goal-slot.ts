import { type ElementKind } from '@samtavle/contracts';

/**
 * What an action can be a part of: the citizen's own goals, professional ones, and the steps towards those. The database
 * names them again in `goal_slot` (migration 0019); of a kind that it does not know no link is shown.
 */
export const GOAL_KINDS: readonly ElementKind[] = ['goal', 'effort_goal', 'sub_goal'];

/**
 * The slot of the goal that an effort goal or an action names: null when it names none, or one the scope does not see.
 * Read under row-level security, with every row that may be shown, so that the mask can tell whether the link may be.
 *
 * @param row an alias of `element` or `element_version`
 */
export const goalSlotOf = (row: string): string => `goal_slot(${row}.kind, ${row}.content, ${row}.citizen_id)`;
