import { type Server } from '../support/server.js';

/** Numbers of the team's stream that are missing or there twice, and whether its head is its last. Empty is dense. */
export async function holesInStream(server: Server): Promise<string[]> {
  const { rows } = await server.owner.query<{
    team_id: string;
    head: string;
    events: string;
    last: string;
    first: string;
  }>(
    `SELECT s.team_id, s.seq AS head, count(e.seq) AS events, coalesce(max(e.seq), 0) AS last, coalesce(min(e.seq), 1) AS first
       FROM team_stream s LEFT JOIN team_event e USING (team_id) GROUP BY s.team_id, s.seq`,
  );
  return rows
    .filter(({ head, events, last, first }) => head !== events || head !== last || Number(first) !== 1)
    .map((row) => JSON.stringify(row));
}

export async function headOfStream(server: Server): Promise<number> {
  const { rows } = await server.owner.query<{ seq: string }>('SELECT max(seq) AS seq FROM team_stream');
  return Number(rows[0]?.seq);
}

/** How often each text stands in an element of the database. */
export async function timesWritten(server: Server, texts: readonly string[]): Promise<Map<string, number>> {
  const { rows } = await server.owner.query<{ text: string; times: string }>(
    `SELECT content->>'text' AS text, count(*) AS times FROM element WHERE content->>'text' = ANY ($1) GROUP BY 1`,
    [texts],
  );
  return new Map(rows.map(({ text, times }) => [text, Number(times)]));
}
