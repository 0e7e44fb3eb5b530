import { Injectable } from '@nestjs/common';
import { AuditLog } from '@samtavle/api-audit';
import { NOBODY, UnitOfWork } from '@samtavle/api-platform';
import { AccessChanges } from '../decisions/access-changes.js';
import { PersonalAccess } from '../decisions/personal-access.js';
import { Policies } from './policies.js';

/**
 * Brings every team to the newest version of the policy: one transaction for each team, in which all of its decisions are
 * made anew and what one person has open alone is held against it, so that nobody ever reads a board that is half old. What a crash left behind is found again, because a team
 * says which version it follows.
 */
@Injectable()
export class PolicySwitch {
  constructor(
    private readonly work: UnitOfWork,
    private readonly policies: Policies,
    private readonly changes: AccessChanges,
    private readonly personal: PersonalAccess,
    private readonly audit: AuditLog,
  ) {}

  /** Switches the teams that follow an earlier version. */
  async finish(): Promise<void> {
    const behind = await this.work.runAs(NOBODY, (tx) =>
      tx.em.query<{ id: string }[]>('SELECT id FROM team WHERE policy_version <> policy_in_force(NULL) ORDER BY id'),
    );
    for (const { id } of behind) await this.switchTeam(id);
  }

  private async switchTeam(teamId: string): Promise<void> {
    await this.work.runAs({ ...NOBODY, teamId }, async (tx) => {
      await this.policies.hold(tx, teamId);
      const [[switched]] = await tx.em.query<[{ version: string }[], number]>(
        `UPDATE team SET policy_version = policy_in_force(NULL) WHERE id = $1 AND policy_version <> policy_in_force(NULL)
         RETURNING policy_version AS version`,
        [teamId],
      );
      if (!switched) return;
      await this.changes.decideAnew(tx, teamId, null, { reason: 'policy' });
      const closed = await this.personal.holdTo(tx, await this.policies.inForce(tx, teamId));
      // One for each, and for whose data it was alone: nobody acted, and the other authority's officer has no part in it.
      await this.audit.appendAll(
        tx,
        closed.map(({ citizenId, memberId, rule, lost, kept }) => ({
          type: 'personal.ended',
          action: 'U',
          outcome: kept.length === 0 ? 'ok' : 'partial',
          reason: `policy ${switched.version}`,
          actor: null,
          recipients: [memberId],
          subjects: [{ citizenId, slots: lost, rules: new Map(lost.map((slot) => [slot, rule])) }],
          resource: `${switched.version} ${rule}`,
        })),
      );
      await this.audit.append(tx, {
        type: 'policy.switched',
        action: 'U',
        outcome: 'ok',
        actor: null,
        resource: switched.version,
      });
    });
  }
}
