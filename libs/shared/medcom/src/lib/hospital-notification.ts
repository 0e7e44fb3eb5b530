import type { Cpr, Instant } from '@samtavle/domain';
import type { ActivityCode, EncounterStatus, StayEvent } from './activity.js';

/** An organisation by its two Danish registers: SOR (health organisations) and GLN (the electronic address). */
export interface Organisation {
  readonly name: string | null;
  readonly sor: string;
  readonly gln: string | null;
}

/** One that sends or receives messages, and so always has an electronic address. */
export interface MessagingOrganisation extends Organisation {
  readonly gln: string;
}

export interface EpisodeIdentifier {
  readonly system: string;
  readonly value: string;
}

export interface Span {
  readonly start: Instant;
  readonly end: Instant | null;
}

/** One message of the stay as the Provenance resources remember it, also when the message itself never reached us. */
export interface ChainLink {
  readonly messageId: string;
  readonly activityCode: ActivityCode;
  /** When that message was sent. */
  readonly occurredAt: Instant;
  /** The message it follows, corrects or cancels. */
  readonly replaces: string | null;
}

/** What one message says about one stay, without saying whose stay it is: what may be stored beside a citizen. */
export interface StayMessage {
  /** MessageHeader.id. Stays the same when the message is sent again; Bundle.id does not. */
  readonly messageId: string;
  /** Bundle.timestamp. */
  readonly sentAt: Instant;
  /** When the message was sent, as its own Provenance says. Not for display: people read `period`. */
  readonly occurredAt: Instant;
  readonly event: StayEvent | 'revise' | 'cancel';
  /** The turning point told, corrected or cancelled. */
  readonly about: StayEvent;
  readonly activityCode: ActivityCode;
  /** Acute outpatient stay (EMER), as opposed to admitted (IMP). */
  readonly emergency: boolean;
  readonly status: EncounterStatus;
  readonly period: Span;
  readonly leave: Span | null;
  /** The department and hospital by name, the only thing the board shows of the place. */
  readonly ward: string | null;
  readonly episode: EpisodeIdentifier;
  /** Every identifier of the same stay: senders add the national one (LPR3) when they know it. */
  readonly episodes: readonly EpisodeIdentifier[];
  /** Oldest first; the last link is this message. */
  readonly chain: readonly ChainLink[];
  /** The messages this one builds on, nearest first. */
  readonly supersedes: readonly string[];
}

/**
 * A MedCom HospitalNotification ("Advis om sygehusophold") reduced to what the law lets it carry: who, when, which
 * department, and which turning point. Names, addresses, narratives and anything clinical are not read.
 * @see Retssikkerhedsloven § 12 c
 */
export interface HospitalNotification extends StayMessage {
  /** Bundle.id: new for every sending. */
  readonly bundleId: string;
  readonly cpr: Cpr;
  /** Encounter.serviceProvider: who has the responsibility for the stay. */
  readonly hospital: Organisation;
  readonly sender: MessagingOrganisation;
  readonly receiver: MessagingOrganisation;
}

/** The part of a notification that can be kept where the citizen is known by other means than the CPR number. */
export function stayMessageOf(notification: HospitalNotification): StayMessage {
  return {
    messageId: notification.messageId,
    sentAt: notification.sentAt,
    occurredAt: notification.occurredAt,
    event: notification.event,
    about: notification.about,
    activityCode: notification.activityCode,
    emergency: notification.emergency,
    status: notification.status,
    period: notification.period,
    leave: notification.leave,
    ward: notification.ward,
    episode: notification.episode,
    episodes: notification.episodes,
    chain: notification.chain,
    supersedes: notification.supersedes,
  };
}
