import type { Instant } from '@samtavle/domain';
import { DUPLICATE_ISSUE, TRANSIENT_ISSUE, issueOf, type AcknowledgementIssue } from './acknowledgement-issue.js';
import type { MessagingOrganisation } from './hospital-notification.js';
import { EVENT, PROFILE } from './medcom-codes.js';
import type { MessageEnvelope } from './message-envelope.js';
import type { NotificationRefused } from './notification-refused.js';
import {
  endpointOf,
  pointTo,
  resourceHead,
  writeBundle,
  writeHeader,
  writeOrganization,
  writeProvenance,
  type FhirBundle,
  type FhirResource,
} from './write-resources.js';

/** How a message went. */
export type AcknowledgementOutcome =
  /** Received. `duplicate`: it had been received before, and nothing was done twice. */
  | { readonly code: 'ok'; readonly duplicate?: boolean }
  /** Not now; the sender may send the same message again. The reason is for the sender's operators: no personal data. */
  | { readonly code: 'transient-error'; readonly reason: string }
  /** Never, as it stands. */
  | { readonly code: 'fatal-error'; readonly refusal: NotificationRefused };

export interface AcknowledgementInput {
  readonly answers: MessageEnvelope;
  /** Who answers: the organisation that received the message. */
  readonly from: MessagingOrganisation;
  readonly outcome: AcknowledgementOutcome;
  /** A new UUID each; `outcome` is used only when there is something to explain. */
  readonly ids: AcknowledgementIds;
  readonly at: Instant;
  /** The address of this installation, such as `https://samtavle.example/fhir`. */
  readonly baseUrl: string;
}

export interface AcknowledgementIds {
  readonly bundle: string;
  readonly header: string;
  readonly answered: string;
  readonly acknowledged: string;
  readonly sender: string;
  readonly receiver: string;
  readonly outcome: string;
}

/**
 * The MedCom Acknowledgement 2.0.3 ("Kvittering") every message is answered with. Built after the published guide and
 * examples; not certified by MedCom.
 * @see https://medcomfhir.dk/ig/acknowledgement
 */
export function buildAcknowledgement({ answers, from, outcome, ids, at, baseUrl }: AcknowledgementInput): FhirBundle {
  const sender = writeOrganization(ids.sender, from);
  const receiver = writeOrganization(ids.receiver, answers.sender);
  const details = outcomeOf(ids.outcome, outcome);
  const header = writeHeader({
    id: ids.header,
    profile: PROFILE.acknowledgementHeader,
    event: EVENT.acknowledgement,
    from: { resource: sender, endpoint: answers.sentTo ?? endpointOf(from) },
    to: { resource: receiver, endpoint: answers.answerTo ?? endpointOf(answers.sender) },
    rest: {
      response: {
        // The id of the MessageHeader, not of the Bundle, which changes when a message is sent again.
        identifier: answers.messageId,
        code: outcome.code,
        ...(details === undefined ? {} : { details: pointTo(details) }),
      },
    },
  });
  // One Provenance for the message answered, one for the answer; the agent is the one who did it.
  const answered = writeProvenance({
    id: ids.answered,
    messageId: answers.messageId,
    occurredAt: answers.sentAt ?? at,
    activityCode: answers.activityCode ?? 'new-message',
    agent: receiver,
    replaces: null,
  });
  const acknowledged = writeProvenance({
    id: ids.acknowledged,
    messageId: ids.header,
    occurredAt: at,
    activityCode: 'acknowledgement',
    agent: sender,
    replaces: { messageId: answers.messageId, role: 'revision' },
  });
  return writeBundle({
    baseUrl,
    id: ids.bundle,
    profile: PROFILE.acknowledgement,
    timestamp: at,
    resources: [header, answered, acknowledged, sender, receiver, ...(details === undefined ? [] : [details])],
  });
}

/** What went wrong, in Danish and English. An `ok` needs none, but may say that the message was a duplicate. */
function outcomeOf(id: string, outcome: AcknowledgementOutcome): FhirResource | undefined {
  switch (outcome.code) {
    case 'ok':
      if (outcome.duplicate !== true) return undefined;
      return writeOutcome(
        id,
        'information',
        DUPLICATE_ISSUE,
        'Beskeden er modtaget før. / The message was received before.',
      );
    case 'transient-error':
      return writeOutcome(id, 'error', TRANSIENT_ISSUE, outcome.reason);
    case 'fatal-error': {
      const { code, path, da, en } = outcome.refusal;
      return writeOutcome(id, 'error', issueOf(code), `${da} / ${en}`, path);
    }
  }
}

function writeOutcome(
  id: string,
  severity: 'error' | 'information',
  { kind, detail }: AcknowledgementIssue,
  text: string,
  path?: string,
): FhirResource {
  return {
    ...resourceHead('OperationOutcome', id, PROFILE.operationOutcome),
    issue: [
      {
        severity,
        code: kind,
        details: { coding: [detail], text },
        ...(path === undefined ? {} : { expression: [path] }),
      },
    ],
  };
}
