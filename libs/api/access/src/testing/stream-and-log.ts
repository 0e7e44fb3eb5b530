import { type MigratedDatabase } from '@samtavle/api-platform/testing';

export interface EventRow {
  readonly seq: number;
  readonly citizen_id: string | null;
  readonly change: string;
  readonly slots: number[];
  readonly lost: string[];
  readonly lost_named: string[];
  readonly changed_for: string[];
  readonly members: string[];
}

export interface AuditRow {
  readonly type: string;
  readonly outcome: string;
  readonly reason: string | null;
  readonly actor_name: string | null;
  readonly command: string | null;
  readonly command_id: string | null;
  readonly controllers: string[];
  /** The slots it says were shown or opened, of all its citizens. */
  readonly shown: number[];
  readonly rules_of_region: string[];
  readonly rules_of_municipality: string[];
  readonly citizens: number;
  readonly recipients: string[];
  readonly search_hash: string | null;
  readonly result_count: number | null;
  readonly session_id: string | null;
  readonly seq: number | null;
}

/** What a team's stream says, past every wall. */
export function streamOf({ asOwner }: MigratedDatabase, teamId: string): Promise<EventRow[]> {
  return asOwner('SELECT * FROM team_event WHERE team_id = $1 ORDER BY seq', [teamId]);
}

/** The access log, past every wall. */
export function accessLog({ asOwner }: MigratedDatabase, type: string | null): Promise<AuditRow[]> {
  return asOwner(
    `SELECT e.*,
            ARRAY(SELECT slot FROM generate_series(0, 139) slot
                   WHERE EXISTS (SELECT 1 FROM audit_subject a WHERE a.audit_id = e.id AND get_bit(a.shown, slot) = 1)) AS shown,
            ARRAY(SELECT unnest(rules_of_region) FROM audit_subject WHERE audit_id = e.id) AS rules_of_region,
            ARRAY(SELECT unnest(rules_of_municipality) FROM audit_subject WHERE audit_id = e.id) AS rules_of_municipality
       FROM audit_event e WHERE $1::text IS NULL OR type = $1 ORDER BY recorded_at, id`,
    [type],
  );
}
