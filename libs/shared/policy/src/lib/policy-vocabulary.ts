/**
 * The words of the sharing policy that are not words of the whole house: effects, forms, conditions, states. The policy
 * file is parsed against them, so a word nobody has taught the decision never gets in.
 */
import type { Sector } from '@samtavle/domain';

/** What a rule says before facts are looked at. @see sharing policy, effects */
export const EFFECTS = [
  'allow',
  'allow_if_necessary',
  'consent_required',
  'emergency_only',
  'review_required',
  'never',
] as const;
export type Effect = (typeof EFFECTS)[number];

/** How a consent must be given. @see Sundhedsloven §§ 42, 44; Retssikkerhedsloven § 11 a */
export const CONSENT_FORMS = ['written', 'specific', 'oral_or_written'] as const;
export type ConsentForm = (typeof CONSENT_FORMS)[number];

/** A written consent that names information, sender, receiver and case satisfies every form; a specific one all but written. */
export function satisfies(given: ConsentForm, demanded: ConsentForm): boolean {
  return given === demanded || given === 'written' || (given === 'specific' && demanded === 'oral_or_written');
}

/** Where a rule lets something be seen. Only `board` is a matter for the decision of this library. */
export const CHANNELS = ['board', 'record_only', 'audit', 'report', 'disclosure_log', 'none'] as const;
export type Channel = (typeof CHANNELS)[number];

/** The most public surface a category may stand on. */
export const DISPLAYS = ['wall', 'card', 'detail', 'detail_masked', 'not_on_board', 'audit', 'report'] as const;
export type Display = (typeof DISPLAYS)[number];

/** How a gateway works; the two off-board modes never show anything, they only make a log entry. */
export const GATEWAY_MODES = [
  'push_or_field_release',
  'automatic',
  'push',
  'pull',
  'off_board_request',
  'off_board_push',
] as const;
export type GatewayMode = (typeof GATEWAY_MODES)[number];

/** When what a rule or gateway opened closes again. */
export const EXPIRY_TYPES = [
  'none',
  'relation_end',
  'consent',
  'plan_end',
  'days',
  'hours',
  'case_step',
  'project_end',
  'until_citizen_changes',
] as const;

/** The conditions a rule or gateway can ask for. @see sharing policy, requires_vocabulary */
export const REQUIREMENTS = [
  'relation_active',
  'task_necessity',
  'purpose_selected',
  'capacity_health_person',
  'treatment_course_current',
  'no_objection',
  'consent_active_scope_match',
  'consent_not_expired',
  'plan_active_party_listed',
  'sel_service_active',
  'sickness_benefit_followup',
  'reason_text',
  'decision_by_holder',
  'minimum_fields',
  'citizen_selected_audience',
  'representative_check',
  'third_party_filter',
  'anonymised_k10',
  'pseudonymised',
  'management_permission',
  'project_approval',
  'author_or_treating_clinician',
  'primary_contact_only',
  'home_visit_today',
  'audit_own_controller',
  'professional_review',
  'psp_case_open',
  'not_for_investigation',
  'consent_names_receiver',
  'not_own_entries',
  'pseudonymised_until_reason',
] as const;
export type Requirement = (typeof REQUIREMENTS)[number];

/** The life of one consent. @see sharing policy, consent_states */
export const CONSENT_STATES = [
  'not_asked',
  'asked',
  'active',
  'expiring',
  'expired',
  'withdrawn',
  'refused',
  'suspended_capacity',
  'superseded',
] as const;
export type ConsentState = (typeof CONSENT_STATES)[number];

/** What moves a consent from one state to the next. @see sharing policy, consent_transitions */
export const CONSENT_EVENTS = [
  'ask',
  'give',
  'refuse',
  'no_answer',
  '30_days_left',
  'renew',
  'withdraw',
  'reach_expiry',
  'change_scope',
  'capacity_doubt',
  'representative_confirms',
  'citizen_confirms',
] as const;
export type ConsentEvent = (typeof CONSENT_EVENTS)[number];

/** Whether a role acts as a health person: always, never, or only with a responsible authorised person (SUL § 6). */
export const HEALTH_PERSON = ['yes', 'conditional', 'no'] as const;

/** The sectors whose treatment tasks make somebody a health person. @see Sundhedsloven §§ 6, 41 */
export const HEALTH_SECTORS: readonly Sector[] = ['region_psych', 'muni_health'];
