import { randomUUID } from 'node:crypto';
import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { ownerDataSource } from './data-source.js';
import { ToldOneAfterTheOther1734100000000 } from './migrations/0020-told-one-after-the-other.js';

let database: MigratedDatabase;
const team = randomUUID();
const citizen = randomUUID();

beforeAll(async () => {
  database = await migratedDatabase();
  await database.asOwner('INSERT INTO team (id, name) VALUES ($1, $2)', [team, 'Team Prøve']);
  await database.asOwner(
    `INSERT INTO citizen (id, team_id, cpr_cipher, cpr_index, created_at) VALUES ($1, $2, '\\x00', '\\x00', now())`,
    [citizen, team],
  );
}, 60_000);
afterAll(() => database?.close());

const wrote = async (kind: string, slot: number, content: object, at: string, offCard: boolean): Promise<string> => {
  const id = randomUUID();
  await database.asOwner(
    `INSERT INTO element (id, team_id, citizen_id, kind, content, created_at, updated_at, owner, category, slot, version, off_card)
     VALUES ($1, $2, $3, $4, $5, $6, $6, 'region_psych', 'housing', $7, 1, true)`,
    [id, team, citizen, kind, JSON.stringify(content), at, slot],
  );
  await database.asOwner('UPDATE element SET off_card = $2 WHERE id = $1', [id, offCard]);
  return id;
};
const onCard = async () =>
  (await database.asOwner<{ id: string }>('SELECT id FROM element WHERE NOT off_card')).map(({ id }) => id).sort();

describe('what two at the same moment took off a card between them', () => {
  it('is on it again, and what a later one replaces is not', async () => {
    await wrote('contact', 1, { on: '2026-11-10', how: 'home' }, '2026-11-10', true);
    const lastMet = await wrote('contact', 1, { on: '2026-11-15', how: 'home' }, '2026-11-16', true);
    const attempt = await wrote('contact', 1, { on: '2026-11-17', how: 'attempt' }, '2026-11-17', true);
    await wrote('contact', 1, { on: '2026-11-12', how: 'attempt' }, '2026-11-18', true);
    await wrote('note', 2, { text: 'før' }, '2026-11-10', true);
    const note = await wrote('note', 2, { text: 'nu' }, '2026-11-11', true);
    await wrote('note', 3, { text: 'før' }, '2026-11-10', true);
    const stands = await wrote('note', 3, { text: 'nu' }, '2026-11-11', false);

    const owner = await ownerDataSource(database.ownerUrl).initialize();
    const runner = owner.createQueryRunner();
    await new ToldOneAfterTheOther1734100000000().up(runner);
    await runner.release();
    await owner.destroy();

    expect(await onCard()).toEqual([lastMet, attempt, note, stands].sort());
  });
});
