import { type AgreementState, type GoalState, type Instrument, type StatusArea, type Theme } from './words.js';

/**
 * The records of a citizen's plan, as far as a rule looks at them. Days are `2026-11-26`; an id names an element of the
 * same citizen.
 */
export type CarePlanRecord =
  | { readonly kind: 'goal'; readonly state: GoalState }
  | {
      readonly kind: 'effort_goal';
      readonly theme: Theme;
      readonly goal: string | null;
      readonly whyNot: string | null;
      readonly state: GoalState;
      readonly dueOn: string | null;
    }
  | { readonly kind: 'sub_goal'; readonly of: string; readonly dueOn: string | null; readonly state: GoalState }
  | {
      readonly kind: 'plan_agreement';
      readonly state: AgreementState;
      readonly said: string;
      readonly discussedOn: string | null;
      readonly withCitizen: boolean;
      readonly nextReviewOn: string | null;
    }
  | { readonly kind: 'crisis_plan'; readonly reviewedOn: string | null }
  | {
      readonly kind: 'advance_statement';
      readonly state: 'made' | 'offered_declined';
      readonly on: string;
      readonly text: string;
      readonly keptWhere: string;
    }
  | { readonly kind: 'network_person'; readonly relative?: string | null | undefined }
  | { readonly kind: 'child' }
  | { readonly kind: 'legal_status'; readonly from: string; readonly validTo: string | null }
  | { readonly kind: 'medication_due'; readonly dueOn: string; readonly takenOn: string | null }
  | { readonly kind: 'life_status'; readonly quarter: string; readonly area: StatusArea; readonly value: string }
  | {
      readonly kind: 'measure';
      readonly instrument: Instrument;
      readonly on: string;
      readonly score: number | null;
    };

export type CarePlanKind = CarePlanRecord['kind'];

export const CARE_PLAN_KINDS = [
  'goal',
  'effort_goal',
  'sub_goal',
  'plan_agreement',
  'crisis_plan',
  'advance_statement',
  'network_person',
  'child',
  'legal_status',
  'medication_due',
  'life_status',
  'measure',
] as const satisfies readonly CarePlanKind[];

export function isCarePlanKind(kind: string): kind is CarePlanKind {
  return CARE_PLAN_KINDS.some((known) => known === kind);
}
