import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft } from '@samtavle/contracts';
import { pairOf, slotOf } from '@samtavle/domain';
import { consentRooms } from '../../testing/consent-rooms.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const regional = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2),
  );
const known = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] }),
  );

const idFor = (key: StaffKey, citizen: TestCitizen) =>
  citizen.id(key === 'supportWorker' ? 'muni_social' : 'region_psych');
const ask = (key: StaffKey, citizen: TestCitizen, version: number | null = null, pkg = 'PKG_BASE') =>
  team.does(key, 'consent.ask', { citizen: idFor(key, citizen), package: pkg, version });
const give = (
  key: StaffKey,
  citizen: TestCitizen,
  version: number | null = null,
  more: Partial<CommandDraft<'consent.give'>> = {},
) =>
  team.does(key, 'consent.give', {
    citizen: idFor(key, citizen),
    package: 'PKG_BASE',
    version,
    form: 'written',
    ...more,
  });
const refuse = (key: StaffKey, citizen: TestCitizen, version: number | null = null, askAgainOn?: string) =>
  team.does(key, 'consent.refuse', {
    citizen: idFor(key, citizen),
    package: 'PKG_BASE',
    version,
    ...(askAgainOn ? { askAgainOn } : {}),
  });
const withdraw = (key: StaffKey, citizen: TestCitizen, version: number | null = null) =>
  team.does(key, 'consent.withdraw', { citizen: idFor(key, citizen), package: 'PKG_BASE', version });

const sees = async (key: StaffKey, citizen: TestCitizen) => (await team.card(key, citizen))?.marks ?? [];
const rows = ({ key }: TestCitizen) =>
  team.database.asOwner<{
    sector: string;
    state: string;
    version: number;
    given_on: string | null;
    expires_on: string | null;
    ask_again_on: string | null;
  }>(
    'SELECT sector, state, version, given_on, expires_on, ask_again_on FROM consent WHERE citizen_id = $1 ORDER BY sector',
    [key],
  );
const steps = ({ key }: TestCitizen) =>
  team.database.asOwner<{ step: string; by_member: string | null; details: Record<string, unknown> }>(
    `SELECT e.from_state || ' ' || e.event || ' ' || e.to_state AS step, e.by_member, e.details FROM consent_event e JOIN consent k ON k.id = e.consent_id
      WHERE k.citizen_id = $1 ORDER BY k.sector, e.version`,
    [key],
  );
/** What happens in `during`, as the other side's screens and each authority's log come to know of it. */
async function toldOf(citizen: TestCitizen, during: () => Promise<unknown>) {
  const before = { events: (await team.events()).length, audit: (await team.audit()).length };
  await during();
  return {
    events: (await team.events()).slice(before.events).filter((event) => event.citizen_id === citizen.key),
    audit: (await team.audit()).slice(before.audit),
  };
}
const ownersIn = (slots: readonly number[] = []) => [...new Set(slots.map((slot) => pairOf(slot).owner))].sort();
const codeOf = async (work: Promise<unknown>) => (await refusalOf(work)).code;

describe('a yes', () => {
  it('opens the card to the other side in the moment it is registered, for a calendar year', async () => {
    const citizen = await regional();
    expect(await sees('supportWorker', citizen)).toEqual([]);
    expect(await give('nurse', citizen)).toMatchObject({ version: 2 });
    expect(await sees('supportWorker', citizen)).toEqual(['region_psych']);
    expect(await rows(citizen)).toEqual([
      {
        sector: 'region_psych',
        state: 'active',
        version: 2,
        given_on: '2026-11-26',
        expires_on: '2027-11-26',
        ask_again_on: null,
      },
    ]);
    const shared = (await team.events()).slice(-2);
    expect(shared[0]?.changed_for).toContain('muni_social/support_worker_muni/n');
  });

  it('asked and answered in one conversation is two steps, and both are kept with who and how', async () => {
    const citizen = await regional();
    await give('nurse', citizen, null, {
      form: 'oral',
      oralReason: 'Ville ikke skrive under.',
      witness: 'Henriks kollega',
      helper: 'Tolken',
      language: 'en',
    });
    expect(await steps(citizen)).toEqual([
      { step: 'not_asked ask asked', by_member: team.member('nurse'), details: {} },
      {
        step: 'asked give active',
        by_member: team.member('nurse'),
        details: {
          form: 'oral',
          oralReason: 'Ville ikke skrive under.',
          witness: 'Henriks kollega',
          helper: 'Tolken',
          language: 'en',
          textVersion: expect.stringMatching(/^1-[0-9a-f]{12}$/),
        },
      },
    ]);
  });

  it('by word of mouth needs its reason and a witness', async () => {
    const citizen = await regional();
    expect(await codeOf(give('nurse', citizen, null, { form: 'oral' }))).toBe('invalid_input');
    expect(await codeOf(give('nurse', citizen, null, { form: 'oral', oralReason: 'Kan ikke skrive.' }))).toBe(
      'invalid_input',
    );
    expect(await rows(citizen)).toEqual([]);
  });

  it('may be for a shorter time, never for longer than the law’s year, and never for the past', async () => {
    const citizen = await regional();
    for (const [expiresOn, problem] of [
      ['2027-11-27', 'over_a_year'],
      ['2026-11-26', 'past'],
      ['2025-01-01', 'past'],
    ])
      expect((await refusalOf(give('nurse', citizen, null, { expiresOn }))).body()).toMatchObject({
        error: 'invalid_input',
        fields: [{ path: 'expiresOn', problem }],
      });
    await give('nurse', citizen, null, { expiresOn: '2027-11-26' });
    const other = await regional();
    await give('nurse', other, null, { expiresOn: '2026-12-24' });
    team.clock.set('2026-12-23T23:00:00Z');
    expect(await sees('supportWorker', other)).toEqual([]);
    expect(await sees('supportWorker', citizen)).toEqual(['region_psych']);
  });

  it('given on 29 February ends on 28 February', async () => {
    team.clock.set('2028-02-29T09:00:00Z');
    const citizen = await regional();
    await give('nurse', citizen);
    expect((await rows(citizen))[0]).toMatchObject({ given_on: '2028-02-29', expires_on: '2029-02-28' });
  });

  it('covers what the package names, and nothing besides', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2, { reasons: ['symptoms_worse'] })
        .saying('region_psych', 'mental_state', 'Sover dårligt.'),
    );
    await give('nurse', citizen);
    const categories = () =>
      team.as('supportWorker', (tx) =>
        tx.em.query<{ category: string }[]>('SELECT DISTINCT category FROM element WHERE citizen_id = $1 ORDER BY 1', [
          citizen.key,
        ]),
      );
    expect((await categories()).map(({ category }) => category)).toEqual([
      'board_status',
      'identification',
      'team_membership',
    ]);
    await give('nurse', citizen, null, { package: 'PKG_DAILY' });
    expect((await categories()).map(({ category }) => category)).toContain('mental_state');
  });
});

describe('the log of whoever’s data opened', () => {
  it('names who of the other authority registered the yes, and what opened', async () => {
    const citizen = await known();
    const { audit } = await toldOf(citizen, () => give('supportWorker', citizen));
    const opened = audit.filter(({ type }) => type === 'access.changed');
    expect(opened).toMatchObject([{ actor_name: 'Sanne Prøve', outcome: 'ok', citizens: 1 }]);
    expect(new Set(opened[0]?.controllers)).toEqual(new Set(['region', 'municipality']));
    expect(opened[0]?.shown).toEqual(
      expect.arrayContaining([slotOf('region_psych', 'board_status'), slotOf('muni_social', 'own_goals')]),
    );
  });

  it('names who took it back, and what closed', async () => {
    const citizen = await known();
    await give('nurse', citizen);
    const { audit } = await toldOf(citizen, () => withdraw('supportWorker', citizen));
    const closed = audit.filter(({ type }) => type === 'access.changed');
    expect(closed).toMatchObject([{ actor_name: 'Sanne Prøve' }]);
    expect(closed[0]?.controllers).toContain('region');
    expect(closed[0]?.shown).toContain(slotOf('region_psych', 'identification'));
  });

  it('says nothing when nothing opened: a second yes to what is open already', async () => {
    const citizen = await known();
    await give('nurse', citizen);
    const { audit } = await toldOf(citizen, () => give('nurse', citizen, null, { package: 'PKG_MEDICAL' }));
    expect(audit.filter(({ type }) => type === 'access.changed')).toHaveLength(1);
    const again = await toldOf(citizen, () => ask('nurse', citizen, null, 'PKG_DAILY'));
    expect(again.audit.filter(({ type }) => type === 'access.changed')).toEqual([]);
  });
});

describe('a question', () => {
  it('that was asked and not answered is nothing to the other side', async () => {
    const citizen = await known();
    const before = { card: await team.card('supportWorker', citizen), events: (await team.events()).length };
    await ask('nurse', citizen);
    expect(await rows(citizen)).toMatchObject([{ sector: 'region_psych', state: 'asked', version: 1 }]);
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
    const citizen = await known();
    await give('nurse', citizen);
    for (const step of [
      () => ask('supportWorker', citizen, null, 'PKG_SOCIAL'),
      () =>
        team.does('supportWorker', 'consent.refuse', {
          citizen: idFor('supportWorker', citizen),
          package: 'PKG_SOCIAL',
          version: 1,
        }),
    ]) {
      const { events, audit } = await toldOf(citizen, step);
      expect(events).toMatchObject([{ change: 'question', changed_for: [], lost: [], lost_named: [] }]);
      expect(ownersIn(events[0]?.slots)).toEqual(['muni_social']);
      expect(audit.flatMap(({ controllers }) => controllers)).toEqual(['municipality']);
    }
  });

  it('about a consent that has run out changes nothing for the other side, and tells it nothing', async () => {
    const citizen = await known();
    await give('nurse', citizen);
    team.clock.set('2028-01-01T08:00:00Z');
    await team.decidesAnew([citizen.key]);
    const asked = await toldOf(citizen, () => ask('nurse', citizen, 2));
    const refused = await toldOf(citizen, () => refuse('nurse', citizen, 4));
    for (const { events, audit } of [asked, refused]) {
      expect(events).toMatchObject([{ change: 'question', changed_for: [], lost: [], lost_named: [] }]);
      expect(audit.flatMap(({ controllers }) => controllers)).toEqual(['region']);
    }
  });

  it('may be asked by the other side too, without either knowing', async () => {
    const citizen = await known();
    await ask('nurse', citizen);
    await ask('supportWorker', citizen);
    expect(await rows(citizen)).toMatchObject([
      { sector: 'muni_social', state: 'asked', version: 1 },
      { sector: 'region_psych', state: 'asked', version: 1 },
    ]);
  });

  it('is not asked twice', async () => {
    const citizen = await regional();
    await ask('nurse', citizen);
    expect(await codeOf(ask('nurse', citizen, 1))).toBe('consent_not_possible');
  });
});

describe('a no', () => {
  it('opens nothing, is kept with the day to ask again, and is not told to the other side', async () => {
    const citizen = await known();
    await refuse('nurse', citizen, null, '2027-02-01');
    expect(await rows(citizen)).toMatchObject([{ state: 'refused', ask_again_on: '2027-02-01', given_on: null }]);
    expect(await sees('supportWorker', citizen)).toEqual(['muni_social']);
    expect(
      await team.as('supportWorker', (tx) => tx.em.query('SELECT 1 FROM consent WHERE citizen_id = $1', [citizen.key])),
    ).toEqual([]);
  });

  it('is not asked about again before the day agreed, and may be on that day', async () => {
    const citizen = await regional();
    await refuse('nurse', citizen, null, '2027-02-01');
    expect(await codeOf(ask('nurse', citizen, 2))).toBe('consent_not_possible');
    team.clock.set('2027-01-31T23:00:00Z');
    expect(await ask('nurse', citizen, 2)).toMatchObject({ version: 3 });
  });

  it('to the other side leaves this side’s question as it was', async () => {
    const citizen = await known();
    await refuse('nurse', citizen);
    await give('supportWorker', citizen);
    expect(await sees('supportWorker', citizen)).toEqual(['region_psych', 'muni_social']);
  });

  it('is no answer to a yes that is in force: that is a withdrawal', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    expect(await codeOf(refuse('nurse', citizen, 2))).toBe('consent_not_possible');
  });

  it('can become a yes', async () => {
    const citizen = await regional();
    await refuse('nurse', citizen);
    await give('nurse', citizen, 2);
    expect((await steps(citizen)).map(({ step }) => step)).toEqual([
      'not_asked ask asked',
      'asked refuse refused',
      'refused give active',
    ]);
  });
});

describe('taking a yes back', () => {
  it('stops the sharing at once, on both sides', async () => {
    const citizen = await known();
    await give('nurse', citizen);
    expect([await sees('nurse', citizen), await sees('supportWorker', citizen)]).toEqual([
      ['region_psych', 'muni_social'],
      ['region_psych', 'muni_social'],
    ]);
    await withdraw('nurse', citizen, 2);
    expect([await sees('nurse', citizen), await sees('supportWorker', citizen)]).toEqual([
      ['region_psych'],
      ['muni_social'],
    ]);
  });

  it('can be told to the side that did not ask', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    await withdraw('supportWorker', citizen);
    expect(await rows(citizen)).toMatchObject([{ sector: 'region_psych', state: 'withdrawn' }]);
    expect(await sees('supportWorker', citizen)).toEqual([]);
    expect((await steps(citizen)).at(-1)).toMatchObject({
      step: 'active withdraw withdrawn',
      by_member: team.member('supportWorker'),
    });
    const lost = (await team.events()).flatMap((event) => (event.citizen_id === citizen.key ? event.lost_named : []));
    expect(lost).toContain('muni_social/support_worker_muni/n');
  });

  it('takes back every yes to the package, whichever side had asked', async () => {
    const citizen = await known();
    await give('nurse', citizen);
    await give('supportWorker', citizen);
    await withdraw('supportWorker', citizen);
    expect((await rows(citizen)).map(({ state }) => state)).toEqual(['withdrawn', 'withdrawn']);
    expect(await sees('supportWorker', citizen)).toEqual(['muni_social']);
  });

  it('that both sides held is told to both, and is in both authorities’ log', async () => {
    const citizen = await known();
    await give('nurse', citizen);
    await give('supportWorker', citizen);
    const { events, audit } = await toldOf(citizen, async () =>
      expect(await withdraw('supportWorker', citizen)).toMatchObject({ version: 3 }),
    );
    expect(ownersIn(events.at(-1)?.slots)).toEqual(['muni_social', 'region_psych']);
    const done = audit.find(({ type }) => type === 'command.done');
    expect(new Set(done?.controllers)).toEqual(new Set(['region', 'municipality']));
    expect(done?.shown).toEqual(
      expect.arrayContaining([slotOf('region_psych', 'consent_records'), slotOf('muni_social', 'consent_records')]),
    );
  });

  it('is never stopped because somebody else was typing', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    await withdraw('nurse', citizen, 999);
    expect(await sees('supportWorker', citizen)).toEqual([]);
  });

  it('is not possible when nothing is in force', async () => {
    const citizen = await regional();
    expect(await codeOf(withdraw('nurse', citizen))).toBe('consent_not_possible');
    await ask('nurse', citizen);
    expect(await codeOf(withdraw('nurse', citizen, 1))).toBe('consent_not_possible');
  });

  it('leaves history closed and search empty for who lost the citizen', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    await withdraw('nurse', citizen, 2);
    for (const table of ['element', 'element_version', 'consent'])
      expect(
        await team.as('supportWorker', (tx) =>
          tx.em.query(`SELECT 1 FROM ${table} WHERE citizen_id = $1`, [citizen.key]),
        ),
      ).toEqual([]);
  });

  it('can be followed by a new yes, for a new year', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    await withdraw('nurse', citizen, 2);
    team.clock.set('2026-12-10T08:00:00Z');
    await give('nurse', citizen, 3);
    expect(await rows(citizen)).toMatchObject([{ state: 'active', given_on: '2026-12-10', expires_on: '2027-12-10' }]);
  });
});

describe('a yes that has run out', () => {
  it('can be given again: that it lapsed is written down first, as what time did', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    team.clock.set('2027-11-25T23:00:00Z');
    await team.decidesAnew([citizen.key]);
    expect(await sees('supportWorker', citizen)).toEqual([]);
    await give('nurse', citizen, 2);
    expect((await steps(citizen)).slice(-2)).toEqual([
      { step: 'active reach_expiry expired', by_member: null, details: {} },
      {
        step: 'expired give active',
        by_member: team.member('nurse'),
        details: expect.objectContaining({ form: 'written', helper: null, language: 'da' }),
      },
    ]);
    expect(await sees('supportWorker', citizen)).toEqual(['region_psych']);
    expect(await rows(citizen)).toMatchObject([{ version: 4, given_on: '2027-11-26', expires_on: '2028-11-26' }]);
  });

  it('can be asked about again, and answered with no', async () => {
    const citizen = await regional();
    await give('nurse', citizen);
    team.clock.set('2028-01-01T08:00:00Z');
    await team.decidesAnew([citizen.key]);
    await ask('nurse', citizen, 2);
    await refuse('nurse', citizen, 4);
    expect(await rows(citizen)).toMatchObject([{ state: 'refused' }]);
  });
});

describe('the register', () => {
  it('refuses what is of other sectors, and packages nobody knows', async () => {
    const citizen = await regional();
    for (const pkg of ['PKG_WORK_SOCIAL', 'PKG_SELF_WORK', 'PKG_NONE'])
      expect((await refusalOf(ask('nurse', citizen, null, pkg))).body()).toMatchObject({
        error: 'consent_not_possible',
        fields: [{ path: 'package' }],
      });
  });

  it('does not overwrite what somebody else registered since', async () => {
    const citizen = await regional();
    await ask('nurse', citizen);
    for (const version of [null, 2]) expect(await codeOf(give('nurse', citizen, version))).toBe('stale_version');
    await give('nurse', citizen, 1);
    expect(await codeOf(refuse('nurse', citizen, 1))).toBe('stale_version');
  });

  it('lets one of two yeses at the same moment through', async () => {
    const citizen = await regional();
    const tries = await Promise.allSettled([give('nurse', citizen), give('nurse', citizen), give('nurse', citizen)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await rows(citizen)).toHaveLength(1);
  });

  it('knows nothing of a citizen who is not theirs', async () => {
    const citizen = await regional();
    expect(await codeOf(give('supportWorker', citizen))).toBe('not_found');
    expect(await codeOf(withdraw('supportWorker', citizen))).toBe('not_found');
    expect(await rows(citizen)).toEqual([]);
  });

  it('is kept by those who may hold consents', async () => {
    const citizen = await regional();
    expect(
      await codeOf(
        team.sends('regionOfficer', 'consent.give', {
          citizen: citizen.id('region_psych'),
          package: 'PKG_BASE',
          version: null,
          form: 'written',
        }),
      ),
    ).toBe('action_not_allowed');
  });

  it('leaves a record of every step, and of no words said', async () => {
    const citizen = await regional();
    await give('nurse', citizen, null, { form: 'oral', oralReason: 'Noget privat.', witness: 'Vidne Hemmelig' });
    expect((await team.audit('command.done')).at(-1)).toMatchObject({
      command: 'consent.give',
      actor_name: 'Nanna Prøve',
      citizens: 1,
    });
    expect(JSON.stringify(await team.audit())).not.toContain('Noget privat');
    expect(JSON.stringify(await team.events())).not.toContain('Noget privat');
    expect(JSON.stringify([await team.audit(), await team.events()])).not.toContain('Hemmelig');
  });
});
