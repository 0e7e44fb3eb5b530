import { SYSTEM } from './medcom-codes.js';
import type { RefusalCode } from './notification-refused.js';

/** How an acknowledgement names the fault: R4's kind of issue, and a code of MedCom's bound value set. */
export interface AcknowledgementIssue {
  readonly kind: string;
  readonly detail: { readonly system: string; readonly code: string };
}

const medcom = (code: string) => ({ system: SYSTEM.acknowledgementErrors, code });
const hl7 = (code: string) => ({ system: SYSTEM.operationOutcome, code });

const STRUCTURE = { kind: 'structure', detail: medcom('MSG_Datatype_Wrong') };
const DAMAGED = { kind: 'structure', detail: medcom('MSG_Damaged_durin_transport') };
const TOO_LONG = { kind: 'too-long', detail: medcom('MSG_Element_To_Long') };
const REQUIRED = { kind: 'required', detail: hl7('MSG_PARAM_INVALID') };
const SYNTAX = { kind: 'structure', detail: hl7('MSG_BAD_SYNTAX') };
const VALUE = { kind: 'code-invalid', detail: medcom('MSG_VALUESET_VALUE_UNKNOWN') };
const DATE = { kind: 'value', detail: hl7('MSG_DATE_FORMAT') };
const REFERENCE = { kind: 'not-found', detail: hl7('MSG_LOCAL_FAIL') };
const RULE = { kind: 'business-rule', detail: hl7('MSG_PARAM_INVALID') };

const ISSUES: Record<RefusalCode, AcknowledgementIssue> = {
  text_too_large: TOO_LONG,
  text_not_json: DAMAGED,
  too_deep: STRUCTURE,
  too_many_values: TOO_LONG,
  forbidden_key: STRUCTURE,
  empty_value: SYNTAX,
  element_unknown: { kind: 'structure', detail: hl7('MSG_PARAM_UNKNOWN') },
  element_missing: REQUIRED,
  wrong_type: STRUCTURE,
  wrong_value: { kind: 'value', detail: hl7('MSG_BAD_FORMAT') },
  too_long: TOO_LONG,
  modifier_not_understood: { kind: 'extension', detail: hl7('MSG_PARAM_UNKNOWN') },
  not_a_bundle: { kind: 'structure', detail: hl7('MSG_RESOURCE_TYPE_MISMATCH') },
  not_a_message: VALUE,
  bundle_id_missing: { kind: 'required', detail: hl7('MSG_RESOURCE_ID_MISSING') },
  timestamp_missing: REQUIRED,
  duplicate_entry: { kind: 'duplicate', detail: hl7('MSG_DUPLICATE_ID') },
  header_not_first: RULE,
  header_id_missing: { kind: 'required', detail: hl7('MSG_RESOURCE_ID_MISSING') },
  event_not_supported: { kind: 'not-supported', detail: medcom('MSG_RECEIVER_UNABLE_TO_RECEIVE_MSG_TYPE') },
  focus_not_encounter: REFERENCE,
  destination_not_primary: RULE,
  receiver_unknown: { kind: 'not-found', detail: medcom('MSG_Receiver_Identifier_UNKNOWN') },
  organization_not_found: REFERENCE,
  organization_not_identified: REQUIRED,
  patient_not_single: { kind: 'required', detail: hl7('MSG_RESOURCE_REQUIRED') },
  cpr_missing: REQUIRED,
  cpr_impossible: { kind: 'value', detail: hl7('MSG_INVALID_ID') },
  encounter_not_single: { kind: 'required', detail: hl7('MSG_RESOURCE_REQUIRED') },
  content_not_allowed: { kind: 'business-rule', detail: hl7('MSG_PARAM_UNKNOWN') },
  status_not_allowed: VALUE,
  class_not_allowed: VALUE,
  leave_needs_inpatient: RULE,
  subject_not_patient: REFERENCE,
  episode_missing: REQUIRED,
  period_start_missing: REQUIRED,
  period_end_missing: REQUIRED,
  leave_start_missing: REQUIRED,
  period_reversed: RULE,
  time_incomplete: DATE,
  time_in_future: DATE,
  service_provider_missing: REFERENCE,
  provenance_missing: { kind: 'required', detail: hl7('MSG_RESOURCE_REQUIRED') },
  provenance_target: REFERENCE,
  provenance_agent: REFERENCE,
  occurred_missing: REQUIRED,
  activity_unknown: VALUE,
  chain_missing: REQUIRED,
  chain_role: RULE,
  chain_loop: RULE,
  activity_status_mismatch: RULE,
  activity_class_mismatch: RULE,
};

export function issueOf(code: RefusalCode): AcknowledgementIssue {
  return ISSUES[code];
}

/** The receiver cannot take the message just now; the sender should try again. */
export const TRANSIENT_ISSUE: AcknowledgementIssue = {
  kind: 'transient',
  detail: medcom('MSG_Mailbox_Out_Of_Operation'),
};

/** The message was right, and had already been received. */
export const DUPLICATE_ISSUE: AcknowledgementIssue = { kind: 'duplicate', detail: hl7('MSG_DUPLICATE_ID') };
