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
    const enrolled = await this.enrolments(tx, changes);
    const subjects = changes
      .map(({ citizenId, touched }) => ({
        citizenId,
        slots: touched.filter((slot) => {
          const { owner } = pairOf(slot);
          // What the own sector opens to itself is in the record of the command. A sector that does not have the citizen
          // has nothing that could be opened, and its officer is told of nobody it does not know.
          return owner !== actor?.sector && enrolled.has(`${citizenId} ${owner}`);
        }),
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

  private async enrolments(tx: Transaction, changes: readonly AccessChange[]): Promise<Set<string>> {
    if (changes.length === 0) return new Set();
    const rows = await tx.em.query<{ key: string }[]>(
      `SELECT citizen_id || ' ' || sector AS key FROM enrolment WHERE citizen_id = ANY ($1) AND ended_on IS NULL`,
      [changes.map(({ citizenId }) => citizenId)],
    );
    return new Set(rows.map(({ key }) => key));
  }

  private async actor(tx: Transaction, memberId: string): Promise<AuditActor | null> {
    const viewer = await this.people.viewer(tx, memberId, { id: '', authenticatedAt: tx.now });
    // The line lies with whose data it is and nobody else; what the person did is a record of its own.
    return viewer ? { ...actorOf(viewer), sessionId: null, controller: null } : null;
  }
}
