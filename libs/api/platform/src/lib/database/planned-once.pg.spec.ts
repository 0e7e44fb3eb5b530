import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { plannedOnce } from './planned-once.js';
import { NOBODY } from './unit-of-work.js';

const SAID = plannedOnce('SELECT said FROM blackboard WHERE id = $1');

let database: MigratedDatabase;

beforeAll(async () => {
  // One connection: whoever asks again asks with the plan that was kept.
  database = await migratedDatabase({ poolSize: 1 });
  await database.asOwner('CREATE TABLE blackboard (id int PRIMARY KEY, said text)');
  await database.asOwner('GRANT SELECT ON blackboard TO samtavle_runtime');
  await database.asOwner(`INSERT INTO blackboard VALUES (1, 'hej')`);
}, 60_000);
afterAll(() => database?.close());

const ask = () => database.work.runAs(NOBODY, (tx) => tx.em.query<{ said: string }[]>(SAID, [1]));

describe('a statement that is planned once', () => {
  it('is asked again after a transaction that failed before it, in it, and after it', async () => {
    const failing = (work: (ask: (id: unknown) => Promise<unknown>) => Promise<unknown>) =>
      expect(database.work.runAs(NOBODY, (tx) => work((id) => tx.em.query(SAID, [id])))).rejects.toThrow();
    await failing((asked) => asked('not a number'));
    await failing(async (asked) => {
      await asked('not a number').catch(() => undefined);
      await asked(1);
    });
    await failing(async (asked) => {
      await asked(1);
      throw new Error('broken');
    });
    expect(await ask()).toEqual([{ said: 'hej' }]);
  });

  it('is answered while a newer node gives a column another type', async () => {
    expect(await ask()).toEqual([{ said: 'hej' }]);
    await database.asOwner('ALTER TABLE blackboard ALTER COLUMN said TYPE varchar(20)');
    expect(await ask()).toEqual([{ said: 'hej' }]);
    await database.asOwner('ALTER TABLE blackboard ALTER COLUMN said TYPE text');
    expect(await ask()).toEqual([{ said: 'hej' }]);
  });

  it('is not missed on a connection that was cut', async () => {
    await ask();
    await database.asOwner(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = 'samtavle_runtime' AND datname = current_database()`,
    );
    // Who asks in the very moment of the cut may still get the dead connection.
    expect(await ask().catch(ask)).toEqual([{ said: 'hej' }]);
  });
});
