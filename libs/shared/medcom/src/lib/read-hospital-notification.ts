import { ok, type Instant, type Result } from '@samtavle/domain';
import { activityOf, type StayEvent } from './activity.js';
import type { HospitalNotification, MessagingOrganisation } from './hospital-notification.js';
import { partsOf } from './message-parts.js';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import { readEncounter, type StayFacts } from './read-encounter.js';
import { readMessageHeader } from './read-message-header.js';
import { readPatient } from './read-patient.js';
import { readHistory, type History } from './read-provenance.js';
import { readTime } from './read-time.js';
import { validateBaseR4 } from './validate-base-r4.js';

export interface ReadOptions {
  /** The organisations this installation receives for. Both numbers must fit one of them. */
  readonly receivers: readonly Pick<MessagingOrganisation, 'sor' | 'gln'>[];
  /** When the message arrived: a time more than a day after it is refused. */
  readonly receivedAt: Instant;
}

/**
 * Reads a MedCom HospitalNotification 3.0.2 ("Advis om sygehusophold"): base FHIR R4, then the rules of the MedCom
 * profiles, written by hand. The first thing wrong is the answer. Not certified by MedCom.
 *
 * Never throws; never keeps more than `HospitalNotification` names.
 * @see Retssikkerhedsloven § 12 c
 * @see https://medcomfhir.dk/ig/hospitalnotification
 */
export function readHospitalNotification(
  json: unknown,
  { receivers, receivedAt }: ReadOptions,
): Result<HospitalNotification, NotificationRefused> {
  const bundle = validateBaseR4(json);
  if (!bundle.ok) return bundle;
  const { id, type, timestamp } = bundle.value;
  if (type !== 'message') return refuseAt('not_a_message', 'Bundle.type');
  if (id === undefined) return refuseAt('bundle_id_missing', 'Bundle');
  if (timestamp === undefined) return refuseAt('timestamp_missing', 'Bundle');
  const sentAt = readTime(timestamp, 'Bundle.timestamp', receivedAt);
  if (!sentAt.ok) return sentAt;

  const parts = partsOf(bundle.value);
  if (!parts.ok) return parts;
  const header = readMessageHeader(bundle.value, parts.value);
  if (!header.ok) return header;
  const { messageId, sender, receiver, encounter } = header.value;
  if (!receivers.some((each) => each.sor === receiver.sor && each.gln === receiver.gln)) {
    return refuseAt('receiver_unknown', 'Bundle.entry[0].resource.destination[0].receiver');
  }

  const patient = readPatient(parts.value);
  if (!patient.ok) return patient;
  const stay = readEncounter(encounter, patient.value.part, parts.value, receivedAt);
  if (!stay.ok) return stay;
  const history = readHistory(messageId, parts.value, receivedAt);
  if (!history.ok) return history;
  const told = agree(history.value, stay.value, patient.value.deceased, `${encounter.path}.status`);
  if (!told.ok) return told;

  const { own, chain, supersedes } = history.value;
  const { hospital, ...facts } = stay.value;
  return ok({
    bundleId: id,
    messageId,
    sentAt: sentAt.value,
    occurredAt: own.occurredAt,
    ...told.value,
    activityCode: own.activityCode,
    ...facts,
    cpr: patient.value.cpr,
    ward: hospital.name ?? sender.name,
    hospital,
    sender,
    receiver,
    chain,
    supersedes,
  });
}

/**
 * Whether Provenance, Encounter and Patient tell one story, and which. A death has no activity code: the message
 * repeats the activity of the stay and says `deceased: true`; taking it back says `false` with the role `removal`.
 */
function agree(
  { own, ownPath, removes }: History,
  { status, emergency }: StayFacts,
  deceased: boolean | undefined,
  statusPath: string,
): Result<Pick<HospitalNotification, 'event' | 'about'>, NotificationRefused> {
  const activity = activityOf(own.activityCode);
  if (activity.emergency !== emergency) return refuseAt('activity_class_mismatch', `${ownPath}.activity`);
  const saysDeath = deceased === true && activity.change !== 'cancel' && status !== 'entered-in-error';
  const unsaysDeath = deceased === false && activity.change === 'tell' && removes;
  if (removes && activity.change !== 'cancel' && !unsaysDeath) return refuseAt('chain_role', `${ownPath}.entity`);
  if (saysDeath) return ok({ event: 'death', about: 'death' });
  if (unsaysDeath && status !== 'entered-in-error') return ok({ event: 'cancel', about: 'death' });
  if (!activity.statuses.includes(status)) return refuseAt('activity_status_mismatch', statusPath);
  const about: StayEvent = activity.about;
  if (activity.change === 'tell') return ok({ event: about, about });
  return ok({ event: activity.change, about });
}
