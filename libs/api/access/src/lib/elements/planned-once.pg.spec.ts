import { type Transaction } from '@samtavle/api-platform';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '../../testing/index.js';
import { citizenById } from '../present/visible-citizens.js';
import { scopeOf } from '../viewer.js';
import { type ElementEntity } from './element.entity.js';
import { Elements } from './elements.js';

/** So often a connection asks before PostgreSQL keeps one plan for all values. */
const UNTIL_KEPT = 8;

let team: TestTeam;
let elements: Elements;
let bente: TestCitizen;
let note: ElementEntity;

beforeAll(async () => {
  team = await aTeam();
  elements = team.get(Elements);
  bente = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
  note = await team.as('nurse', (tx) =>
    elements.add(tx, {
      citizenId: bente.key,
      kind: 'note',
      owner: 'region_psych',
      category: 'mental_state',
      content: { text: 'Sover dårligt' },
    }),
  );
}, 60_000);
afterAll(() => team?.close());

/** How many kept plans of this connection have been used for any values. */
const keptPlans = async (tx: Transaction): Promise<number> => {
  const [row] = await tx.em.query<{ kept: number }[]>(
    `SELECT count(*)::int AS kept FROM pg_prepared_statements WHERE generic_plans > 0`,
  );
  return row?.kept ?? 0;
};

/** Goes on in the same transaction, and so on the same connection, as another colleague. */
const goOnAs = async (tx: Transaction, key: StaffKey): Promise<void> => tx.actAs(scopeOf(await team.viewer(key)));

describe('a plan that a connection keeps', () => {
  it('asks anew on whose behalf: what the nurse just read is not there for the municipality', async () => {
    await team.as('nurse', async (tx) => {
      for (let asked = 0; asked < UNTIL_KEPT; asked += 1)
        expect(await elements.byId(tx, note.id)).toMatchObject({ id: note.id });
      expect(await keptPlans(tx)).toBeGreaterThan(0);
      await goOnAs(tx, 'supportWorker');
      expect(await elements.byId(tx, note.id)).toBeUndefined();
      await expect(elements.change(tx, note, note.version, { text: 'Nej' })).rejects.toMatchObject({
        code: 'stale_version',
      });
      await goOnAs(tx, 'nurse');
      expect(await elements.byId(tx, note.id)).toMatchObject({ content: { text: 'Sover dårligt' } });
    });
  });

  it('asks anew who works with the citizen', async () => {
    const nurse = await team.viewer('nurse');
    await team.as('nurse', async (tx) => {
      const mine = bente.id('region_psych');
      for (let asked = 0; asked < UNTIL_KEPT; asked += 1)
        expect(await citizenById(tx, nurse, mine)).toMatchObject({ citizenId: bente.key });
      expect(await keptPlans(tx)).toBeGreaterThan(0);
      expect(await citizenById(tx, await team.viewer('supportWorker'), mine)).toBeUndefined();
      // Before they began to work together.
      await tx.em.query(`SELECT set_config('app.now', '2020-01-01', true)`);
      expect(await elements.byId(tx, note.id)).toBeUndefined();
    });
  });

  it('is kept of marked statements alone, however often another is asked', async () => {
    await team.as('nurse', async (tx) => {
      const text = 'SELECT count(*) FROM element WHERE id = $1';
      for (let asked = 0; asked < UNTIL_KEPT; asked += 1) await tx.em.query(text, [note.id]);
      expect(await tx.em.query('SELECT name FROM pg_prepared_statements WHERE statement = $1', [text])).toEqual([]);
    });
  });
});
