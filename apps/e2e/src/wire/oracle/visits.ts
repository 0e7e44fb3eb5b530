import { addDays, type Day } from '@samtavle/domain';
import { type Server } from '../../support/server.js';

/** The days the run goes to, counted from its first. */
const DAYS = [0, 1, 7, 8, 375];

/**
 * Contact persons visit those they are contact persons of on every day of the run. Written as the calendar that belongs to
 * the record would hand it over, before anybody has a screen open.
 */
export async function planVisits(server: Server, first: Day): Promise<void> {
  for (const days of DAYS) {
    await server.owner.query(
      `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, on_day, version, created_at, created_by, updated_at, updated_by)
       SELECT gen_random_uuid(), l.team_id, l.citizen_id, 'visit', l.owner, 'visit_logistics', v.slot,
              jsonb_build_object('on', $1::text, 'at', '10:30', 'who', l.content->'members'), $1::date, 1, l.created_at, l.created_by, l.created_at, l.created_by
         FROM element l JOIN LATERAL (SELECT o.slot FROM element o WHERE o.kind = 'visit' AND o.owner = l.owner LIMIT 1) v ON true
        WHERE l.kind = 'contacts' AND l.ended_at IS NULL AND jsonb_array_length(l.content->'members') > 0`,
      [addDays(first, days)],
    );
  }
}
