import { type ElementKind } from '@samtavle/contracts';
import { versionOrderSql, WHOLE_NUMBERS } from '@samtavle/domain';

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

/**
 * What an element said before links alone were changed in it (`EarlierVersion`), for the mask to show to whom those are
 * hidden. Read with each row, and next to nothing where the last change is counted.
 *
 * @param row an alias of `element`
 */
export const earlierOf = (row: string): string => earlierThan(`${row}.id`, `${row}.version`);

/** The same of one version of an element. */
export const earlierThan = (element: string, version: string): string =>
  `CASE WHEN ${version} >= ${WHOLE_NUMBERS} THEN link_steps(${element}, ${version}) END`;

/** What an element said in the version before, as JSON of `Said`; null of the first. @param row an alias of `element_version` */
export const versionBefore = (row: string): string =>
  `(SELECT jsonb_build_object('content', p.content, 'ended', p.ended, 'goalSlot', ${goalSlotOf('p')})
     FROM element_version p WHERE p.element_id = ${row}.element_id AND ${versionOrderSql('p.version')} < ${versionOrderSql(`${row}.version`)}
    ORDER BY ${versionOrderSql('p.version')} DESC LIMIT 1)`;
