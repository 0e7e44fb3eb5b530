import { jest } from '@jest/globals';
import pg from 'pg';
import { testDatabase, type TestDatabase } from './test-database.js';

// The first of them may have to start a server of its own.
jest.setTimeout(60_000);

const open: TestDatabase[] = [];
afterAll(async () => {
  for (const database of open) await database.drop();
});

const runtimeRole = 'testing_spec_runtime';
const migrations: string[] = [];

/** What a real migration does: the role once per server, the tables in this database, the grants. */
async function migrate(ownerUrl: string): Promise<void> {
  migrations.push(ownerUrl);
  await ask(ownerUrl, `DO $$ BEGIN CREATE ROLE ${runtimeRole}; EXCEPTION WHEN duplicate_object THEN NULL; END $$`);
  await ask(ownerUrl, 'CREATE TABLE note (text text NOT NULL)');
  await ask(ownerUrl, `GRANT SELECT ON note TO ${runtimeRole}`);
}

describe('a database for a spec', () => {
  it('is migrated once and then copied, also when several ask at the same time', async () => {
    const key = freshKey();
    const before = migrations.length;
    const databases = await Promise.all([1, 2, 3, 4].map(() => a(key)));
    expect(new Set(databases.map(({ ownerUrl }) => ownerUrl)).size).toBe(4);
    expect(migrations.length - before).toBe(1);
  });

  it('belongs to one spec alone', async () => {
    const key = freshKey();
    const [one, other] = [await a(key), await a(key)];
    await ask(one.ownerUrl, `INSERT INTO note VALUES ('mine')`);
    expect(await ask(one.ownerUrl, 'SELECT text FROM note')).toEqual([{ text: 'mine' }]);
    expect(await ask(other.ownerUrl, 'SELECT text FROM note')).toEqual([]);
  });

  it('is migrated again when the migrations changed', async () => {
    const before = migrations.length;
    await a(freshKey());
    await a(freshKey());
    expect(migrations.length - before).toBe(2);
  });

  it('lets the runtime role do what the migrations granted, and nothing else', async () => {
    const { runtimeUrl } = await a(freshKey());
    expect(await ask(runtimeUrl, 'SELECT current_user AS who, count(*)::int AS notes FROM note')).toEqual([
      { who: runtimeRole, notes: 0 },
    ]);
    await expect(ask(runtimeUrl, `INSERT INTO note VALUES ('no')`)).rejects.toThrow(/permission denied/);
  });

  it('tells of a migration that fails, and does not take it for a template', async () => {
    const key = freshKey();
    const failing = { key, runtimeRole, migrate: () => Promise.reject(new Error('no such column')) };
    await expect(testDatabase(failing)).rejects.toThrow('no such column');
    const { ownerUrl } = await a(key);
    expect(await ask(ownerUrl, 'SELECT text FROM note')).toEqual([]);
  });

  it('tells of a migration that leaves a connection open', async () => {
    const left: pg.Client[] = [];
    const leaving = async (ownerUrl: string) => {
      const client = new pg.Client({ connectionString: ownerUrl });
      client.on('error', () => undefined);
      await client.connect();
      left.push(client);
    };
    await expect(testDatabase({ key: freshKey(), runtimeRole, migrate: leaving })).rejects.toThrow(
      /connections still open/,
    );
    for (const client of left) await client.end();
  });

  it('is gone after drop, even when somebody is still connected', async () => {
    // Held open meanwhile, so that a server of our own does not end with the dropped one.
    const other = await a(freshKey());
    const gone = await testDatabase({ key: freshKey(), runtimeRole, migrate });
    const client = new pg.Client({ connectionString: gone.ownerUrl });
    client.on('error', () => undefined);
    await client.connect();
    await gone.drop();
    const name = new URL(gone.ownerUrl).pathname.slice(1);
    expect(await ask(other.ownerUrl, `SELECT datname FROM pg_database WHERE datname = '${name}'`)).toEqual([]);
  });

  it('wants a plain name for the role, since it becomes part of a statement', async () => {
    await expect(testDatabase({ key: 'x', runtimeRole: 'x; DROP ROLE y', migrate })).rejects.toThrow(
      /not a plain role name/,
    );
  });
});

async function a(key: string): Promise<TestDatabase> {
  const database = await testDatabase({ key, migrate, runtimeRole });
  open.push(database);
  return database;
}

let keys = 0;
const freshKey = () => `${process.pid}-${process.hrtime.bigint()}-${keys++}`;

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}
