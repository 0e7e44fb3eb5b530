import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft, ElementId, Week, WeekQuery } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { VISIT_ROOMS } from '../../testing/visit-rooms.js';
import { ShowWeek } from './show-week.js';

let team: TestTeam;
/** Known to both sides, who share their daily work. */
let shared: TestCitizen;
let regionAlone: TestCitizen;

beforeAll(async () => {
  team = await aTeam({ rooms: VISIT_ROOMS });
  shared = await team.meets(
    aCitizen()
      .named('Lisbeth', 'Delt')
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(3)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE')
      .saying('region_psych', 'risk_violence', 'Gå to.')
      .with('contact', 'region_psych', 'visit_logistics', { on: '2026-10-20', by: null, how: 'home' })
      .with('contact', 'region_psych', 'visit_logistics', { on: '2026-11-20', by: null, how: 'attempt' }),
  );
  regionAlone = await team.meets(aCitizen().named('Ingeborg', 'Alene').enrolledBy('region_psych').onBoard(2));
}, 60_000);
afterAll(() => team?.close());
afterEach(() =>
  team.database.asOwner(`UPDATE element SET ended_at = now(), content = content - 'state' WHERE kind = 'visit'`),
);

const sectorOf = (key: StaffKey) =>
  key === 'supportWorker' || key === 'jobConsultant' ? 'muni_social' : 'region_psych';
const plan = async (
  key: StaffKey,
  who: StaffKey[],
  { citizen = shared, ...more }: Partial<Omit<CommandDraft<'visit.plan'>, 'citizen'>> & { citizen?: TestCitizen } = {},
) =>
  ElementId.parse(
    (
      await team.does(key, 'visit.plan', {
        citizen: citizen.id(sectorOf(key)),
        on: '2026-11-26',
        at: '09:00',
        who: who.map((one) => team.member(one)),
        ...more,
      })
    ).id,
  );
const week = async (key: StaffKey, query: Partial<Record<'from' | 'days', string>> = {}) =>
  Week.parse(
    await team.get(ShowWeek).week(await team.viewer(key), NO_TRACE, WeekQuery.parse({ from: '2026-11-23', ...query })),
  );
const dayOf = (key: StaffKey) => week(key, { from: '2026-11-26', days: '1' });
const lineOf = async (key: StaffKey, name = 'Lisbeth Delt') =>
  (await week(key)).citizens.find((citizen) => citizen.name === name);
const refused = async (work: Promise<unknown>) => (await refusalOf(work)).body();
const change = (visit: ElementId, what: Partial<CommandDraft<'visit.change'>>, version = 1) =>
  team.does('nurse', 'visit.change', { citizen: shared.id('region_psych'), visit, version, ...what });
const one = (name: 'visit.cancel' | 'visit.resume', visit: ElementId, version: number) =>
  team.does('nurse', name, { citizen: shared.id('region_psych'), visit, version });

describe('the week', () => {
  it('says where a visit is missing, and how long ago somebody was met', async () => {
    await plan('nurse', ['nurse']);
    expect(await lineOf('nurse')).toMatchObject({
      gaps: ['2026-11-27'],
      planned: 1,
      agreed: 5,
      lastContactOn: '2026-10-20',
      attempts: 1,
    });
    expect(await lineOf('nurse', 'Ingeborg Alene')).toMatchObject({ weekGap: true, agreed: 1, lastContactOn: null });
  });

  it('holds nobody a viewer does not know of, and no visit they may not see', async () => {
    await plan('nurse', ['nurse'], { citizen: regionAlone });
    await plan('nurse', ['nurse'], { category: 'medication_depot', at: '10:00' });
    await plan('nurse', ['nurse'], { at: '11:00' });
    const seen = await week('supportWorker');
    expect(seen.citizens.map(({ name }) => name)).toEqual(['Lisbeth Delt']);
    expect(seen.citizens[0]?.visits.map(({ at }) => at)).toEqual(['11:00']);
    // Nor do the counts tell of it.
    const nurse = seen.load.find(({ member }) => member === team.member('nurse'));
    expect(nurse?.visits).toEqual([0, 0, 0, 1, 0, 0, 0]);
    expect(JSON.stringify(seen)).not.toContain('medication');
  });

  it('counts the load of each colleague in the order of the team', async () => {
    await plan('nurse', ['nurse', 'psychiatrist']);
    const { load, members } = await week('nurse');
    expect(load.map(({ member }) => member)).toEqual(members.filter(({ active }) => active).map(({ id }) => id));
    expect(
      load
        .filter(({ visits }) => visits[3] === 1)
        .map(({ member }) => member)
        .sort(),
    ).toEqual([team.member('nurse'), team.member('psychiatrist')].sort());
  });

  it('is recorded with everybody on it before it is shown', async () => {
    await week('nurse');
    expect((await team.audit('week.shown')).at(-1)).toMatchObject({ outcome: 'ok', citizens: 2 });
  });

  it('is refused for a day centuries away', async () => {
    expect(await refused(week('nurse', { from: '2226-11-23' }))).toMatchObject({
      fields: [{ path: 'from', problem: 'too_far' }],
    });
  });
});

describe('the day', () => {
  it('is the own visits in the order one goes', async () => {
    const [first, second, others] = [
      await plan('nurse', ['nurse'], { at: '09:00' }),
      await plan('nurse', ['nurse'], { at: '11:00' }),
      await plan('nurse', ['psychiatrist'], { at: '10:00' }),
    ];
    expect((await dayOf('nurse')).route).toEqual([first, second]);
    await team.does('nurse', 'visit.route', { on: '2026-11-26', visits: [second, first] });
    expect((await dayOf('nurse')).route).toEqual([second, first]);
    expect((await dayOf('psychiatrist')).route).toEqual([others]);
    expect(await refused(team.does('nurse', 'visit.route', { on: '2026-11-26', visits: [others] }))).toMatchObject({
      error: 'not_found',
    });
  });

  it('tells the visitor what to take care of, today and nobody else, and records it', async () => {
    await plan('nurse', ['nurse']);
    expect((await dayOf('nurse')).safety).toMatchObject([{ text: 'Gå to.' }]);
    const slot = slotOf('region_psych', 'risk_violence');
    expect((await team.audit('week.shown')).at(-1)?.shown).toContain(slot);
    expect((await dayOf('psychiatrist')).safety).toEqual([]);
    expect((await team.audit('week.shown')).at(-1)?.shown).not.toContain(slot);
    expect((await week('nurse')).safety).toEqual([]);
    await plan('nurse', ['nurse'], { on: '2026-11-27' });
    expect((await week('nurse', { from: '2026-11-27', days: '1' })).safety).toEqual([]);
  });

  it('tells a visitor of the other sector only what the decision opens', async () => {
    await plan('supportWorker', ['supportWorker']);
    const opens = (
      await team.as('supportWorker', (tx) =>
        tx.em.query<unknown[]>(`SELECT 1 FROM element WHERE category = 'risk_violence' AND ended_at IS NULL`),
      )
    ).length;
    expect((await dayOf('supportWorker')).safety).toHaveLength(opens);
  });
});

describe('planning a visit', () => {
  it('moves it to another day, time and colleague, and keeps what stood before', async () => {
    const visit = await plan('nurse', ['nurse']);
    await change(visit, { on: '2026-11-27', at: '13:00', who: [team.member('psychiatrist')] });
    expect((await lineOf('nurse'))?.visits).toMatchObject([
      { on: '2026-11-27', at: '13:00', who: [team.member('psychiatrist')], version: 2 },
    ]);
    const versions = await team.database.asOwner('SELECT 1 FROM element_version WHERE element_id = $1', [visit]);
    expect(versions).toHaveLength(2);
  });

  it('shows who comes second what it says now', async () => {
    const visit = await plan('nurse', ['nurse']);
    await change(visit, { at: '10:00' });
    expect(await refused(change(visit, { at: '12:00' }))).toMatchObject({
      error: 'stale_version',
      current: { version: 2, content: { at: '10:00' } },
    });
  });

  it('is cancelled and taken up again, and shows as cancelled in between', async () => {
    const visit = await plan('nurse', ['nurse']);
    await one('visit.cancel', visit, 1);
    expect(await lineOf('nurse')).toMatchObject({ planned: 0, visits: [{ state: 'cancelled' }] });
    expect((await team.card('nurse', shared))?.visit).toBeNull();
    expect((await dayOf('nurse')).route).toEqual([]);
    expect(await refused(change(visit, { at: '12:00' }, 2))).toMatchObject({ error: 'visit_not_possible' });
    await one('visit.resume', visit, 2);
    expect(await lineOf('nurse')).toMatchObject({ planned: 1, visits: [{ state: 'planned', version: 3 }] });
  });

  it('has one winner when two move it at once', async () => {
    const visit = await plan('nurse', ['nurse']);
    const moves = await Promise.allSettled(['10:00', '12:00', '14:00'].map((at) => change(visit, { at })));
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  it('sends nobody who could not see the visit', async () => {
    expect(await refused(plan('nurse', ['supportWorker'], { category: 'medication_depot' }))).toMatchObject({
      error: 'responsible_cannot_see',
      fields: [{ path: 'who', problem: 'cannot_see' }],
    });
    expect(await refused(plan('nurse', ['supportWorker'], { citizen: regionAlone }))).toMatchObject({
      error: 'responsible_cannot_see',
    });
  });

  it('tells by no refusal what a colleague of the other sector has planned', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE'),
    );
    const send = () => refused(plan('nurse', ['nurse', 'otherSupportWorker'], { citizen }));
    const before = await send();
    expect(before).toMatchObject({ fields: [{ path: 'who', problem: 'cannot_see' }] });
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'planned_contact', '2026-01-01')`,
      [citizen.key, team.member('otherSupportWorker'), team.id],
    );
    expect(await send()).toEqual(before);
    await plan('nurse', ['nurse', 'supportWorker'], { citizen });
  });

  it('sends nobody who has left, and to no day that has been', async () => {
    const gone = team.member('otherNurse');
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-01' WHERE id = $1`, [gone]);
    expect(await refused(plan('nurse', [], { who: [gone] } as never))).toMatchObject({
      fields: [{ path: 'who', problem: 'not_in_team' }],
    });
    await team.database.asOwner(`UPDATE member SET valid_to = NULL WHERE id = $1`, [gone]);
    expect(await refused(plan('nurse', ['nurse'], { on: '2026-11-25' }))).toMatchObject({
      fields: [{ path: 'on', problem: 'past' }],
    });
  });

  it('lets only its own sector move it', async () => {
    const visit = await plan('nurse', ['nurse', 'supportWorker']);
    const move = team.does('supportWorker', 'visit.change', {
      citizen: shared.id('muni_social'),
      visit,
      version: 1,
      at: '15:00',
    });
    expect(await refused(move)).toMatchObject({ error: 'action_not_allowed' });
    expect((await lineOf('supportWorker'))?.visits).toMatchObject([{ mayChange: false }]);
  });
});
