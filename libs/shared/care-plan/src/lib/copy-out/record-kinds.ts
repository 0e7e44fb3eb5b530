import { CARE_PLAN_KINDS } from '../care-plan-record.js';

/** What belongs in each authority's own record: what was written, and that somebody was there. */
export const COPIED_KINDS = ['note', 'action', 'exit_criterion', 'contact', 'visit', ...CARE_PLAN_KINDS] as const;

const KINDS: ReadonlySet<string> = new Set(COPIED_KINDS);

/** A visit is something to record once somebody was there; what was told in confidence stays where it was told. */
export function goesIntoRecord(element: {
  readonly kind: string;
  readonly category: string;
  readonly content: object;
}): boolean {
  if (!KINDS.has(element.kind) || element.category === 'private_notes') return false;
  return element.kind !== 'visit' || ('state' in element.content && element.content.state === 'done');
}
