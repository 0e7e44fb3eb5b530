export {
  ACTIVITY_CODES,
  STAY_EVENTS,
  type ActivityCode,
  type EncounterStatus,
  type StayEvent,
} from './lib/activity.js';
export {
  buildAcknowledgement,
  type AcknowledgementIds,
  type AcknowledgementInput,
  type AcknowledgementOutcome,
} from './lib/build-acknowledgement.js';
export { buildHospitalNotification, type NotificationSpec } from './lib/build-hospital-notification.js';
export { MAX_BUNDLE_BYTES, parseBundleText } from './lib/bundle-text.js';
export { foldAdmission, type Admission, type AdmissionState } from './lib/fold-admission.js';
export { groupByStay } from './lib/group-by-stay.js';
export * from './lib/hospital-notification.js';
export { readEnvelope, type MessageEnvelope } from './lib/message-envelope.js';
export { REFUSALS, type NotificationRefused, type RefusalCode } from './lib/notification-refused.js';
export { readHospitalNotification, type ReadOptions } from './lib/read-hospital-notification.js';
export type { StayTelling } from './lib/stay-register.js';
export {
  INVENTED_HOSPITAL,
  INVENTED_MUNICIPALITY,
  tellHospitalStay,
  type HospitalStay,
} from './lib/tell-hospital-stay.js';
export { validateBaseR4, type R4Bundle } from './lib/validate-base-r4.js';
export type { FhirBundle } from './lib/write-resources.js';
