import { Injectable } from '@nestjs/common';
import { type Viewer } from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type EmergencyRequestId, type MemberId } from '@samtavle/contracts';
import { danishDay, type StaffSector } from '@samtavle/domain';
import { parseViewerClassKey, type ViewerClass, type ViewerClassKey } from '@samtavle/policy';

export interface EmergencyRequest {
  readonly id: EmergencyRequestId;
  readonly citizenId: string;
  readonly fromSector: StaffSector;
  readonly fromMember: MemberId;
  readonly toSector: StaffSector;
  readonly question: string;
  readonly citizenName: string;
  readonly askedAt: string;
  readonly state: 'open' | 'answered' | 'declined';
}

/** Whoever asked, as they act now. */
export interface Asker {
  readonly memberId: MemberId;
  readonly personId: string;
  readonly classKey: ViewerClassKey;
  readonly viewerClass: ViewerClass;
}

const COLUMNS = `id, citizen_id AS "citizenId", from_sector AS "fromSector", from_member AS "fromMember", to_sector AS "toSector",
  question, citizen_name AS "citizenName", asked_at AS "askedAt", state`;

/** Questions in an emergency, behind row-level security: the asker's own, and those of the sector one is on duty for. */
@Injectable()
export class EmergencyRequests {
  async byId(tx: Transaction, id: EmergencyRequestId): Promise<EmergencyRequest | undefined> {
    const [row] = await tx.em.query<EmergencyRequest[]>(`SELECT ${COLUMNS} FROM emergency_request WHERE id = $1`, [id]);
    return row;
  }

  /**
   * An open question for the viewer to answer, held until commit.
   * @throws Failure `not_found` when it is not for the viewer, who must be on duty at this very moment;
   *   `already_answered` when a colleague was first
   */
  async toAnswer(tx: Transaction, viewer: Viewer, id: EmergencyRequestId): Promise<EmergencyRequest> {
    if (!(await isOnDuty(tx, viewer))) throw notFound('not on duty');
    const [row] = await tx.em.query<EmergencyRequest[]>(
      `SELECT ${COLUMNS} FROM emergency_request WHERE id = $1 AND to_sector = $2 FOR UPDATE`,
      [id, viewer.sector],
    );
    if (!row) throw notFound();
    if (row.state !== 'open') throw new Failure('already_answered');
    return row;
  }

  async settle(tx: Transaction, viewer: Viewer, id: EmergencyRequestId, state: 'answered' | 'declined'): Promise<void> {
    await tx.em.query('UPDATE emergency_request SET state = $2, answered_at = $3, answered_by = $4 WHERE id = $1', [
      id,
      state,
      tx.now,
      viewer.memberId,
    ]);
  }

  /** Undefined when whoever asked no longer acts in that capacity: then there is nobody to pass anything on to. */
  async asker(tx: Transaction, memberId: MemberId): Promise<Asker | undefined> {
    const [row] = await tx.em.query<{ person_id: string; class_key: ViewerClassKey }[]>(
      `SELECT m.person_id, m.class_key FROM member m JOIN person p ON p.id = m.person_id
        WHERE m.id = $1 AND m.team_id = $2 AND p.disabled_at IS NULL AND m.valid_from <= $3::date AND (m.valid_to IS NULL OR m.valid_to >= $3::date)`,
      [memberId, tx.scope.teamId, danishDay(tx.now)],
    );
    const viewerClass = row && parseViewerClassKey(row.class_key);
    return viewerClass && { memberId, personId: row.person_id, classKey: row.class_key, viewerClass };
  }
}

/** Of the database, and not of the session: a screen may not have heard yet that the duty is over. */
async function isOnDuty(tx: Transaction, viewer: Viewer): Promise<boolean> {
  if (viewer.reach !== 'sector') return false;
  if (viewer.role.startsWith('team_leader_')) return true;
  const rows = await tx.em.query<{ member_id: string }[]>(
    'SELECT member_id FROM duty WHERE member_id = $1 AND valid_from <= $2 AND valid_to > $2',
    [viewer.memberId, tx.now],
  );
  return rows.length > 0;
}
