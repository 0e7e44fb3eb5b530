import { CATEGORIES, OWNERS } from '@samtavle/domain';
import { z } from 'zod';
import { ActingRole, SectorName } from './people.js';
import { InstantText, Sought } from './text.js';

/** C created, R read, U changed, D deleted, E executed (log-in, refusal, search). @see ISO 27789 */
export const AuditAction = z.enum(['C', 'R', 'U', 'D', 'E']);
export const AuditOutcome = z.enum(['ok', 'partial', 'denied', 'error']);

export const AUDIT_EVENTS = [
  'session.signed-in',
  'session.refused',
  'session.signed-out',
  'session.capacity',
  'board.shown',
  'week.shown',
  'contacts.shown',
  'board.live',
  'board.printed',
  'citizen.shown',
  'citizen.history',
  'citizen.cpr',
  'citizen.together',
  'citizen.plan-printed',
  'citizen.copied-out',
  'citizen.searched',
  'consent.form-printed',
  'command.done',
  'command.refused',
  'access.refused',
  'wall.shown',
  'meeting.shown',
  'minutes.shown',
  'minutes.printed',
  'tasks.shown',
  'import.previewed',
  'import.done',
  'exchange.received',
  'exchange.refused',
  'audit.read',
  'access.changed',
  'policy.read',
  'policy.previewed',
  'policy.switched',
  'sharing.shown',
  'sharing.seen-as',
  'sharing.printed',
  'session.confirmed',
  'emergency.pulled',
  'emergency.asked',
  'emergency.pushed',
  'emergency.declined',
  'emergency.reviewed',
  'emergency.shown',
  'emergency.ended',
  'emergency.for-officer',
  'disclosure.for-officer',
  'personal.ended',
  'address.revealed',
  'private.opened',
  'private.listed',
] as const;
export const AuditEventType = z.enum(AUDIT_EVENTS);
export type AuditEventType = z.infer<typeof AuditEventType>;

/** Field names, categories and rules; never content. */
export const AuditEntry = z.strictObject({
  id: z.uuid(),
  occurredAt: InstantText,
  type: AuditEventType,
  action: AuditAction,
  outcome: AuditOutcome,
  reason: z.string().nullable(),
  actor: z
    .strictObject({
      /** Null where nobody acted: what went out live to colleagues of one role, who are the recipients. */
      name: z.string().nullable(),
      role: ActingRole.nullable(),
      sector: SectorName.nullable(),
      authority: z.string().nullable(),
    })
    .nullable(),
  /** A pseudonym that is the same for the same citizen in this officer's log. */
  citizen: z.string().nullable(),
  shown: z.array(z.strictObject({ owner: z.enum(OWNERS), categories: z.array(z.enum(CATEGORIES)) })),
  rules: z.array(z.string()),
  citizens: z.int(),
  /** Names of the colleagues it went out to live. */
  recipients: z.array(z.string()),
  /** A pseudonym of what was searched for: the same for the same words or number in this officer's log, and never readable. */
  searched: z.string().nullable(),
  command: z.string().nullable(),
  seq: z.int().nullable(),
  requestId: z.string().nullable(),
});
export type AuditEntry = z.infer<typeof AuditEntry>;

export const AuditQuery = z.strictObject({
  from: InstantText.optional(),
  to: InstantText.optional(),
  type: AuditEventType.optional(),
  outcome: AuditOutcome.optional(),
  person: Sought.optional(),
  citizen: Sought.optional(),
  before: z.strictObject({ occurredAt: InstantText, id: z.uuid() }).optional(),
  limit: z.int().min(1).max(200).default(50),
});
export const AuditPage = z.strictObject({ entries: z.array(AuditEntry), more: z.boolean(), asOf: InstantText });
