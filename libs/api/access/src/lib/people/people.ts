import { Injectable } from '@nestjs/common';
import { type Transaction } from '@samtavle/api-platform';
import { type Capacity, type Member, type MemberId } from '@samtavle/contracts';
import { danishDay, type Sector } from '@samtavle/domain';
import { type ActingRole, parseViewerClassKey, type SharingPolicy, type ViewerClassKey } from '@samtavle/policy';
import { type Controller } from '@samtavle/api-audit';
import { Policies } from '../policies/policies.js';
import { type Viewer } from '../viewer.js';

interface MemberRow {
  member_id: MemberId;
  person_id: string;
  name: string;
  initials: string;
  team_id: string | null;
  team: string | null;
  sector: Sector;
  role: ActingRole;
  class_key: ViewerClassKey;
  authority_id: string;
  authority: string;
  controller: Controller;
  on_duty: boolean;
  policy_version: string;
}

/** They reach the own sector's whole caseload. */
export const LEADERS: readonly ActingRole[] = ['team_leader_region', 'team_leader_muni', 'team_leader_joint'];

/** Persons and their acting capacities. A capacity that has ended, or of a disabled person, does not exist. */
@Injectable()
export class People {
  constructor(private readonly policies: Policies) {}

  async capacitiesOf(tx: Transaction, personId: string): Promise<Capacity[]> {
    const rows = await this.activeMembers(tx, 'm.person_id = $2', personId);
    return rows.map((row) => ({
      memberId: row.member_id,
      role: row.role,
      sector: row.sector,
      authority: row.authority,
      team: row.team,
    }));
  }

  /** The viewer somebody is in this capacity now; undefined when the capacity no longer holds. */
  async viewer(
    tx: Transaction,
    memberId: string,
    session: { id: string; authenticatedAt: string },
  ): Promise<Viewer | undefined> {
    const [row] = await this.activeMembers(tx, 'm.id = $2', memberId);
    return row && viewerFrom(row, await this.policies.version(tx, row.policy_version), session);
  }

  /** For several capacities at once: what makes a viewer of a session in each that still holds. */
  async viewers(
    tx: Transaction,
    memberIds: readonly string[],
  ): Promise<Map<string, (session: { id: string; authenticatedAt: string }) => Viewer | undefined>> {
    const rows = await this.activeMembers(tx, 'm.id = ANY ($2)', memberIds);
    const policies = new Map<string, SharingPolicy>();
    for (const { policy_version: name } of rows) policies.set(name, await this.policies.version(tx, name));
    return new Map(
      rows.map((row) => {
        const policy = policies.get(row.policy_version);
        return [row.member_id, (session) => policy && viewerFrom(row, policy, session)];
      }),
    );
  }

  /** Everybody who has worked in the team; those who left keep their name on what they wrote. */
  async teamMembers(tx: Transaction, teamId: string): Promise<Member[]> {
    return tx.em.query<Member[]>(
      `SELECT m.id, p.name, p.initials, m.role, m.sector,
              (p.disabled_at IS NULL AND m.valid_from <= $2::date AND (m.valid_to IS NULL OR m.valid_to >= $2::date)) AS active
         FROM member m JOIN person p ON p.id = m.person_id WHERE m.team_id = $1 ORDER BY m.valid_from, p.name, m.id`,
      [teamId, danishDate(tx)],
    );
  }

  private async activeMembers(tx: Transaction, where: string, value: string | readonly string[]): Promise<MemberRow[]> {
    return tx.em.query<MemberRow[]>(
      `SELECT m.id AS member_id, p.id AS person_id, p.name, p.initials, m.team_id, t.name AS team, m.sector, m.role, m.class_key,
              policy_in_force(m.team_id) AS policy_version, a.id AS authority_id, a.name AS authority, a.kind AS controller,
              EXISTS (SELECT 1 FROM duty d WHERE d.member_id = m.id AND d.valid_from <= $3 AND d.valid_to > $3) AS on_duty
         FROM member m JOIN person p ON p.id = m.person_id JOIN authority a ON a.id = m.authority_id LEFT JOIN team t ON t.id = m.team_id
        WHERE ${where} AND p.disabled_at IS NULL AND m.valid_from <= $1::date AND (m.valid_to IS NULL OR m.valid_to >= $1::date)
        ORDER BY m.valid_from, m.sector, m.id`,
      [danishDate(tx), value, tx.now],
    );
  }
}

function danishDate(tx: Transaction): string {
  return danishDay(tx.now);
}

function viewerFrom(
  row: MemberRow,
  policy: SharingPolicy,
  session: { id: string; authenticatedAt: string },
): Viewer | undefined {
  const viewerClass = parseViewerClassKey(row.class_key);
  if (!viewerClass) return undefined;
  return {
    personId: row.person_id,
    name: row.name,
    initials: row.initials,
    memberId: row.member_id,
    teamId: row.team_id,
    role: row.role,
    sector: row.sector,
    viewerClass,
    classKey: row.class_key,
    authorityId: row.authority_id,
    authority: row.authority,
    controller: row.controller,
    reach: row.on_duty || LEADERS.includes(row.role) ? 'sector' : 'class',
    policy,
    sessionId: session.id,
    authenticatedAt: session.authenticatedAt,
  };
}
