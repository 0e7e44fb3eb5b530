import type { Cpr, Instant } from '@samtavle/domain';
import { activityOf, type ActivityCode, type EncounterStatus } from './activity.js';
import type { ChainLink, EpisodeIdentifier, MessagingOrganisation, Organisation } from './hospital-notification.js';
import { EVENT, EXTENSION, PROFILE, SYSTEM } from './medcom-codes.js';
import {
  endpointOf,
  pointTo,
  resourceHead,
  writeBundle,
  writeHeader,
  writeOrganization,
  writeProvenance,
  type FhirBundle,
  type FhirJson,
} from './write-resources.js';

export interface NotificationSpec {
  readonly bundleId: string;
  /** Names everything inside the message: `idOf('MessageHeader')` is the id of the message. */
  readonly idOf: (part: string) => string;
  readonly cpr: Cpr;
  readonly familyName: string;
  readonly activityCode: ActivityCode;
  readonly status: EncounterStatus;
  readonly period: { readonly start: Instant; readonly end?: Instant | undefined };
  readonly leave?: { readonly start: Instant; readonly end?: Instant | undefined } | undefined;
  readonly deceased?: boolean | undefined;
  readonly episodes: readonly EpisodeIdentifier[];
  readonly hospital: Organisation;
  readonly sender: MessagingOrganisation;
  readonly receiver: MessagingOrganisation;
  /** When the hospital system sends it. */
  readonly sentAt: Instant;
  /** The message it follows, corrects or takes back. */
  readonly replaces?: { readonly messageId: string; readonly role: 'revision' | 'removal' } | null;
  /** The earlier messages of the stay. */
  readonly history?: readonly ChainLink[];
  readonly baseUrl?: string;
}

/**
 * Writes a MedCom HospitalNotification 3.0.2 as a hospital would send it. Samtavle only receives them: this is for
 * tests and for the demo's invented hospital. Not certified by MedCom.
 */
export function buildHospitalNotification(spec: NotificationSpec): FhirBundle {
  const sender = writeOrganization(spec.idOf('Organization.sender'), spec.sender);
  const receiver = writeOrganization(spec.idOf('Organization.receiver'), spec.receiver);
  const sameHouse = spec.hospital.sor === spec.sender.sor;
  const hospital = sameHouse ? sender : writeOrganization(spec.idOf('Organization.hospital'), spec.hospital);
  const patient = {
    ...resourceHead('Patient', spec.idOf('Patient'), PROFILE.patient),
    identifier: [{ system: SYSTEM.cpr, value: spec.cpr }],
    name: [{ use: 'official', family: spec.familyName }],
    ...(spec.deceased === undefined ? {} : { deceasedBoolean: spec.deceased }),
  };
  const encounter = {
    ...resourceHead('Encounter', spec.idOf('Encounter'), PROFILE.encounter),
    ...(spec.leave === undefined
      ? {}
      : { extension: [{ url: EXTENSION.leavePeriod, valuePeriod: writePeriod(spec.leave) }] }),
    status: spec.status,
    class: { system: SYSTEM.actCode, code: activityOf(spec.activityCode).emergency ? 'EMER' : 'IMP' },
    subject: pointTo(patient),
    episodeOfCare: spec.episodes.map(({ system, value }) => ({ identifier: { system, value } })),
    period: writePeriod(spec.period),
    serviceProvider: pointTo(hospital),
  };
  const header = writeHeader({
    id: spec.idOf('MessageHeader'),
    profile: PROFILE.notificationHeader,
    event: EVENT.notification,
    from: { resource: sender, endpoint: endpointOf(spec.sender) },
    to: { resource: receiver, endpoint: endpointOf(spec.receiver) },
    rest: { focus: [pointTo(encounter)] },
  });
  const history = (spec.history ?? []).map((link) =>
    writeProvenance({
      ...link,
      id: spec.idOf(`Provenance.${link.messageId}`),
      agent: sender,
      replaces: link.replaces === null ? null : { messageId: link.replaces, role: roleOf(link.activityCode) },
    }),
  );
  const own = writeProvenance({
    id: spec.idOf('Provenance'),
    messageId: header.id,
    occurredAt: spec.sentAt,
    activityCode: spec.activityCode,
    agent: sender,
    replaces: spec.replaces ?? null,
  });
  return writeBundle({
    baseUrl: spec.baseUrl ?? 'https://hospital.example/fhir',
    id: spec.bundleId,
    profile: PROFILE.notification,
    timestamp: spec.sentAt,
    resources: [header, patient, encounter, sender, receiver, ...(sameHouse ? [] : [hospital]), ...history, own],
  });
}

/** The role with which a message of this activity names the one before it. */
export function roleOf(code: ActivityCode): 'revision' | 'removal' {
  return activityOf(code).change === 'cancel' ? 'removal' : 'revision';
}

function writePeriod({ start, end }: NotificationSpec['period']): FhirJson {
  return end === undefined ? { start } : { start, end };
}
