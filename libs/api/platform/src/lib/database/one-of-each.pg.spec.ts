import { randomUUID } from 'node:crypto';
import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { ownerDataSource } from './data-source.js';
import { OneOfEach1733700000000 } from './migrations/0016-one-of-each.js';

let database: MigratedDatabase;
const team = randomUUID();
const citizen = randomUUID();

beforeAll(async () => {
  database = await migratedDatabase();
  await database.asOwner('DROP INDEX element_one_status');
  await database.asOwner('INSERT INTO team (id, name) VALUES ($1, $2)', [team, 'Team Prøve']);
  await database.asOwner(
    `INSERT INTO citizen (id, team_id, cpr_cipher, cpr_index, created_at) VALUES ($1, $2, '\\x00', '\\x00', now())`,
    [citizen, team],
  );
}, 60_000);
afterAll(() => database?.close());

async function written(kind: string, content: object, at: string, owner = 'region_psych'): Promise<string> {
  const id = randomUUID();
  const values = [id, team, citizen, kind, JSON.stringify(content), at];
  await database.asOwner(
    `INSERT INTO element (id, team_id, citizen_id, kind, content, created_at, updated_at, owner, category, slot, version)
     VALUES ($1, $2, $3, $4, $5, $6, $6, $7, 'housing', 1, 1)`,
    [...values, owner],
  );
  await database.asOwner(
    `INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at)
     VALUES ($1, 1, $2, $3, $4, 1, $5, false, $6)`,
    values,
  );
  return id;
}
const named = (name: string, sector: string) => {
  const id = randomUUID();
  return database
    .asOwner(
      `INSERT INTO consent (id, citizen_id, team_id, package, sector, state, version, recorded_at, relative_id, relative_name, relative_relation)
       VALUES (gen_random_uuid(), $1, $2, 'PKG_RELATIVE', $3, 'active', 1, now(), $4, $5, 'søster')`,
      [citizen, team, sector, id, name],
    )
    .then(() => id);
};
const now = async (id: string) =>
  (
    await database.asOwner<{ content: Record<string, unknown>; kept: unknown; ended: boolean; versions: number }>(
      `SELECT e.content, e.ended_at IS NOT NULL AS ended, e.version AS versions,
              (SELECT content FROM element_version WHERE element_id = e.id AND version = e.version) AS kept
         FROM element e WHERE e.id = $1`,
      [id],
    )
  )[0];

describe('what was written before there was one of each', () => {
  it('stands once for each quarter, and names the relative that one name alone can mean', async () => {
    const home = { area: 'housing', quarter: '2026-Q4', value: 'own_home' };
    const first = await written('life_status', home, '2026-10-02');
    const last = await written('life_status', { ...home, value: 'homeless' }, '2026-11-02');
    const before = await written('life_status', { ...home, quarter: '2026-Q3' }, '2026-09-02');
    const theirs = await written('life_status', home, '2026-10-01', 'muni_social');
    const lone = await named('Lone Krog', 'region_psych');
    await named('Per Krog', 'region_psych');
    await named('Per Krog', 'region_psych');
    const sister = await written('network_person', { name: ' lone krog ' }, '2026-10-02');
    const brother = await written('network_person', { name: 'Per Krog' }, '2026-10-02');
    const toThem = await written('network_person', { name: 'Lone Krog' }, '2026-10-02', 'muni_social');

    const owner = await ownerDataSource(database.ownerUrl).initialize();
    const runner = owner.createQueryRunner();
    await new OneOfEach1733700000000().up(runner);
    await runner.release();
    await owner.destroy();

    expect(await now(first)).toMatchObject({ ended: true, versions: 2, kept: home });
    for (const stands of [last, before, theirs]) expect(await now(stands)).toMatchObject({ ended: false, versions: 1 });
    const tied = { name: ' lone krog ', relative: lone };
    expect(await now(sister)).toMatchObject({ content: tied, kept: tied, versions: 1 });
    for (const untied of [brother, toThem]) expect((await now(untied))?.content).not.toHaveProperty('relative');
  });
});
