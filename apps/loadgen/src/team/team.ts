import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type Owner } from '@samtavle/domain';
import { actionAbility, parseViewerClassKey, SHARING_POLICY, type ViewerClassKey } from '@samtavle/policy';
import type pg from 'pg';

/** Somebody of the team in one capacity. */
export interface Colleague {
  readonly memberId: MemberId;
  readonly personId: string;
  readonly classKey: ViewerClassKey;
  readonly sector: string;
  readonly role: string;
  readonly onDuty: boolean;
}

/** A citizen with one open stay, and the classes whose board shows it. */
export interface Stay {
  readonly citizenId: string;
  readonly owner: Owner;
  readonly level: number;
  readonly version: number;
  /** The citizen's id by viewing sector. */
  readonly aliases: Readonly<Record<string, CitizenId>>;
  readonly seenBy: readonly ViewerClassKey[];
}

export async function colleaguesOf(owner: pg.Pool): Promise<Colleague[]> {
  const { rows } = await owner.query<Colleague>(
    `SELECT m.id AS "memberId", m.person_id AS "personId", m.class_key AS "classKey", m.sector, m.role,
            EXISTS (SELECT 1 FROM duty d WHERE d.member_id = m.id AND d.valid_from <= now() AND d.valid_to > now()) AS "onDuty"
       FROM member m WHERE m.team_id IS NOT NULL AND (m.valid_to IS NULL OR m.valid_to >= current_date) ORDER BY m.valid_from, m.sector`,
  );
  return rows;
}

/**
 * Read as the owner, beside the product: whom the stored decisions let see which stay. Only citizens with a single open
 * stay, so that the version on a card says exactly which move it shows.
 */
export async function staysOf(owner: pg.Pool): Promise<Stay[]> {
  const { rows } = await owner.query<Stay>(
    `WITH stay AS (
       SELECT citizen_id, min(owner) AS owner, min(slot) AS slot, min((content->>'level')::int) AS level, min(version) AS version
         FROM element WHERE kind = 'stay' AND ended_at IS NULL GROUP BY citizen_id HAVING count(*) = 1)
     SELECT s.citizen_id AS "citizenId", s.owner, s.level, s.version,
            (SELECT jsonb_object_agg(a.sector, a.id) FROM citizen_alias a WHERE a.citizen_id = s.citizen_id) AS aliases,
            coalesce((SELECT jsonb_agg(d.class_key) FROM decision d
              WHERE d.citizen_id = s.citizen_id AND d.by_class AND d.until > now() AND get_bit(d.mask, s.slot) = 1
                AND EXISTS (SELECT 1 FROM element i WHERE i.citizen_id = s.citizen_id AND i.kind = 'identity' AND i.ended_at IS NULL
                              AND get_bit(d.mask, i.slot) = 1)), '[]') AS "seenBy"
       FROM stay s ORDER BY s.citizen_id`,
  );
  return rows;
}

/** Whether the policy lets somebody of this class move stays. */
export function mayMove(classKey: ViewerClassKey): boolean {
  const viewer = parseViewerClassKey(classKey);
  return viewer !== undefined && actionAbility(SHARING_POLICY, viewer).can('move', 'Stay');
}
