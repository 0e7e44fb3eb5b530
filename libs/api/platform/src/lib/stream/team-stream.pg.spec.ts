import { randomUUID } from 'node:crypto';
import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { type ActingScope, NOBODY } from '../database/unit-of-work.js';
import { eventsAfter, headOf, type TeamEvent } from './team-stream.js';

const WRITERS = 32;
const ROUNDS = 8;

let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase({ poolSize: WRITERS + 2 });
}, 60_000);
afterAll(() => database?.close());

async function aTeamWithAStream(): Promise<ActingScope> {
  const teamId = randomUUID();
  await database.asOwner('INSERT INTO team (id, name) VALUES ($1, $2)', [teamId, 'Team Prøve']);
  await database.asOwner('INSERT INTO team_stream (team_id) VALUES ($1)', [teamId]);
  return { ...NOBODY, teamId };
}

const readAfter = (scope: ActingScope, after: number) =>
  database.work.runAs(scope, async (tx) => {
    const head = await headOf(tx.em, scope.teamId ?? '');
    return { head, events: await eventsAfter(tx.em, scope.teamId ?? '', after, head) };
  });

describe('the stream of a team', () => {
  it('keeps what an event said', async () => {
    const scope = await aTeamWithAStream();
    const [citizenId, member, byMember] = [randomUUID(), randomUUID(), randomUUID()];
    const draft = {
      citizenId,
      change: 'shared',
      slots: [3, 139],
      lost: ['muni_social/support_worker_muni/n'],
      lostNamed: ['muni_social/caseworker_muni/n'],
      lostSector: ['muni_social/team_leader_joint/n'],
      changedFor: ['region_psych/nurse_region/h'],
      members: [member],
      byMember,
      fromLevel: 2,
    };
    await database.work.runAs(scope, async (tx) => {
      tx.record(draft);
      tx.record({ citizenId: null, change: 'moved' });
    });
    const { events } = await readAfter(scope, 0);
    const nothing = {
      slots: [],
      lost: [],
      lostNamed: [],
      lostSector: [],
      changedFor: [],
      members: [],
      byMember: null,
      fromLevel: null,
    };
    expect(events).toEqual([
      { ...draft, seq: 1, at: database.clock.now() },
      { ...nothing, citizenId: null, change: 'moved', seq: 2, at: database.clock.now() },
    ]);
  });

  it('is another team’s secret', async () => {
    const mine = await aTeamWithAStream();
    const theirs = await aTeamWithAStream();
    await database.work.runAs(mine, async (tx) => tx.record({ citizenId: null, change: 'moved' }));
    const read = await database.work.runAs(theirs, (tx) => eventsAfter(tx.em, mine.teamId ?? '', 0, 10));
    expect(read).toEqual([]);
  });

  it('stays dense and in commit order under 32 writers at once, and a reader polling it misses nothing', async () => {
    const scope = await aTeamWithAStream();
    let cursor = 0;
    let polls = 0;
    const seen: TeamEvent[] = [];
    const look = async () => {
      const { head, events } = await readAfter(scope, cursor);
      // Whatever the head is, everything up to it can be read: nothing comes later with a smaller number.
      expect(events.map(({ seq }) => seq)).toEqual(Array.from({ length: head - cursor }, (_, at) => cursor + at + 1));
      seen.push(...events);
      cursor = head;
      polls += 1;
    };
    let writing = true;
    const reader = (async () => {
      while (writing) await look();
    })();

    const acknowledged: number[] = [];
    const write = async (writer: number, round: number) => {
      const work = database.work.runAs(scope, async (tx) => {
        for (let event = 0; event <= writer % 3; event += 1)
          tx.record({ citizenId: null, change: `${writer}.${round}.${event}` });
        // Held open for differently long, so that the order of beginning is not the order of committing.
        await tx.em.query('SELECT pg_sleep($1)', [((writer * 7 + round * 3) % 5) / 1000]);
        if ((writer + round) % 7 === 0) throw new Error('changed my mind');
        tx.beforeCommit(async (seq) => void acknowledged.push(seq ?? -1));
      });
      await work.catch((error: Error) => expect(error.message).toBe('changed my mind'));
    };
    for (let round = 0; round < ROUNDS; round += 1)
      await Promise.all(Array.from({ length: WRITERS }, (_, writer) => write(writer, round)));
    writing = false;
    await reader;
    await look();

    const kept = await database.asOwner<{ seq: number; change: string }>(
      'SELECT seq, change FROM team_event WHERE team_id = $1 ORDER BY seq',
      [scope.teamId],
    );
    expect(seen.map(({ seq, change }) => ({ seq, change }))).toEqual(kept);
    expect(kept.map(({ seq }) => seq)).toEqual(kept.map((_, at) => at + 1));
    expect(acknowledged).toHaveLength(acknowledged.filter((seq) => seq > 0).length);
    expect(new Set(acknowledged).size).toBe(acknowledged.length);
    expect(polls).toBeGreaterThan(ROUNDS);
    // Numbers were handed out in the order of the commits: each writer took its own just before.
    expect(acknowledged).toEqual([...acknowledged].sort((a, b) => a - b));
  }, 60_000);
});
