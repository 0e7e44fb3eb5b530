import { type Instant } from '@samtavle/domain';
import { type EntityManager } from 'typeorm';
import { plannedOnce } from '../database/planned-once.js';

/**
 * One thing that happened in a team, without content: which slots of which citizen it touched. What a viewer is sent is
 * read anew when the event is relayed, masked by the decision that holds then.
 */
export interface TeamEventDraft {
  readonly citizenId: string | null;
  readonly change: string;
  /** Slots whose content changed. A class that sees none of them is not told. */
  readonly slots?: readonly number[];
  /** Classes whose shared caseload the citizen left. */
  readonly lost?: readonly string[];
  /** Classes that may no longer see the citizen at all. */
  readonly lostNamed?: readonly string[];
  /** Of those, the classes whose leaders and people on duty had the citizen through the own sector. */
  readonly lostSector?: readonly string[];
  /** Classes that see the citizen differently than before. */
  readonly changedFor?: readonly string[];
  /** Members whose own relation to the citizen changed. */
  readonly members?: readonly string[];
  readonly byMember?: string | null;
  readonly fromLevel?: number | null;
}

export interface TeamEvent extends Required<Omit<TeamEventDraft, 'byMember' | 'fromLevel'>> {
  readonly seq: number;
  readonly byMember: string | null;
  readonly fromLevel: number | null;
  readonly at: Instant;
}

const NEXT = plannedOnce('UPDATE team_stream SET seq = seq + $2 WHERE team_id = $1 RETURNING seq');
const APPEND =
  plannedOnce(`INSERT INTO team_event (team_id, seq, citizen_id, change, slots, lost, lost_named, lost_sector, changed_for, members, by_member, from_level, at)
  SELECT $1, $2 + e.ord, (e.v->>'citizenId')::uuid, e.v->>'change', ints(e.v->'slots'), texts(e.v->'lost'), texts(e.v->'lostNamed'), texts(e.v->'lostSector'),
         texts(e.v->'changedFor'), texts(e.v->'members')::uuid[], (e.v->>'byMember')::uuid, (e.v->>'fromLevel')::smallint, $3
    FROM jsonb_array_elements($4::jsonb) WITH ORDINALITY AS e(v, ord)`);

/**
 * Appends events and returns the last sequence number. A counter row and not a serial column: a serial id is not commit
 * order, and a reader polling it missed 11–15 % of committed events with 32 writers (docs/adr/0003).
 */
export async function appendTeamEvents(
  em: EntityManager,
  teamId: string,
  events: readonly TeamEventDraft[],
  now: Instant,
): Promise<number> {
  const [rows] = await em.query<[{ seq: number }[], number]>(NEXT, [teamId, events.length]);
  const last = rows[0]?.seq;
  if (last === undefined) throw new Error('the team has no stream');
  await em.query(APPEND, [teamId, last - events.length, now, JSON.stringify(events)]);
  return last;
}

/** Where the stream of a team stands. */
export async function headOf(em: EntityManager, teamId: string): Promise<number> {
  const rows = await em.query<{ seq: number }[]>('SELECT seq FROM team_stream WHERE team_id = $1', [teamId]);
  return rows[0]?.seq ?? 0;
}

/** Events after `after` up to and with `to`, in order. */
export async function eventsAfter(em: EntityManager, teamId: string, after: number, to: number): Promise<TeamEvent[]> {
  return em.query<TeamEvent[]>(
    `SELECT seq, citizen_id AS "citizenId", change, slots, lost, lost_named AS "lostNamed", lost_sector AS "lostSector", changed_for AS "changedFor", members,
            by_member AS "byMember", from_level AS "fromLevel", at
       FROM team_event WHERE team_id = $1 AND seq > $2 AND seq <= $3 ORDER BY seq`,
    [teamId, after, to],
  );
}
