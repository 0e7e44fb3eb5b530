import { Injectable } from '@nestjs/common';
import { type AuditActor, AuditLog } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { pairOf } from '@samtavle/domain';
import { People } from '../people/people.js';
import { POLICY_VERSION } from '../policy-version.js';
import { actorOf } from '../viewer.js';
import { type AccessChange, Decisions } from './decisions.js';

/** Who, or what, made access another. */
export type AccessCause = { readonly member: string } | { readonly reason: 'time' | 'hospital notice' };

/**
 * Decides anew who sees a citizen, and says so to both who must know: the screens, through the stream, and those who
 * answer for the data that was opened or closed, through the access log.
 */
@Injectable()
export class AccessChanges {
  constructor(
    private readonly decisions: Decisions,
    private readonly people: People,
    private readonly audit: AuditLog,
  ) {}

  async make(
    tx: Transaction,
    teamId: string,
    citizenIds: readonly string[],
    cause: AccessCause,
  ): Promise<readonly AccessChange[]> {
    const changes = await this.decisions.recompute(tx, teamId, citizenIds);
    const byMember = 'member' in cause ? cause.member : null;
    for (const change of changes) tx.record({ change: 'shared', ...(byMember ? { byMember } : {}), ...change });
    const actor = changes.length > 0 && byMember ? await this.actor(tx, byMember) : null;
    // What the own sector opens to itself by enrolling is in the record of the enrolment.
    const subjects = changes
      .map(({ citizenId, touched }) => ({
        citizenId,
        slots: touched.filter((slot) => pairOf(slot).owner !== actor?.sector),
      }))
      .filter(({ slots }) => slots.length > 0);
    if (subjects.length > 0)
      await this.audit.append(tx, {
        type: 'access.changed',
        action: 'U',
        outcome: 'ok',
        ...('reason' in cause ? { reason: cause.reason } : {}),
        actor,
        subjects,
        policyVersion: POLICY_VERSION,
      });
    return changes;
  }

  private async actor(tx: Transaction, memberId: string): Promise<AuditActor | null> {
    const viewer = await this.people.viewer(tx, memberId, { id: '', authenticatedAt: tx.now });
    return viewer ? { ...actorOf(viewer), sessionId: null } : null;
  }
}
