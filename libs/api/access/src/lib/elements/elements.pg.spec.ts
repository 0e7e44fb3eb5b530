import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, aTeam, type TestCitizen, type TestTeam } from '../../testing/index.js';
import { contentOf, type ElementEntity } from './element.entity.js';
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

const aNote = (text: string): Promise<ElementEntity> =>
  team.as('nurse', (tx) =>
    elements.add(tx, {
      citizenId: bente.key,
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
