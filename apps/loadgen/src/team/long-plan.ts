import { type CitizenId } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import type pg from 'pg';
import { type Colleague } from './team.js';

/** How much is written about one citizen in five years. */
export const LONG_PLAN = { open: 400, versionsOfEach: 8, ended: 1_000 } as const;

const OWNER = 'region_psych';
const LINES = [
  ['note', 'mental_state', { text: 'Sov fire timer. Har gået tur med hunden og handlet ind.' }],
  [
    'goal',
    'own_goals',
    { text: 'Jeg vil bo i egen lejlighed.', source: 'citizen', theme: 'housing', state: 'active', rating: null },
  ],
  [
    'effort_goal',
    'housing',
    { text: 'Huslejen er betalt.', theme: 'housing', aim: 'maintain', whyNot: null, state: 'active', dueOn: null },
  ],
  [
    'network_person',
    'network_relatives',
    { name: 'Søster', relation: 'søster', phone: null, involve: 'yes', note: 'Må kende til planen.' },
  ],
  ['life_status', 'housing', { quarter: '2026-Q3', area: 'housing', value: 'own_home' }],
  ['measure', 'mental_state', { instrument: 'who_5', on: '2026-09-01', score: 52 }],
] as const;

/**
 * Writes, as the owner, five years of a plan about one citizen the colleague sees. The effort goals are tied to goals, so
 * that every link is asked about.
 * @returns the id the colleague's sector knows the citizen by
 */
export async function writeLongPlan(owner: pg.Pool, colleague: Colleague): Promise<CitizenId> {
  const { rows } = await owner.query<{ key: string; team: string; id: CitizenId }>(
    `SELECT s.citizen_id AS key, s.team_id AS team, a.id FROM element s
       JOIN citizen_alias a ON a.citizen_id = s.citizen_id AND a.sector = $1
      WHERE s.kind = 'stay' AND s.ended_at IS NULL AND s.owner = $1 ORDER BY s.citizen_id LIMIT 1`,
    [OWNER],
  );
  const [citizen] = rows;
  if (!citizen) throw new Error('no citizen of the region is on the board');
  const heard = { saidTo: colleague.memberId, saidOn: '2026-01-05' };
  const lines = LINES.map(([kind, category, content]) => ({
    kind,
    category,
    slot: slotOf(OWNER, category),
    content: kind === 'goal' ? { ...content, ...heard } : content,
  }));
  await owner.query(
    `WITH line AS (SELECT (row_number() OVER () - 1)::int AS nth, l.* FROM jsonb_to_recordset($1::jsonb)
            AS l(kind text, category text, slot smallint, content jsonb)),
          made AS (SELECT gen_random_uuid() AS id, n, line.*, now() - interval '5 years' * ($4::int - n) / $4::int AS at
            FROM generate_series(0, $4::int - 1) n JOIN line ON line.nth = n % $5::int),
          goals AS (SELECT array_agg(id) AS ids FROM made WHERE kind = 'goal' AND n < $6::int)
     INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, created_by, updated_at, updated_by, ended_at)
     SELECT made.id, $2, $3, kind, '${OWNER}', category, slot,
            CASE kind WHEN 'effort_goal' THEN content || jsonb_build_object('goal', goals.ids[1 + n % array_length(goals.ids, 1)])
              -- Of a quarter there is one.
              WHEN 'life_status' THEN content || jsonb_build_object('quarter', format('20%s-Q%s', lpad(((n / $5::int / 4) % 100)::text, 2, '0'), 1 + n / $5::int % 4))
              ELSE content END,
            $7, at, $8, now(), $8, CASE WHEN n >= $6::int THEN now() END
       FROM made, goals`,
    [
      JSON.stringify(lines),
      citizen.team,
      citizen.key,
      LONG_PLAN.open + LONG_PLAN.ended,
      lines.length,
      LONG_PLAN.open,
      LONG_PLAN.versionsOfEach,
      colleague.memberId,
    ],
  );
  await owner.query(
    `INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at, changed_by)
     SELECT e.id, v, e.team_id, e.citizen_id, e.kind, e.slot, e.content, e.ended_at IS NOT NULL AND v = e.version,
            date_trunc('milliseconds', e.created_at + (now() - e.created_at) * (v - 1) / e.version), e.updated_by
       FROM element e, generate_series(1, e.version) v WHERE e.citizen_id = $1 AND e.version = $2
     ON CONFLICT DO NOTHING`,
    [citizen.key, LONG_PLAN.versionsOfEach],
  );
  await owner.query('VACUUM (ANALYZE) element, element_version');
  return citizen.id;
}
