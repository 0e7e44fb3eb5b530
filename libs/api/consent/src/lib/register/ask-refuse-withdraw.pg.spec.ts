import { aTeam, type TestTeam } from '@samtavle/api-access/testing';
import { slotOf } from '@samtavle/domain';
import { consentRooms } from '../../testing/consent-rooms.js';
import { codeOf, ownersIn, registerActs } from '../../testing/register-acts.js';

let team: TestTeam;
let register: ReturnType<typeof registerActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
  register = registerActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('a question', () => {
  it('that was asked and not answered is nothing to the other side', async () => {
    const citizen = await register.knownToBoth();
    const before = { card: await team.card('supportWorker', citizen), events: (await team.events()).length };
    await register.ask('nurse', citizen);
    expect(await register.rows(citizen)).toMatchObject([{ sector: 'region_psych', state: 'asked', version: 1 }]);
    expect(await team.card('supportWorker', citizen)).toEqual(before.card);
    expect(
      await team.as('supportWorker', (tx) => tx.em.query('SELECT 1 FROM consent WHERE citizen_id = $1', [citizen.key])),
    ).toEqual([]);
    const told = (await team.events())
      .slice(before.events)
      .flatMap((event) => [...event.changed_for, ...event.lost, ...event.lost_named]);
    expect(told.filter((key) => key.startsWith('muni'))).toEqual([]);
  });

  it('and a no are told to nobody else while another consent is in force', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    for (const step of [
      () => register.ask('supportWorker', citizen, null, 'PKG_SOCIAL'),
      () =>
        team.does('supportWorker', 'consent.refuse', {
          citizen: register.idFor('supportWorker', citizen),
          package: 'PKG_SOCIAL',
          version: 1,
        }),
    ]) {
      const { events, audit } = await register.toldOf(citizen, step);
      expect(events).toMatchObject([{ change: 'question', changed_for: [], lost: [], lost_named: [] }]);
      expect(ownersIn(events[0]?.slots)).toEqual(['muni_social']);
      expect(audit.flatMap(({ controllers }) => controllers)).toEqual(['municipality']);
    }
  });

  it('about a consent that has run out changes nothing for the other side, and tells it nothing', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    team.clock.set('2028-01-01T08:00:00Z');
    await team.decidesAnew([citizen.key]);
    const asked = await register.toldOf(citizen, () => register.ask('nurse', citizen, 2));
    const refused = await register.toldOf(citizen, () => register.refuse('nurse', citizen, 4));
    for (const { events, audit } of [asked, refused]) {
      expect(events).toMatchObject([{ change: 'question', changed_for: [], lost: [], lost_named: [] }]);
      expect(audit.flatMap(({ controllers }) => controllers)).toEqual(['region']);
    }
  });

  it('may be asked by the other side too, without either knowing', async () => {
    const citizen = await register.knownToBoth();
    await register.ask('nurse', citizen);
    await register.ask('supportWorker', citizen);
    expect(await register.rows(citizen)).toMatchObject([
      { sector: 'muni_social', state: 'asked', version: 1 },
      { sector: 'region_psych', state: 'asked', version: 1 },
    ]);
  });

  it('is not asked twice', async () => {
    const citizen = await register.regional();
    await register.ask('nurse', citizen);
    expect(await codeOf(register.ask('nurse', citizen, 1))).toBe('consent_not_possible');
  });
});

describe('a no', () => {
  it('opens nothing, is kept with the day to ask again, and is not told to the other side', async () => {
    const citizen = await register.knownToBoth();
    await register.refuse('nurse', citizen, null, '2027-02-01');
    expect(await register.rows(citizen)).toMatchObject([
      { state: 'refused', ask_again_on: '2027-02-01', given_on: null },
    ]);
    expect(await register.sees('supportWorker', citizen)).toEqual(['muni_social']);
    expect(
      await team.as('supportWorker', (tx) => tx.em.query('SELECT 1 FROM consent WHERE citizen_id = $1', [citizen.key])),
    ).toEqual([]);
  });

  it('is not asked about again before the day agreed, and may be on that day', async () => {
    const citizen = await register.regional();
    await register.refuse('nurse', citizen, null, '2027-02-01');
    expect(await codeOf(register.ask('nurse', citizen, 2))).toBe('consent_not_possible');
    team.clock.set('2027-01-31T23:00:00Z');
    expect(await register.ask('nurse', citizen, 2)).toMatchObject({ version: 3 });
  });

  it('to the other side leaves this side’s question as it was', async () => {
    const citizen = await register.knownToBoth();
    await register.refuse('nurse', citizen);
    await register.give('supportWorker', citizen);
    expect(await register.sees('supportWorker', citizen)).toEqual(['region_psych', 'muni_social']);
  });

  it('is no answer to a yes that is in force: that is a withdrawal', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    expect(await codeOf(register.refuse('nurse', citizen, 2))).toBe('consent_not_possible');
  });

  it('can become a yes', async () => {
    const citizen = await register.regional();
    await register.refuse('nurse', citizen);
    await register.give('nurse', citizen, 2);
    expect((await register.steps(citizen)).map(({ step }) => step)).toEqual([
      'not_asked ask asked',
      'asked refuse refused',
      'refused give active',
    ]);
  });
});

describe('taking a yes back', () => {
  it('stops the sharing at once, on both sides', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    expect([await register.sees('nurse', citizen), await register.sees('supportWorker', citizen)]).toEqual([
      ['region_psych', 'muni_social'],
      ['region_psych', 'muni_social'],
    ]);
    await register.withdraw('nurse', citizen, 2);
    expect([await register.sees('nurse', citizen), await register.sees('supportWorker', citizen)]).toEqual([
      ['region_psych'],
      ['muni_social'],
    ]);
  });

  it('can be told to the side that did not ask', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    await register.withdraw('supportWorker', citizen);
    expect(await register.rows(citizen)).toMatchObject([{ sector: 'region_psych', state: 'withdrawn' }]);
    expect(await register.sees('supportWorker', citizen)).toEqual([]);
    expect((await register.steps(citizen)).at(-1)).toMatchObject({
      step: 'active withdraw withdrawn',
      by_member: team.member('supportWorker'),
    });
    const lost = (await team.events()).flatMap((event) => (event.citizen_id === citizen.key ? event.lost_named : []));
    expect(lost).toContain('muni_social/support_worker_muni/n');
  });

  it('takes back every yes to the package, whichever side had asked', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    await register.give('supportWorker', citizen);
    await register.withdraw('supportWorker', citizen);
    expect((await register.rows(citizen)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(await register.sees('supportWorker', citizen)).toEqual(['muni_social']);
  });

  it('that both sides held is told to both, and is in both authorities’ log', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    await register.give('supportWorker', citizen);
    const { events, audit } = await register.toldOf(citizen, async () =>
      expect(await register.withdraw('supportWorker', citizen)).toMatchObject({ version: 3 }),
    );
    expect(ownersIn(events.at(-1)?.slots)).toEqual(['muni_social', 'region_psych']);
    const done = audit.find(({ type }) => type === 'command.done');
    expect(new Set(done?.controllers)).toEqual(new Set(['region', 'municipality']));
    expect(done?.shown).toEqual(
      expect.arrayContaining([slotOf('region_psych', 'consent_records'), slotOf('muni_social', 'consent_records')]),
    );
  });

  it('is never stopped because somebody else was typing', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    await register.withdraw('nurse', citizen, 999);
    expect(await register.sees('supportWorker', citizen)).toEqual([]);
  });

  it('is not possible when nothing is in force', async () => {
    const citizen = await register.regional();
    expect(await codeOf(register.withdraw('nurse', citizen))).toBe('consent_not_possible');
    await register.ask('nurse', citizen);
    expect(await codeOf(register.withdraw('nurse', citizen, 1))).toBe('consent_not_possible');
  });

  it('leaves history closed and search empty for who lost the citizen', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    await register.withdraw('nurse', citizen, 2);
    for (const table of ['element', 'element_version', 'consent'])
      expect(
        await team.as('supportWorker', (tx) =>
          tx.em.query(`SELECT 1 FROM ${table} WHERE citizen_id = $1`, [citizen.key]),
        ),
      ).toEqual([]);
  });

  it('can be followed by a new yes, for a new year', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    await register.withdraw('nurse', citizen, 2);
    team.clock.set('2026-12-10T08:00:00Z');
    await register.give('nurse', citizen, 3);
    expect(await register.rows(citizen)).toMatchObject([
      { state: 'active', given_on: '2026-12-10', expires_on: '2027-12-10' },
    ]);
  });
});
