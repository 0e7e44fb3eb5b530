import { type ElementKind } from '@samtavle/contracts';

/** What an action can be a part of: the citizen's own goals, professional ones, and the steps towards those. */
export const GOAL_KINDS: readonly ElementKind[] = ['goal', 'effort_goal', 'sub_goal'];

/**
 * The slot of the goal that an effort goal or an action names: null when it names none, or one the scope does not see.
 * Read under row-level security, with every row that may be shown, so that the mask can tell whether the link may be.
 *
 * @param row an alias of `element` or `element_version`
 */
export function goalSlotOf(row: string): string {
  const slotOf = (field: string, kinds: readonly ElementKind[]) => `(SELECT linked.slot FROM element linked
    WHERE linked.id = (${row}.content->>'${field}')::uuid AND linked.citizen_id = ${row}.citizen_id
      AND linked.kind IN (${kinds.map((kind) => `'${kind}'`).join(', ')}))`;
  return `CASE WHEN ${row}.kind = 'effort_goal' THEN ${slotOf('goal', ['goal'])}
    WHEN ${row}.kind = 'action' AND ${row}.content->>'goalId' IS NOT NULL THEN ${slotOf('goalId', GOAL_KINDS)} END`;
}
