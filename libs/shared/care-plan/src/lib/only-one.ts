import { type CarePlanKind, type CarePlanRecord } from './care-plan-record.js';

type Status = Extract<CarePlanRecord, { kind: 'life_status' }>;

/** As much of a record as tells whether there may be another. */
export type Single =
  Pick<Status, 'kind' | 'area' | 'quarter'> | { readonly kind: Exclude<CarePlanKind, 'life_status'> };

/**
 * The name of what a sector has one of about a citizen: its crisis plan, its agreement about the plan, and how one part
 * of life stood in one quarter. Whoever writes a second is shown the first. Null of what there may be many.
 */
export function onlyOne(record: Single): string | null {
  switch (record.kind) {
    case 'crisis_plan':
    case 'plan_agreement':
      return record.kind;
    case 'life_status':
      return `life_status ${record.area} ${record.quarter}`;
    default:
      return null;
  }
}
