import { Elements, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type Transaction } from '@samtavle/api-platform';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft, ElementId, MemberId } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { VISIT_ROOMS } from '../../testing/visit-rooms.js';
import { ShowContacts } from './show-contacts.js';

let team: TestTeam;
let bente: TestCitizen;

beforeAll(async () => {
  team = await aTeam({ rooms: VISIT_ROOMS });
  bente = await team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(3)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE'),
  );
}, 60_000);
afterAll(() => team?.close());
afterEach(() =>
  team.database.asOwner(`UPDATE element SET ended_at = now() WHERE kind IN ('contact', 'note', 'visit')`),
);

type Logged = Omit<CommandDraft<'contact.log'>, 'citizen' | 'who'> & { who?: MemberId[] };
const idFor = (key: StaffKey) => bente.id(key === 'supportWorker' ? 'muni_social' : 'region_psych');
const log = (key: StaffKey, what: Partial<Logged> = {}) =>
  team.does(key, 'contact.log', {
    citizen: idFor(key),
    on: '2026-11-26',
    how: 'home',
    who: [team.member(key)],
    ...what,
  });
const elements = (kind: string) =>
  team.database.asOwner<{ category: string; content: Record<string, unknown>; off_card: boolean; owner: string }>(
    'SELECT * FROM element WHERE kind = $1 AND ended_at IS NULL ORDER BY created_at, id',
    [kind],
  );
const fieldsOf = async (work: Promise<unknown>) => (await refusalOf(work)).body().fields;
const visit = async (key: StaffKey, who: StaffKey[], more: Partial<CommandDraft<'visit.plan'>> = {}) =>
  ElementId.parse(
    (
      await team.does(key, 'visit.plan', {
        citizen: idFor(key),
        on: '2026-11-26',
        at: '09:00',
        who: who.map((one) => team.member(one)),
        ...more,
      })
    ).id,
  );
const shows = async (key: StaffKey) =>
  (await team.get(ShowContacts).log(await team.viewer(key), NO_TRACE, idFor(key))).contacts;

/** As a correction does. */
async function takesOut(tx: Transaction, on: string): Promise<void> {
  const elements = team.get(Elements);
  const contacts = await elements.openOf(tx, bente.key, 'contact', 'region_psych');
  for (const one of contacts.filter(({ content }) => content['on'] === on))
    await elements.change(tx, one, one.version, one.content, true);
}
/** The work begins when the contact is taken out and nobody can know of it yet. */
async function whileTakenOut(on: string, work: () => Promise<unknown>): Promise<void> {
  const { done } = await team.as('psychiatrist', async (tx) => {
    await takesOut(tx, on);
    const done = work();
    await team.somebodyWaits(done);
    return { done };
  });
  await done;
}

describe('logging a contact', () => {
  it('shows on the card, and tells the stream of the slots it touched', async () => {
    await log('nurse', { at: '08:00', minutes: 'up_to_30', withRelative: true });
    expect((await team.card('nurse', bente))?.lastContactOn).toBe('2026-11-26');
    expect((await team.card('supportWorker', bente))?.lastContactOn).toBe('2026-11-26');
    expect((await team.events()).at(-1)).toMatchObject({
      change: 'wrote',
      slots: [slotOf('region_psych', 'visit_logistics')],
    });
    expect((await elements('contact'))[0]?.content).toMatchObject({ how: 'home', at: '08:00', withRelative: true });
  });

  it('makes the one line a note of its own category, that who may not see it does not see', async () => {
    await log('nurse', { line: { category: 'mental_state', text: 'Mindre uro i benene.' } });
    expect((await elements('note'))[0]).toMatchObject({ category: 'mental_state', owner: 'region_psych' });
    const seen = await team.as('supportWorker', (tx) =>
      tx.em.query<{ kind: string }[]>(
        `SELECT kind FROM element WHERE kind IN ('note', 'contact') AND ended_at IS NULL`,
      ),
    );
    expect(seen).toEqual([{ kind: 'contact' }]);
  });

  it('says that the visit was made, also when another sector agreed it', async () => {
    const agreed = await visit('nurse', ['nurse', 'supportWorker']);
    await log('supportWorker', { visit: { element: agreed, version: 1 } });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'done' });
  });

  it('leaves a visit of another sector alone when the visitor is somebody else', async () => {
    const agreed = await visit('nurse', ['nurse']);
    expect(await fieldsOf(log('supportWorker', { visit: { element: agreed, version: 1 } }))).toEqual([
      { path: 'visit', problem: 'not_yours' },
    ]);
    expect(await elements('contact')).toEqual([]);
  });

  it.each(['phone', 'video'] as const)('by %s makes no colleague’s visit, and writes nothing', async (how) => {
    const agreed = await visit('nurse', ['otherNurse']);
    expect(await fieldsOf(log('nurse', { how, visit: { element: agreed, version: 1 } }))).toEqual([
      { path: 'visit', problem: 'not_by_call' },
    ]);
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'planned' });
    expect(await elements('contact')).toEqual([]);
    await log('nurse', { how });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'planned' });
  });

  it('makes a colleague’s visit when somebody went in their place and says so', async () => {
    const agreed = await visit('nurse', ['otherNurse']);
    await log('nurse', { how: 'home' });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'planned' });
    await log('nurse', { how: 'home', visit: { element: agreed, version: 1 } });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'done' });
  });

  it('by phone makes one’s own visit when one says so: it was held that way', async () => {
    const agreed = await visit('nurse', ['nurse']);
    await log('nurse', { how: 'phone', visit: { element: agreed, version: 1 } });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'done' });
  });

  it('is about what its visit was about', async () => {
    const depot = await visit('nurse', ['nurse'], { category: 'medication_depot' });
    await log('nurse', { visit: { element: depot, version: 1 } });
    expect((await elements('contact'))[0]?.category).toBe('medication_depot');
    expect((await team.card('supportWorker', bente))?.lastContactOn).toBeNull();
    expect(await shows('supportWorker')).toEqual([]);
    expect(await shows('nurse')).toHaveLength(1);
  });

  it('finds a visit that nobody was met at still to be made', async () => {
    const agreed = await visit('nurse', ['nurse']);
    await log('nurse', { how: 'attempt', visit: { element: agreed, version: 1 } });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'attempted' });
    await log('nurse', { visit: { element: agreed, version: 2 } });
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'done' });
  });

  it.each([
    ['a contact of today a visit of next week', { on: '2026-11-26' }, '2026-12-03'],
    ['a contact of yesterday the visit of today', { on: '2026-11-25' }, '2026-11-26'],
  ])('does not let %s be made, and writes nothing', async (_, met, agreedOn) => {
    const agreed = await visit('nurse', ['nurse'], { on: agreedOn });
    expect(await fieldsOf(log('nurse', { ...met, visit: { element: agreed, version: 1 } }))).toMatchObject([
      { path: 'visit', problem: 'another_day' },
    ]);
    expect((await elements('visit'))[0]?.content).toMatchObject({ state: 'planned' });
    expect(await elements('contact')).toEqual([]);
  });

  it('writes nothing at all when the visit was changed meanwhile', async () => {
    const agreed = await visit('nurse', ['nurse']);
    await team.does('nurse', 'visit.change', { citizen: idFor('nurse'), visit: agreed, version: 1, at: '10:00' });
    const line = { category: 'mental_state', text: 'Rolig.' } as const;
    const refusal = await refusalOf(log('nurse', { line, visit: { element: agreed, version: 1 } }));
    expect(refusal.body()).toMatchObject({ error: 'stale_version', current: { content: { at: '10:00' } } });
    expect([await elements('contact'), await elements('note')]).toEqual([[], []]);
  });

  it.each([
    ['tomorrow', { on: '2026-11-27' }, { path: 'on', problem: 'future' }],
    ['later today', { at: '08:16' }, { path: 'at', problem: 'future' }],
    ['years ago', { on: '2023-01-01' }, { path: 'on', problem: 'too_old' }],
  ])('%s is refused beside the field', async (_, what, field) => {
    expect(await fieldsOf(log('nurse', what))).toEqual([field]);
  });

  it('refuses somebody who has left the team', async () => {
    const gone = team.member('otherNurse');
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-01' WHERE id = $1`, [gone]);
    expect(await fieldsOf(log('nurse', { who: [gone] }))).toMatchObject([{ path: 'who', problem: 'not_in_team' }]);
    await team.database.asOwner(`UPDATE member SET valid_to = NULL WHERE id = $1`, [gone]);
  });

  it('refuses a line in a category the role does not write', async () => {
    const line = { category: 'diagnosis', text: 'Rolig.' } as const;
    expect(await fieldsOf(log('supportWorker', { line }))).toEqual([{ path: 'line.category', problem: 'role' }]);
  });

  it('answers for a visit that is not there and one of another citizen alike', async () => {
    const other = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(1),
    );
    const { id } = await team.does('nurse', 'visit.plan', {
      citizen: other.id('region_psych'),
      on: '2026-11-26',
      at: '09:00',
      who: [team.member('nurse')],
    });
    const refused = async (element: ElementId) =>
      (await refusalOf(log('nurse', { visit: { element, version: 1 } }))).body();
    const strange = await refused(ElementId.parse('00000000-0000-4000-8000-000000000000'));
    expect(await refused(ElementId.parse(id))).toEqual(strange);
    expect(strange.error).toBe('not_found');
  });
});

describe('what a card keeps of the contacts', () => {
  it('is the latest meeting and the attempts after it, in whichever order they are written', async () => {
    await log('nurse', { on: '2026-11-20' });
    await log('nurse', { on: '2026-11-22', how: 'attempt' });
    await log('nurse', { on: '2026-11-10' });
    await log('nurse', { on: '2026-11-15', how: 'attempt' });
    await log('nurse', { on: '2026-11-24', how: 'attempt' });
    const kept = (await elements('contact')).filter(({ off_card }) => !off_card);
    expect(kept.map(({ content }) => content['on']).sort()).toEqual(['2026-11-20', '2026-11-22', '2026-11-24']);
    expect(await team.card('nurse', bente)).toMatchObject({ lastContactOn: '2026-11-20', attempts: 2 });
  });

  it('is the one before again when the latest is taken out', async () => {
    await log('nurse', { on: '2026-11-10' });
    await log('nurse', { on: '2026-11-15', how: 'attempt' });
    await log('nurse', { on: '2026-11-20' });
    await team.database.asOwner(
      `UPDATE element SET ended_at = now() WHERE kind = 'contact' AND content->>'on' = '2026-11-20'`,
    );
    expect(await team.card('nurse', bente)).toMatchObject({ lastContactOn: '2026-11-10', attempts: 1 });
  });

  it('is one of a day in between that was logged in the moment the latest was taken out', async () => {
    await log('nurse', { on: '2026-11-10' });
    await log('nurse', { on: '2026-11-20' });
    await whileTakenOut('2026-11-20', () => log('nurse', { on: '2026-11-15' }));
    expect((await team.card('nurse', bente))?.lastContactOn).toBe('2026-11-15');
  });

  it('is the one before the one taken out, and not an older one that is logged meanwhile', async () => {
    await log('nurse', { on: '2026-11-15' });
    await log('nurse', { on: '2026-11-20' });
    await whileTakenOut('2026-11-20', () => log('nurse', { on: '2026-11-10' }));
    expect((await team.card('nurse', bente))?.lastContactOn).toBe('2026-11-15');
  });

  it('is the one before when two colleagues take out the two latest at once', async () => {
    await log('nurse', { on: '2026-11-10' });
    await log('nurse', { on: '2026-11-15' });
    await log('nurse', { on: '2026-11-20' });
    await whileTakenOut('2026-11-15', () => team.as('otherNurse', (tx) => takesOut(tx, '2026-11-20')));
    expect((await team.card('nurse', bente))?.lastContactOn).toBe('2026-11-10');
  });

  it('is the same when each of the two had its contact in hand before either took it out', async () => {
    await log('nurse', { on: '2026-11-10' });
    await log('nurse', { on: '2026-11-15' });
    await log('nurse', { on: '2026-11-20' });
    let inHand = 0;
    let tries = 0;
    const takes = (key: StaffKey, on: string) =>
      team.as(key, async (tx) => {
        tries += 1;
        await tx.em.query(`SELECT 1 FROM element WHERE kind = 'contact' AND content->>'on' = $1 FOR UPDATE`, [on]);
        inHand += 1;
        while (inHand < 2) await new Promise((resolve) => setTimeout(resolve, 5));
        await takesOut(tx, on);
      });
    await Promise.all([takes('nurse', '2026-11-15'), takes('otherNurse', '2026-11-20')]);
    // Each waited for the other's: one gave way and came again.
    expect(tries).toBe(3);
    expect((await team.card('nurse', bente))?.lastContactOn).toBe('2026-11-10');
  });

  it('is told from what the viewer may see', async () => {
    await log('nurse', { on: '2026-11-10' });
    const depot = await visit('nurse', ['nurse'], { category: 'medication_depot' });
    await log('nurse', { visit: { element: depot, version: 1 } });
    expect((await team.card('nurse', bente))?.lastContactOn).toBe('2026-11-26');
    expect((await team.card('supportWorker', bente))?.lastContactOn).toBe('2026-11-10');
  });
});

describe('the log of contacts', () => {
  it('is recorded before it is shown', async () => {
    await log('nurse');
    await shows('nurse');
    expect((await team.audit('contacts.shown')).at(-1)).toMatchObject({
      outcome: 'ok',
      shown: [slotOf('region_psych', 'visit_logistics')],
    });
  });
});
