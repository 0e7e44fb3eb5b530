import { ok, type Instant, type Result } from '@samtavle/domain';
import { ENCOUNTER_STATUSES, type EncounterStatus } from './activity.js';
import type { EpisodeIdentifier, Organisation, Span } from './hospital-notification.js';
import { EXTENSION, SYSTEM } from './medcom-codes.js';
import type { MessageParts, PartOf } from './message-parts.js';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import { readServiceProvider } from './read-organisation.js';
import { readSpan } from './read-time.js';
import type { Encounter } from './r4-resources.js';

export interface StayFacts {
  readonly status: EncounterStatus;
  readonly emergency: boolean;
  readonly period: Span;
  readonly leave: Span | null;
  readonly episode: EpisodeIdentifier;
  readonly episodes: readonly EpisodeIdentifier[];
  readonly hospital: Organisation;
}

/** What the profile closes, because the notice is sent without consent and may say no more than the stay. */
const NOT_ALLOWED = [
  'type',
  'serviceType',
  'priority',
  'classHistory',
  'basedOn',
  'participant',
  'appointment',
  'length',
  'reasonCode',
  'reasonReference',
  'diagnosis',
  'account',
  'hospitalization',
  'location',
  'partOf',
] as const;

/** The rules of MedComHospitalNotificationEncounter. */
export function readEncounter(
  { resource, path }: PartOf<'Encounter'>,
  patient: PartOf<'Patient'>,
  parts: MessageParts,
  receivedAt: Instant,
): Result<StayFacts, NotificationRefused> {
  if (parts.of('Encounter').length !== 1) return refuseAt('encounter_not_single', 'Bundle.entry');
  const extra = NOT_ALLOWED.find((name) => resource[name] !== undefined);
  if (extra !== undefined) return refuseAt('content_not_allowed', `${path}.${extra}`);

  const status = ENCOUNTER_STATUSES.find((each) => each === resource.status);
  if (status === undefined) return refuseAt('status_not_allowed', `${path}.status`);
  const { system, code } = resource.class;
  if (system !== SYSTEM.actCode || (code !== 'IMP' && code !== 'EMER'))
    return refuseAt('class_not_allowed', `${path}.class`);
  if (status === 'onleave' && code === 'EMER') return refuseAt('leave_needs_inpatient', `${path}.class`);
  if (parts.find('Patient', resource.subject) !== patient) return refuseAt('subject_not_patient', `${path}.subject`);

  const episodes = readEpisodes(resource);
  // The national identifier comes and goes with the reporting; the sender's own follows the stay from its first message.
  const episode = episodes.find((each) => each.system !== SYSTEM.lpr3) ?? episodes[0];
  if (episode === undefined || episodes.length !== resource.episodeOfCare?.length)
    return refuseAt('episode_missing', `${path}.episodeOfCare`);

  const { start, end } = resource.period ?? {};
  if (start === undefined) return refuseAt('period_start_missing', `${path}.period`);
  const period = readSpan({ start, end }, `${path}.period`, receivedAt);
  if (!period.ok) return period;
  if (status === 'finished' && period.value.end === null) return refuseAt('period_end_missing', `${path}.period`);

  const leave = readLeave(resource, path, receivedAt);
  if (!leave.ok) return leave;
  if (status === 'onleave' && leave.value === null) return refuseAt('leave_start_missing', `${path}.extension`);

  const hospital = readServiceProvider(parts, resource.serviceProvider, `${path}.serviceProvider`);
  if (!hospital.ok) return hospital;

  return ok({
    status,
    emergency: code === 'EMER',
    period: period.value,
    leave: leave.value,
    episode,
    episodes,
    hospital: hospital.value,
  });
}

function readEpisodes(encounter: Encounter): readonly EpisodeIdentifier[] {
  return (encounter.episodeOfCare ?? []).flatMap(({ identifier }) =>
    identifier?.system === undefined || identifier.value === undefined
      ? []
      : // Guide versions write the same UUID with and without the prefix.
        [{ system: identifier.system, value: identifier.value.replace(/^urn:uuid:/i, '').toLowerCase() }],
  );
}

function readLeave(encounter: Encounter, path: string, receivedAt: Instant): Result<Span | null, NotificationRefused> {
  const leaves = (encounter.extension ?? []).filter((each) => each.url === EXTENSION.leavePeriod);
  const leave = leaves[0]?.valuePeriod;
  if (leave === undefined) return ok(null);
  if (leaves.length > 1 || leave.start === undefined) return refuseAt('leave_start_missing', `${path}.extension`);
  return readSpan({ ...leave, start: leave.start }, `${path}.extension.valuePeriod`, receivedAt, true);
}
