import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type Transaction } from '@samtavle/api-platform';
import { type MemberId, type TaskKind } from '@samtavle/contracts';
import { danishDay, type Day, type StaffSector } from '@samtavle/domain';

/** Who a task is for: one colleague, the citizen's contact persons, the sector's leaders, or who is on duty. */
export type ForWhom = { readonly member: MemberId } | 'contacts' | 'leaders' | 'duty';

export interface TaskDraft {
  readonly kind: TaskKind;
  readonly citizenId: string | null;
  /** The sector whose staff it is for. */
  readonly sector: StaffSector;
  readonly forWhom: ForWhom;
  readonly dueOn: Day;
  /** Nobody reviews what they did themselves, in whichever capacity. */
  readonly notForPerson?: string;
  readonly package?: string;
  /** What it came from: an open task of the same kind and source is not opened twice. */
  readonly source?: string;
  readonly openedBy?: MemberId;
}

/** Opens and closes what the law leaves somebody to do. The screens of whoever it concerns are told that something is new. */
@Injectable()
export class Tasks {
  async open(tx: Transaction, draft: TaskDraft): Promise<void> {
    const { forWhom, ...rest } = draft;
    const whom = typeof forWhom === 'object' ? { forWhom: 'member', forMember: forWhom.member } : { forWhom };
    await tx.em.query('SELECT open_task($1)', [JSON.stringify({ id: randomUUID(), ...rest, ...whom })]);
    if (typeof forWhom === 'object') tx.record({ citizenId: null, change: 'task', members: [forWhom.member] });
    else await this.call(tx, draft.sector);
  }

  /** Closes every open task of a kind that came from this source: what it asked for is done or no longer needed. */
  async closeOf(tx: Transaction, kind: TaskKind, source: string, by: MemberId | null): Promise<void> {
    const rows = await tx.em.query<{ sector: StaffSector }[]>('SELECT sector FROM close_tasks($1, $2, $3)', [
      kind,
      source,
      by,
    ]);
    for (const { sector } of rows) await this.call(tx, sector);
  }

  /** Whether the sector has a leader beside these persons: nobody looks through what they did themselves. */
  async hasLeaderBeside(tx: Transaction, sector: StaffSector, persons: readonly string[]): Promise<boolean> {
    const rows = await tx.em.query<unknown[]>(
      `SELECT 1 FROM member m JOIN person p ON p.id = m.person_id
        WHERE m.team_id = $1 AND m.sector = $2 AND m.role LIKE 'team\\_leader\\_%' AND p.disabled_at IS NULL AND NOT (p.id = ANY ($3))
          AND m.valid_from <= $4::date AND (m.valid_to IS NULL OR m.valid_to >= $4::date) LIMIT 1`,
      [tx.scope.teamId, sector, persons, danishDay(tx.now)],
    );
    return rows.length > 0;
  }

  /**
   * Tells the sector's open screens to ask for their tasks again: who the contact persons are, or who is on duty, is asked
   * when they do.
   */
  async call(tx: Transaction, sector: StaffSector): Promise<void> {
    const members = await tx.em.query<{ id: string }[]>(
      'SELECT id FROM member WHERE team_id = $1 AND sector = $2 AND (valid_to IS NULL OR valid_to >= $3::date)',
      [tx.scope.teamId, sector, danishDay(tx.now)],
    );
    tx.record({ citizenId: null, change: 'task', members: members.map(({ id }) => id) });
  }
}
