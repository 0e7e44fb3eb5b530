import { instant, type Instant } from '@samtavle/domain';
import type { MessagingOrganisation } from './hospital-notification.js';
import { findHarm } from './bundle-text.js';
import { SYSTEM } from './medcom-codes.js';

/** What an acknowledgement needs to know about the message it answers, be that message right or wrong. */
export interface MessageEnvelope {
  readonly messageId: string;
  /** Whom the answer goes to. */
  readonly sender: MessagingOrganisation;
  /** The address the sender wants answers at (MessageHeader.source.endpoint). */
  readonly answerTo: string | null;
  /** The address the message was sent to. */
  readonly sentTo: string | null;
  readonly activityCode: string | null;
  readonly sentAt: Instant | null;
}

/**
 * Reads the envelope of a message that may break any rule, so that the refusal can still be answered. Undefined when it
 * does not even say who sent what: then there is nobody to answer, and the transport itself must refuse.
 */
export function readEnvelope(json: unknown): MessageEnvelope | undefined {
  const harm = findHarm(json);
  if (harm !== undefined && NOT_EVEN_AN_ENVELOPE.has(harm.refusal.code)) return undefined;
  const resources = items(json, 'entry').map((entry) => ({
    fullUrl: text(entry, 'fullUrl'),
    resource: get(entry, 'resource'),
  }));
  const header = resources.find(({ resource }) => text(resource, 'resourceType') === 'MessageHeader')?.resource;
  const messageId = matching(text(header, 'id'), /^[A-Za-z0-9.-]{1,64}$/);
  const senderName = text(get(header, 'sender'), 'reference');
  if (messageId === undefined || senderName === undefined) return undefined;
  const sender = resources.find(({ fullUrl, resource }) => {
    const id = text(resource, 'id');
    return fullUrl === senderName || (id !== undefined && senderName.endsWith(`Organization/${id}`));
  });
  const sor = identifierOf(sender?.resource, SYSTEM.sor, /^\d{6,18}$/);
  const gln = identifierOf(sender?.resource, SYSTEM.gln, /^\d{13}$/);
  if (sor === undefined || gln === undefined) return undefined;
  const own = resources.find(({ resource }) =>
    items(resource, 'target').some((target) => text(target, 'reference')?.endsWith(messageId) === true),
  );
  const activity = items(get(own?.resource, 'activity'), 'coding').map((coding) => text(coding, 'code'))[0];
  return {
    messageId,
    sender: { name: matching(text(sender?.resource, 'name'), /^\P{Cc}{1,255}$/u) ?? null, sor, gln },
    answerTo: matching(text(get(header, 'source'), 'endpoint'), /^\S{1,300}$/) ?? null,
    sentTo: matching(text(items(header, 'destination')[0], 'endpoint'), /^\S{1,300}$/) ?? null,
    activityCode: matching(activity, /^[a-z][a-z-]{1,60}$/) ?? null,
    sentAt: momentOf(text(json, 'timestamp')),
  };
}

const NOT_EVEN_AN_ENVELOPE: ReadonlySet<string> = new Set(['too_deep', 'too_many_values', 'forbidden_key']);

function get(from: unknown, key: string): unknown {
  return typeof from === 'object' && from !== null && Object.hasOwn(from, key) ? Reflect.get(from, key) : undefined;
}

function text(from: unknown, key: string): string | undefined {
  const value = get(from, key);
  return typeof value === 'string' ? value : undefined;
}

function items(from: unknown, key: string): readonly unknown[] {
  const value = get(from, key);
  return Array.isArray(value) ? Array.from<unknown>(value) : [];
}

function matching(value: string | undefined, form: RegExp): string | undefined {
  return value !== undefined && form.test(value) ? value : undefined;
}

function identifierOf(organization: unknown, system: string, form: RegExp): string | undefined {
  const mine = items(organization, 'identifier').find((identifier) => text(identifier, 'system') === system);
  return matching(text(mine, 'value'), form);
}

function momentOf(timestamp: string | undefined): Instant | null {
  if (timestamp === undefined || !/^\d{4}-\d\d-\d\dT.*(Z|[+-]\d\d:\d\d)$/.test(timestamp)) return null;
  try {
    return instant(timestamp);
  } catch {
    return null;
  }
}
