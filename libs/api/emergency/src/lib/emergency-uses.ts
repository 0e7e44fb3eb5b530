import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { actorOf, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Tasks } from '@samtavle/api-tasks';
import { type Transaction } from '@samtavle/api-platform';
import { type MemberId } from '@samtavle/contracts';
import {
  addDanishWorkingDays,
  type Category,
  danishDay,
  type Instant,
  slotOf,
  type StaffSector,
} from '@samtavle/domain';

/** Working days within which a leader of the owning sector looks it through. @see sharing policy, leader_review_5d */
const REVIEW_WITHIN = 5;

export interface NewUse {
  readonly kind: 'pull' | 'push';
  readonly citizenId: string;
  /** Whose data it was. */
  readonly owner: StaffSector;
  readonly gateway: string;
  readonly categories: readonly Category[];
  readonly reason: string;
  readonly until: Instant;
  readonly to: { readonly memberId: MemberId; readonly personId: string } | null;
  readonly fact: string | null;
}

/**
 * Each use of an emergency road: kept with its reason, and followed by what the law leaves the owning sector to do. It is
 * noted in the record, the citizen is told, and a leader who neither did nor received it looks it through.
 */
@Injectable()
export class EmergencyUses {
  constructor(
    private readonly tasks: Tasks,
    private readonly audit: AuditLog,
  ) {}

  async record(tx: Transaction, viewer: Viewer, use: NewUse): Promise<void> {
    const id = randomUUID();
    await tx.em.query(
      `INSERT INTO emergency_use (id, team_id, citizen_id, owner, kind, gateway, by_member, by_person, to_member, to_person,
         categories, reason, fact, at, until, version) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,1)`,
      [
        id,
        tx.scope.teamId,
        use.citizenId,
        use.owner,
        use.kind,
        use.gateway,
        viewer.memberId,
        viewer.personId,
        use.to?.memberId ?? null,
        use.to?.personId ?? null,
        use.categories,
        use.reason,
        use.fact,
        tx.now,
        use.until,
      ],
    );
    await this.leaveToDo(tx, viewer, id, use);
  }

  private async leaveToDo(tx: Transaction, viewer: Viewer, source: string, use: NewUse): Promise<void> {
    const today = danishDay(tx.now);
    const task = { citizenId: use.citizenId, sector: use.owner, source, openedBy: viewer.memberId };
    const soon = addDanishWorkingDays(today, 1);
    await this.tasks.open(tx, { ...task, kind: 'record_note', forWhom: 'contacts', dueOn: soon });
    await this.tasks.open(tx, { ...task, kind: 'citizen_letter', forWhom: 'contacts', dueOn: soon });
    const concerned = [viewer.personId, ...(use.to ? [use.to.personId] : [])];
    if (await this.tasks.hasLeaderBeside(tx, use.owner, concerned)) {
      const dueOn = addDanishWorkingDays(today, REVIEW_WITHIN);
      await this.tasks.open(tx, {
        ...task,
        kind: 'leader_review',
        forWhom: 'leaders',
        dueOn,
        notForPerson: viewer.personId,
      });
      return;
    }
    // Nobody is left who may look it through: then it is the audit officer's, who finds it in the log.
    await this.audit.append(tx, {
      type: 'emergency.for-officer',
      action: 'E',
      outcome: 'ok',
      actor: { ...actorOf(viewer), controller: null },
      subjects: [{ citizenId: use.citizenId, slots: use.categories.map((category) => slotOf(use.owner, category)) }],
      resource: source,
    });
  }
}
