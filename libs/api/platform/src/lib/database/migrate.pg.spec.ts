import { randomUUID } from 'node:crypto';
import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { migrations, ownerDataSource } from './data-source.js';
import { migrate } from './migrate.js';

let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase();
}, 60_000);
afterAll(() => database?.close());

describe('migrating', () => {
  it('changes nothing the second time', async () => {
    const team = randomUUID();
    await database.asOwner('INSERT INTO team (id, name) VALUES ($1, $2)', [team, 'Team Prøve']);
    await migrate(database.ownerUrl);
    expect(await database.asOwner('SELECT name FROM migrations')).toHaveLength(migrations.length);
    expect(await database.asOwner('SELECT id FROM team')).toEqual([{ id: team }]);
  });

  it('is done once when several nodes start at the same moment on an empty database', async () => {
    const name = `empty_${randomUUID().replaceAll('-', '').slice(0, 12)}`;
    const url = new URL(database.ownerUrl);
    url.pathname = `/${name}`;
    await database.asOwner(`CREATE DATABASE ${name}`);
    try {
      await Promise.all(Array.from({ length: 4 }, () => migrate(url.href)));
      const owner = await ownerDataSource(url.href).initialize();
      expect(await owner.query('SELECT name FROM migrations')).toHaveLength(migrations.length);
      await owner.destroy();
    } finally {
      await database.asOwner(`DROP DATABASE ${name} WITH (FORCE)`);
    }
  }, 60_000);

  it('has no way back from the first migration: a team’s records are not dropped by a slip', async () => {
    const owner = await ownerDataSource(database.ownerUrl).initialize();
    await expect(owner.undoLastMigration()).rejects.toThrow();
    await owner.destroy();
    expect(await database.asOwner('SELECT name FROM migrations')).toHaveLength(migrations.length);
  });
});
