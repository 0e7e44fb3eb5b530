/**
 * The slot of the goal an effort goal names: null when it names none, or one the scope does not see. Read under row-level
 * security, with every row that may be shown, so that the mask can tell whether the link may be.
 *
 * @param row an alias of `element` or `element_version`
 */
export function goalSlotOf(row: string): string {
  return `CASE WHEN ${row}.kind = 'effort_goal' THEN (SELECT linked.slot FROM element linked
    WHERE linked.id = (${row}.content->>'goal')::uuid AND linked.citizen_id = ${row}.citizen_id AND linked.kind = 'goal') END`;
}
