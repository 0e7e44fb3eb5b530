import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, aTeam, type TestCitizen, type TestTeam } from '../../testing/index.js';
import { contentOf, type ElementEntity } from './element.entity.js';
import { People } from '../people/people.js';
import { Elements } from './elements.js';

let team: TestTeam;
let elements: Elements;
let bente: TestCitizen;

beforeAll(async () => {
  team = await aTeam();
  elements = team.get(Elements);
  bente = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
}, 60_000);
afterAll(() => team?.close());

const aNote = (text: string, of = bente): Promise<ElementEntity> =>
  team.as('nurse', (tx) =>
    elements.add(tx, {
      citizenId: of.key,
      kind: 'note',
      owner: 'region_psych',
      category: 'mental_state',
      content: { text },
    }),
  );
const versions = (id: string) =>
  team.database.asOwner<{ version: number; content: unknown; ended: boolean }>(
    'SELECT version, content, ended FROM element_version WHERE element_id = $1 ORDER BY version',
    [id],
  );

describe('an element', () => {
  it('keeps every version of what it said, and by whom', async () => {
    const note = await aNote('først');
    await team.as('otherNurse', (tx) => elements.change(tx, note, 1, { text: 'så' }));
    await team.as('nurse', (tx) => elements.change(tx, { ...note, content: { text: 'så' } }, 2, { text: 'så' }, true));
    expect(await versions(note.id)).toEqual([
      { version: 1, content: { text: 'først' }, ended: false },
      { version: 2, content: { text: 'så' }, ended: false },
      { version: 3, content: { text: 'så' }, ended: true },
    ]);
    const by = await team.database.asOwner(
      'SELECT changed_by FROM element_version WHERE element_id = $1 ORDER BY version',
      [note.id],
    );
    expect(by).toEqual(
      [team.member('nurse'), team.member('otherNurse'), team.member('nurse')].map((changed_by) => ({ changed_by })),
    );
  });

  it('is changed by one of two who saw the same version; the other is told', async () => {
    const note = await aNote('begge så dette');
    const change = (text: string) => team.as('nurse', (tx) => elements.change(tx, note, 1, { text }));
    const [one, two] = await Promise.allSettled([change('den ene'), change('den anden')]);
    expect([one.status, two.status].sort()).toEqual(['fulfilled', 'rejected']);
    const lost = [one, two].find((each) => each.status === 'rejected');
    expect(lost?.status === 'rejected' && lost.reason).toMatchObject({ code: 'stale_version' });
    expect(await versions(note.id)).toHaveLength(2);
  });

  it('is never silently overwritten: of two hundred races each has one winner', async () => {
    const races = await Promise.all(
      Array.from({ length: 20 }, async (_, race) => {
        const note = await aNote(`løb ${race}`);
        const tries = await Promise.allSettled(
          Array.from({ length: 10 }, (__, runner) =>
            team.as('nurse', (tx) => elements.change(tx, note, 1, { text: `løber ${runner}` })),
          ),
        );
        return tries.filter(({ status }) => status === 'fulfilled').length;
      }),
    );
    expect(races).toEqual(races.map(() => 1));
  }, 30_000);

  it('that one may not see cannot be changed, and the answer is the one of a lost race', async () => {
    const note = await aNote('kun for behandlingen');
    const refusal = await refusalOf(team.as('supportWorker', (tx) => elements.change(tx, note, 1, { text: 'ændret' })));
    expect(refusal.code).toBe('stale_version');
    expect(await versions(note.id)).toHaveLength(1);
  });

  it('is not there for who may not see it', async () => {
    const note = await aNote('kun for behandlingen');
    expect(await team.as('nurse', (tx) => elements.byId(tx, note.id))).toMatchObject({ id: note.id });
    expect(await team.as('supportWorker', (tx) => elements.byId(tx, note.id))).toBeUndefined();
    expect(await team.as('secretary', (tx) => elements.byId(tx, note.id))).toBeUndefined();
  });
});

/* An order that two rows may share is no order: the same list came back another way the next time it was read. */
describe('what was written at one moment', () => {
  it('stands in one order, by its id', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    for (const text of ['en', 'to', 'tre', 'fire', 'fem', 'seks']) await aNote(text, citizen);
    const notes = await team.as('nurse', (tx) => elements.openOf(tx, citizen.key, 'note', 'region_psych'));
    const ids = notes.map(({ id }) => id);
    expect(ids).toHaveLength(6);
    expect(ids).toEqual([...ids].sort());
  });
});

describe('the colleagues of a team', () => {
  it('stand in one order, also one who has several capacities since the same day', async () => {
    const sectors = ['region_psych', 'muni_health', 'muni_employment', 'muni_social', 'region_psych', 'muni_health'];
    const added = sectors.map((_, at) => `${9 - at}0000000-0000-4000-8000-000000000000`);
    for (const [at, id] of added.entries())
      await team.database.asOwner(
        `INSERT INTO member SELECT (jsonb_populate_record(m, jsonb_build_object('id', $2::text, 'sector', $3::text))).*
           FROM member m WHERE id = $1`,
        [team.member('peer'), id, sectors[at]],
      );
    const members = await team.as('nurse', (tx) => team.get(People).teamMembers(tx, team.id));
    const ids = members.map(({ id }) => String(id)).filter((id) => added.includes(id));
    expect(ids).toEqual([...added].sort());
  });
});

describe('what an element says', () => {
  it('leaves out what is kept for the house alone', () => {
    const content = { status: 'admitted', since: '2026-11-20', episode: 'e-1', audience: ['muni_social'] };
    expect(contentOf({ kind: 'admission', content })).toEqual({
      kind: 'admission',
      status: 'admitted',
      since: '2026-11-20',
    });
  });
});
