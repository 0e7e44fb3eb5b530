import { randomUUID } from 'node:crypto';
import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { type ActingScope, NOBODY, type Transaction } from './unit-of-work.js';

let database: MigratedDatabase;
const team = randomUUID();
const scope: ActingScope = {
  teamId: team,
  classKey: 'region_psych/nurse_region/h',
  memberId: randomUUID(),
  sector: 'region_psych',
  reach: 'sector',
  duty: 'exchange',
  authority: randomUUID(),
};

beforeAll(async () => {
  // One connection: whoever comes next gets the one that was just used.
  database = await migratedDatabase({ poolSize: 1 });
  await database.asOwner('INSERT INTO team (id, name) VALUES ($1, $2)', [team, 'Team Prøve']);
  await database.asOwner('INSERT INTO team_stream (team_id) VALUES ($1)', [team]);
}, 60_000);
afterAll(() => database?.close());

const SETTINGS = ['team', 'class', 'member', 'sector', 'reach', 'now', 'duty', 'authority'] as const;
const settings = SETTINGS.map((name) => `app_${name}()::text AS ${name}`).join(', ');
const streamOf = () => database.asOwner<{ seq: number }>('SELECT seq FROM team_stream WHERE team_id = $1', [team]);
const events = () => database.asOwner<{ change: string }>('SELECT change FROM team_event ORDER BY seq');

describe('a transaction on somebody’s behalf', () => {
  it('carries the whole scope and the moment it began', async () => {
    const [seen] = await database.work.runAs(scope, (tx) =>
      tx.em.query<Record<string, string>[]>(`SELECT ${settings}`),
    );
    expect(seen).toMatchObject({
      team,
      class: scope.classKey,
      member: scope.memberId,
      sector: 'region_psych',
      reach: 'sector',
      duty: 'exchange',
      authority: scope.authority,
    });
    expect(new Date(seen?.['now'] ?? '').toISOString()).toBe(database.clock.now());
  });

  it('leaves nothing of the scope to whoever gets the connection next', async () => {
    await database.work.runAs(scope, (tx) => tx.em.query('SELECT 1'));
    const [next] = await database.runtime.query<Record<string, string | null>[]>(`SELECT ${settings}`);
    expect(Object.values(next ?? {})).toEqual(SETTINGS.map(() => null));
  });

  it('leaves nothing of the scope behind when it fails either', async () => {
    await expect(database.work.runAs(scope, () => Promise.reject(new Error('broken')))).rejects.toThrow('broken');
    const [next] = await database.runtime.query<Record<string, string | null>[]>(`SELECT ${settings}`);
    expect(Object.values(next ?? {})).toEqual(SETTINGS.map(() => null));
  });

  it('takes every part of the former scope away when it acts as somebody else', async () => {
    const [seen] = await database.work.runAs(scope, async (tx) => {
      await tx.actAs({ ...NOBODY, teamId: team });
      return tx.em.query<Record<string, string | null>[]>(`SELECT ${settings}`);
    });
    expect(seen).toMatchObject({
      team,
      class: null,
      member: null,
      sector: null,
      reach: 'class',
      duty: null,
      authority: null,
    });
  });

  it('comes to no moment before it began, whatever the clock is put back to', async () => {
    const began = database.clock.now();
    await database.work.runAs(scope, async (tx) => {
      database.clock.set('2026-11-26T07:00:00Z');
      expect(tx.moment()).toBe(tx.now);
      database.clock.set('2026-11-26T08:00:00Z');
      expect(tx.moment()).toBe('2026-11-26T08:00:00.000Z');
    });
    database.clock.set(began);
  });

  it('counts from when it began, and not from when it began to wait for a connection', async () => {
    const later = '2027-01-04T08:00:00.000Z';
    const before = database.clock.now();
    const { waited } = await database.work.runAs(scope, async () => {
      // The one connection is taken: this one begins when the first has ended.
      const waited = database.work.runAs(scope, async (tx) => tx.now);
      database.clock.set(later);
      return { waited };
    });
    expect(await waited).toBe(later);
    database.clock.set(before);
  });

  it('opens nothing for nobody', async () => {
    const [seen] = await database.work.runAs(NOBODY, (tx) =>
      tx.em.query<Record<string, string | null>[]>(`SELECT ${settings}`),
    );
    expect(seen).toMatchObject({ team: null, class: null, member: null, sector: null, duty: null, authority: null });
  });
});

describe('work that is done', () => {
  it('rings the bell only when somebody else can already read it', async () => {
    let readable: Promise<{ seq: number }[]> | undefined;
    const stop = database.doorbell.onRing(() => (readable = streamOf()));
    const [before] = await streamOf();
    await database.work.runAs(scope, async (tx) => tx.record({ citizenId: null, change: 'moved' }));
    stop();
    expect(await readable).toEqual([{ seq: (before?.seq ?? 0) + 1 }]);
  });

  it('tells its finishers the number of its last event, before it is committed', async () => {
    const [before] = await streamOf();
    const told: (number | null)[] = [];
    await database.work.runAs(scope, async (tx) => {
      tx.beforeCommit(async (seq) => void told.push(seq));
      tx.record({ citizenId: null, change: 'placed' });
      tx.record({ citizenId: null, change: 'moved' });
    });
    expect(told).toEqual([(before?.seq ?? 0) + 2]);
  });

  it('rings for nobody when nothing happened', async () => {
    const rings: number[] = [];
    const stop = database.doorbell.onRing((_, seq) => rings.push(seq));
    await database.work.runAs(scope, (tx) => tx.em.query('SELECT 1'));
    stop();
    expect(rings).toEqual([]);
  });
});

describe('work that is rolled back', () => {
  it.each(['the work itself', 'a finisher'])('rings no bell and leaves no event when %s fails', async (which) => {
    const rings: number[] = [];
    const stop = database.doorbell.onRing((_, seq) => rings.push(seq));
    const before = { stream: await streamOf(), events: await events() };
    const work = database.work.runAs(scope, async (tx) => {
      tx.record({ citizenId: null, change: 'never' });
      if (which === 'the work itself') throw new Error('no');
      tx.beforeCommit(() => Promise.reject(new Error('no')));
    });
    await expect(work).rejects.toThrow('no');
    stop();
    expect(rings).toEqual([]);
    expect({ stream: await streamOf(), events: await events() }).toEqual(before);
  });

  it('is refused when the team has no stream, and the bell stays silent', async () => {
    const rings: number[] = [];
    const stop = database.doorbell.onRing((_, seq) => rings.push(seq));
    const elsewhere = { ...scope, teamId: randomUUID() };
    await expect(
      database.work.runAs(elsewhere, async (tx) => tx.record({ citizenId: null, change: 'moved' })),
    ).rejects.toThrow('the team has no stream');
    stop();
    expect(rings).toEqual([]);
  });
});

describe('work that had to give way to another', () => {
  let crowd: MigratedDatabase;
  /** Two who hold one thing each, and each want the other's. */
  const inEachOthersWay = async () => {
    let holding = 0;
    const hold = (tx: Transaction, key: number) => tx.em.query('SELECT pg_advisory_xact_lock($1)', [key]);
    const one = (first: number, second: number) => {
      let tries = 0;
      return crowd.work.runAs(scope, async (tx) => {
        tries += 1;
        tx.record({ citizenId: null, change: `done ${first}` });
        await hold(tx, first);
        holding += 1;
        while (holding < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        await hold(tx, second);
        return tries;
      });
    };
    return Promise.all([one(1, 2), one(2, 1)]);
  };
  beforeAll(async () => {
    crowd = await migratedDatabase({ poolSize: 2 });
    await crowd.asOwner('INSERT INTO team (id, name) VALUES ($1, $2)', [team, 'Team Prøve']);
    await crowd.asOwner('INSERT INTO team_stream (team_id) VALUES ($1)', [team]);
  }, 60_000);
  afterAll(() => crowd?.close());

  it('is done all the same, once, and rings once', async () => {
    const rings: number[] = [];
    const stop = crowd.doorbell.onRing((_, seq) => rings.push(seq));
    const tries = await inEachOthersWay();
    stop();
    expect(tries.sort()).toEqual([1, 2]);
    expect(rings).toEqual([1, 2]);
    const done = await crowd.asOwner<{ change: string }>('SELECT change FROM team_event ORDER BY change');
    expect(done).toEqual([{ change: 'done 1' }, { change: 'done 2' }]);
  });

  it('is given up after the third try', async () => {
    let tries = 0;
    const work = crowd.work.runAs(scope, () => {
      tries += 1;
      return Promise.reject(Object.assign(new Error('overtaken'), { code: '40001' }));
    });
    await expect(work).rejects.toThrow('overtaken');
    expect(tries).toBe(3);
  });

  it('is not tried again when it failed for another reason', async () => {
    let tries = 0;
    const work = crowd.work.runAs(scope, () => {
      tries += 1;
      return Promise.reject(new Error('broken'));
    });
    await expect(work).rejects.toThrow('broken');
    expect(tries).toBe(1);
  });
});
