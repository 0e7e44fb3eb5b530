import { refuse } from '@samtavle/domain';

/**
 * Why a message is refused. The sentences go back to the sender in the acknowledgement, so they never repeat a value
 * from the message: it may be a CPR number.
 */
export const REFUSALS = {
  text_too_large: {
    da: 'Beskeden er større end 256 kB.',
    en: 'The message is larger than 256 kB.',
  },
  text_not_json: {
    da: 'Beskeden er ikke læsbar JSON; den kan være afkortet undervejs.',
    en: 'The message is not readable JSON; it may have been cut short on the way.',
  },
  too_deep: { da: 'Beskeden er indlejret for dybt.', en: 'The message is nested too deeply.' },
  too_many_values: { da: 'Beskeden har for mange værdier.', en: 'The message holds too many values.' },
  forbidden_key: {
    da: 'Beskeden har et feltnavn, der ikke må bruges.',
    en: 'The message holds a field name that may not be used.',
  },
  empty_value: { da: 'Et felt er tomt. I FHIR udelades det.', en: 'A field is empty. In FHIR it is left out.' },
  element_unknown: { da: 'Feltet findes ikke i FHIR R4.', en: 'The element does not exist in FHIR R4.' },
  element_missing: { da: 'Et felt, FHIR R4 kræver, mangler.', en: 'An element FHIR R4 requires is missing.' },
  wrong_type: { da: 'Feltet har en forkert type efter FHIR R4.', en: 'The element has the wrong type for FHIR R4.' },
  wrong_value: {
    da: 'Feltets værdi har ikke den form, FHIR R4 kræver.',
    en: 'The value of the element does not have the form FHIR R4 requires.',
  },
  too_long: { da: 'Feltets tekst er for lang.', en: 'The text of the element is too long.' },
  modifier_not_understood: {
    da: 'Beskeden har en udvidelse, der ændrer betydningen, og som ikke kendes.',
    en: 'The message has an extension that changes its meaning and is not known.',
  },
  not_a_bundle: { da: 'Beskeden er ikke en FHIR Bundle.', en: 'The message is not a FHIR Bundle.' },
  not_a_message: { da: 'Bundle.type skal være message.', en: 'Bundle.type must be message.' },
  bundle_id_missing: { da: 'Beskeden mangler Bundle.id.', en: 'The message has no Bundle.id.' },
  timestamp_missing: { da: 'Beskeden mangler Bundle.timestamp.', en: 'The message has no Bundle.timestamp.' },
  duplicate_entry: {
    da: 'To dele af beskeden har samme id.',
    en: 'Two parts of the message have the same id.',
  },
  header_not_first: {
    da: 'Den første del skal være beskedens eneste MessageHeader.',
    en: 'The first entry must be the only MessageHeader of the message.',
  },
  header_id_missing: { da: 'MessageHeader mangler id.', en: 'The MessageHeader has no id.' },
  event_not_supported: {
    da: 'Kun MedCom HospitalNotification modtages her.',
    en: 'Only MedCom HospitalNotification is received here.',
  },
  focus_not_encounter: {
    da: 'MessageHeader.focus skal pege på netop én Encounter i beskeden.',
    en: 'MessageHeader.focus must point to exactly one Encounter in the message.',
  },
  destination_not_primary: {
    da: 'Beskeden skal have netop én modtager, og den skal være primær.',
    en: 'The message must have exactly one destination, and it must be the primary one.',
  },
  receiver_unknown: {
    da: 'Modtageren betjenes ikke her. Beskeden hører til en anden organisation.',
    en: 'The receiver is not served here. The message belongs to another organisation.',
  },
  organization_not_found: {
    da: 'Organisationen findes ikke i beskeden.',
    en: 'The organisation is not in the message.',
  },
  organization_not_identified: {
    da: 'Organisationen mangler et gyldigt SOR-id eller GLN.',
    en: 'The organisation lacks a valid SOR id or GLN.',
  },
  patient_not_single: { da: 'Beskeden skal have netop én Patient.', en: 'The message must hold exactly one Patient.' },
  cpr_missing: {
    da: 'Patienten skal have netop ét officielt CPR-nummer. Erstatningsnumre må ikke sendes i sygehusadviser.',
    en: 'The patient must have exactly one official CPR number. Replacement numbers may not be sent in this message.',
  },
  cpr_impossible: { da: 'CPR-nummeret er ikke muligt.', en: 'The CPR number is impossible.' },
  encounter_not_single: {
    da: 'Beskeden skal have netop én Encounter.',
    en: 'The message must hold exactly one Encounter.',
  },
  content_not_allowed: {
    da: 'Sygehusadviset må ikke indeholde dette felt (retssikkerhedsloven § 12 c).',
    en: 'The notification may not hold this element (Danish act on legal protection § 12 c).',
  },
  status_not_allowed: {
    da: 'Encounter.status er ikke en af de fire, advisen bruger.',
    en: 'Encounter.status is not one of the four used here.',
  },
  class_not_allowed: {
    da: 'Encounter.class skal være IMP eller EMER.',
    en: 'Encounter.class must be IMP or EMER.',
  },
  leave_needs_inpatient: {
    da: 'Orlov findes kun for indlagte (IMP).',
    en: 'Leave exists only for inpatients (IMP).',
  },
  subject_not_patient: {
    da: 'Encounter.subject peger ikke på beskedens Patient.',
    en: 'Encounter.subject does not point to the Patient of the message.',
  },
  episode_missing: {
    da: 'Forløbets id (episodeOfCare.identifier med system og værdi) mangler.',
    en: 'The id of the stay (episodeOfCare.identifier with system and value) is missing.',
  },
  period_start_missing: { da: 'Opholdets starttid mangler.', en: 'The start of the stay is missing.' },
  period_end_missing: {
    da: 'Opholdet er slut, men sluttiden mangler.',
    en: 'The stay has ended, but its end is missing.',
  },
  leave_start_missing: {
    da: 'Patienten er på orlov, men orlovens starttid mangler.',
    en: 'The patient is on leave, but the start of the leave is missing.',
  },
  period_reversed: { da: 'Sluttiden ligger før starttiden.', en: 'The end lies before the start.' },
  time_incomplete: {
    da: 'Tidspunktet skal have dato, klokkeslæt og tidszone.',
    en: 'The time must have a date, a time of day and a time zone.',
  },
  time_in_future: {
    da: 'Tidspunktet ligger i fremtiden. Adviser sendes først, når det er sket.',
    en: 'The time lies in the future. Notifications are sent only when it has happened.',
  },
  service_provider_missing: {
    da: 'Encounter.serviceProvider mangler eller findes ikke i beskeden.',
    en: 'Encounter.serviceProvider is missing or not in the message.',
  },
  provenance_missing: {
    da: 'Netop én Provenance skal pege på beskedens egen MessageHeader.',
    en: 'Exactly one Provenance must point to the MessageHeader of this message.',
  },
  provenance_target: {
    da: 'Provenance.target skal være netop én MessageHeader.',
    en: 'Provenance.target must be exactly one MessageHeader.',
  },
  provenance_agent: {
    da: 'Provenance.agent skal pege på en organisation i beskeden.',
    en: 'Provenance.agent must point to an organisation in the message.',
  },
  occurred_missing: {
    da: 'Provenance.occurredDateTime mangler.',
    en: 'Provenance.occurredDateTime is missing.',
  },
  activity_unknown: {
    da: 'Aktivitetskoden hører ikke til sygehusadviser.',
    en: 'The activity code does not belong to hospital notifications.',
  },
  chain_missing: {
    da: 'En rettelse eller annullering skal sige, hvilken besked den gælder.',
    en: 'A correction or cancellation must say which message it concerns.',
  },
  chain_role: {
    da: 'Provenance.entity.role passer ikke til aktiviteten (revision, ved annullering removal).',
    en: 'Provenance.entity.role does not fit the activity (revision, for a cancellation removal).',
  },
  chain_loop: {
    da: 'Beskedens historik går i ring eller nævner samme besked to gange.',
    en: 'The history of the message runs in a circle or names one message twice.',
  },
  activity_status_mismatch: {
    da: 'Aktiviteten passer ikke til Encounter.status.',
    en: 'The activity does not agree with Encounter.status.',
  },
  activity_class_mismatch: {
    da: 'Aktiviteten passer ikke til Encounter.class.',
    en: 'The activity does not agree with Encounter.class.',
  },
} as const satisfies Record<string, { da: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;

export interface NotificationRefused {
  readonly code: RefusalCode;
  /** Where, as a FHIR path: `Bundle.entry[2].resource.status`. Never a value. */
  readonly path: string;
  readonly da: string;
  readonly en: string;
}

export function refuseAt(
  code: RefusalCode,
  path: string,
): { readonly ok: false; readonly refusal: NotificationRefused } {
  return refuse({ code, path, ...REFUSALS[code] });
}
