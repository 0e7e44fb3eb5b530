import { Injectable } from '@nestjs/common';
import { AuditLog } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { actorOf, type Viewer } from '../viewer.js';
import { Decisions } from './decisions.js';

/** Why access is decided anew: somebody did something, or something came about that nobody here did. */
export type Cause = { readonly by: Viewer } | { readonly reason: 'time' | 'hospital notice' | 'policy' };

/**
 * Decides anew and tells of it: the screens through the stream, and each authority through its log whatever of its data
 * opened or closed to somebody else, whoever brought that about.
 */
@Injectable()
export class AccessChanges {
  constructor(
    private readonly decisions: Decisions,
    private readonly audit: AuditLog,
  ) {}

  /** Of these citizens; of the whole team when null, whose decisions the caller then holds alone. */
  async decideAnew(tx: Transaction, teamId: string, citizenIds: readonly string[] | null, cause: Cause): Promise<void> {
    const by = 'by' in cause ? cause.by : null;
    const changes = await this.decisions.recompute(tx, teamId, citizenIds);
    for (const change of changes) tx.record({ change: 'shared', byMember: by?.memberId ?? null, ...change });
    const subjects = changes
      .filter(({ touched }) => touched.length > 0)
      .map(({ citizenId, touched }) => ({ citizenId, slots: touched }));
    if (subjects.length === 0) return;
    await this.audit.append(tx, {
      type: 'access.changed',
      action: 'U',
      outcome: 'ok',
      ...('reason' in cause ? { reason: cause.reason } : {}),
      // It lies with whoever's data it is about and nobody else: that the other authority's data opened, or that there is
      // any, is not for the officer of whoever acted. What they did is a record of its own.
      actor: by && { ...actorOf(by), controller: null },
      subjects,
    });
  }
}
