import type { Sector } from '@samtavle/domain';
import type { SharingPolicy } from './policy-schema.js';
import type { Requirement } from './policy-vocabulary.js';

/**
 * Who can answer whether a condition holds.
 * - `relation`: whoever asks for the decision; it is about a citizen the class has a working relation with.
 * - `workflow`: the board itself; it holds where the rule's purpose is one the sector uses the board for, and a rule with
 *   another purpose is never asked (see {@link boardPurposes}).
 * - `capacity`: the viewer class.
 * - `fact`: the citizen's consents, refusals, plans and services.
 * - `person`: one person at one moment (today's visit, primary contact, a stated reason). Never true of a class.
 */
export type Answerer = 'relation' | 'workflow' | 'capacity' | 'fact' | 'person';

const ANSWERERS = {
  relation_active: 'relation',
  task_necessity: 'workflow',
  purpose_selected: 'workflow',
  minimum_fields: 'workflow',
  third_party_filter: 'workflow',
  capacity_health_person: 'capacity',
  treatment_course_current: 'fact',
  no_objection: 'fact',
  consent_active_scope_match: 'fact',
  consent_not_expired: 'fact',
  plan_active_party_listed: 'fact',
  sel_service_active: 'fact',
  sickness_benefit_followup: 'fact',
  citizen_selected_audience: 'fact',
  representative_check: 'fact',
  consent_names_receiver: 'fact',
  reason_text: 'person',
  decision_by_holder: 'person',
  anonymised_k10: 'person',
  pseudonymised: 'person',
  management_permission: 'person',
  project_approval: 'person',
  author_or_treating_clinician: 'person',
  primary_contact_only: 'person',
  home_visit_today: 'person',
  audit_own_controller: 'person',
  professional_review: 'person',
  psp_case_open: 'person',
  not_for_investigation: 'person',
  not_own_entries: 'person',
  pseudonymised_until_reason: 'person',
} as const satisfies Record<Requirement, Answerer>;

/** A condition that the citizen's facts answer. */
export type FactRequirement = {
  [R in Requirement]: (typeof ANSWERERS)[R] extends 'fact' ? R : never;
}[Requirement];

export function isFactRequirement(requirement: Requirement): requirement is FactRequirement {
  return ANSWERERS[requirement] === 'fact';
}

/** Whether only one person at one moment can fulfil it: what rests on it is opened to no class. */
export function isOfOnePerson(requirement: Requirement): boolean {
  return ANSWERERS[requirement] === 'person';
}

/**
 * What of these conditions is left to ask the citizen's facts; undefined when one of them cannot hold for the class.
 */
export function openConditions(
  requires: readonly Requirement[],
  healthPerson: boolean,
): readonly FactRequirement[] | undefined {
  const holds = (requirement: Requirement): boolean => {
    const answerer = ANSWERERS[requirement];
    switch (answerer) {
      case 'relation':
      case 'workflow':
      case 'fact':
        return true;
      case 'capacity':
        return healthPerson;
      case 'person':
        return false;
    }
  };
  return requires.every(holds) ? requires.filter(isFactRequirement) : undefined;
}

/** What each sector uses the board for every day. */
const DAILY_PURPOSE: Partial<Record<Sector, readonly string[]>> = {
  region_psych: ['treatment'],
  muni_health: ['treatment'],
  muni_social: ['social_casework'],
  muni_employment: ['employment_casework'],
  citizen: ['access_right', 'citizen_choice'],
};

/** Following a plan and pausing help around a hospital stay happen on the board too, in the sectors the policy lets. */
const SHARED_PURPOSES = ['coordination_plan', 'admission_notice'];

/** The purposes for which a sector looks at the board. Supervision, evaluation, PSP and emergencies are not among them. */
export function boardPurposes(policy: SharingPolicy, sector: Sector): ReadonlySet<string> {
  const shared = policy.purposes.filter((p) => SHARED_PURPOSES.includes(p.id) && p.sectors.includes(sector));
  return new Set([...(DAILY_PURPOSE[sector] ?? []), ...shared.map((purpose) => purpose.id)]);
}
