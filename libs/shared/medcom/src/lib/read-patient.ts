import { ok, parseCpr, type Cpr, type Result } from '@samtavle/domain';
import { SYSTEM } from './medcom-codes.js';
import type { MessageParts, PartOf } from './message-parts.js';
import { refuseAt, type NotificationRefused } from './notification-refused.js';

export interface PatientFacts {
  readonly part: PartOf<'Patient'>;
  readonly cpr: Cpr;
  /** True when the message says that the patient died, false when it takes that back, undefined in every other message. */
  readonly deceased: boolean | undefined;
}

/** Only the CPR number and the death are read: name and address are the board's own, or not for the board. */
export function readPatient(parts: MessageParts): Result<PatientFacts, NotificationRefused> {
  const [part, ...others] = parts.of('Patient');
  if (part === undefined || others.length > 0) return refuseAt('patient_not_single', 'Bundle.entry');
  const [official, ...more] = part.resource.identifier ?? [];
  if (
    official === undefined ||
    more.length > 0 ||
    official.system !== SYSTEM.cpr ||
    (official.use !== undefined && official.use !== 'official') ||
    official.value === undefined
  ) {
    return refuseAt('cpr_missing', `${part.path}.identifier`);
  }
  const cpr = /^\d{10}$/.test(official.value) ? parseCpr(official.value) : undefined;
  if (cpr === undefined) return refuseAt('cpr_impossible', `${part.path}.identifier[0].value`);
  const { deceasedBoolean, deceasedDateTime } = part.resource;
  if (deceasedBoolean !== undefined && deceasedDateTime !== undefined) {
    return refuseAt('wrong_value', `${part.path}.deceased`);
  }
  return ok({ part, cpr, deceased: deceasedDateTime === undefined ? deceasedBoolean : true });
}
