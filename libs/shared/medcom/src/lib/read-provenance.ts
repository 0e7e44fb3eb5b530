import { ok, type Instant, type Result } from '@samtavle/domain';
import { activityOf, isActivityCode, type ActivityCode } from './activity.js';
import type { ChainLink } from './hospital-notification.js';
import { SYSTEM } from './medcom-codes.js';
import { messageIdIn, type MessageParts, type PartOf } from './message-parts.js';
import { refuseAt, type NotificationRefused } from './notification-refused.js';
import { readTime } from './read-time.js';
import type { Provenance } from './r4-resources.js';

export interface History {
  readonly own: ChainLink;
  readonly ownPath: string;
  /** True when this message takes back an earlier one. */
  readonly removes: boolean;
  /** Oldest first; the last is `own`. */
  readonly chain: readonly ChainLink[];
  /** Nearest first. */
  readonly supersedes: readonly string[];
}

/**
 * Reads the message's own Provenance and those it carries about earlier messages of the stay. Earlier MessageHeaders
 * are not in the bundle, so their references are ids only.
 */
export function readHistory(
  messageId: string,
  parts: MessageParts,
  receivedAt: Instant,
): Result<History, NotificationRefused> {
  const links = new Map<string, ChainLink>();
  let mine: { readonly path: string; readonly resource: Provenance } | undefined;
  for (const part of parts.of('Provenance')) {
    const link = readLink(part, parts, receivedAt);
    if (!link.ok) return link;
    const twice = links.has(link.value.messageId);
    if (link.value.messageId === messageId) {
      if (twice) return refuseAt('provenance_missing', part.path);
      mine = part;
    } else if (twice) {
      return refuseAt('chain_loop', part.path);
    }
    links.set(link.value.messageId, link.value);
  }
  const own = links.get(messageId);
  if (mine === undefined || own === undefined) return refuseAt('provenance_missing', 'Bundle.entry');

  const supersedes: string[] = [];
  for (let at = own.replaces; at !== null; at = links.get(at)?.replaces ?? null) {
    if (at === messageId || supersedes.includes(at)) return refuseAt('chain_loop', `${mine.path}.entity`);
    supersedes.push(at);
  }
  const earlier = [...links.values()].filter((link) => link !== own);
  return ok({
    own,
    ownPath: mine.path,
    removes: (mine.resource.entity ?? []).some((entity) => entity.role === 'removal'),
    chain: [...earlier.sort(byTime), own],
    supersedes,
  });
}

/** The rules of MedComMessagingProvenance. */
function readLink(
  { path, resource }: PartOf<'Provenance'>,
  parts: MessageParts,
  receivedAt: Instant,
): Result<ChainLink, NotificationRefused> {
  const target = messageIdOf(resource.target[0], parts);
  if (target === undefined || resource.target.length !== 1) return refuseAt('provenance_target', `${path}.target`);

  if (resource.occurredDateTime === undefined) return refuseAt('occurred_missing', path);
  const occurredAt = readTime(resource.occurredDateTime, `${path}.occurredDateTime`, receivedAt);
  if (!occurredAt.ok) return occurredAt;

  const [coding, ...more] = resource.activity?.coding ?? [];
  const code = coding?.system === SYSTEM.activityCodes && more.length === 0 ? coding.code : undefined;
  if (code === undefined || !isActivityCode(code)) return refuseAt('activity_unknown', `${path}.activity`);

  const strangers = resource.agent.some((agent) => parts.find('Organization', agent.who) === undefined);
  if (strangers) return refuseAt('provenance_agent', `${path}.agent`);

  const replaces = readReplaced(resource, code, path, parts);
  return replaces.ok
    ? ok({ messageId: target, activityCode: code, occurredAt: occurredAt.value, replaces: replaces.value })
    : replaces;
}

function readReplaced(
  resource: Provenance,
  code: ActivityCode,
  path: string,
  parts: MessageParts,
): Result<string | null, NotificationRefused> {
  const { change } = activityOf(code);
  const earlier = (resource.entity ?? []).filter(({ role }) => role === 'revision' || role === 'removal');
  const [entity, ...more] = earlier;
  if (entity === undefined) {
    return change === 'tell' ? ok(null) : refuseAt('chain_missing', `${path}.entity`);
  }
  if (more.length > 0) return refuseAt('chain_loop', `${path}.entity`);
  // Taking back a death has no code of its own: the role `removal` then stands beside the activity of the stay.
  if ((change === 'cancel' && entity.role !== 'removal') || (change === 'revise' && entity.role !== 'revision')) {
    return refuseAt('chain_role', `${path}.entity[0].role`);
  }
  // An older EDIFACT or OIOXML message is named by identifier: `5790000120420#BrevNr00133`.
  const id = messageIdOf(entity.what, parts) ?? entity.what.identifier?.value;
  return id === undefined ? refuseAt('chain_missing', `${path}.entity[0].what`) : ok(id);
}

function messageIdOf(reference: Provenance['target'][number] | undefined, parts: MessageParts): string | undefined {
  return parts.find('MessageHeader', reference)?.resource.id ?? messageIdIn(reference);
}

function byTime(a: ChainLink, b: ChainLink): number {
  return a.occurredAt === b.occurredAt ? (a.messageId < b.messageId ? -1 : 1) : a.occurredAt < b.occurredAt ? -1 : 1;
}
