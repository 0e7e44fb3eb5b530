import { aCitizen, aTeam, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { slotOf } from '@samtavle/domain';
import { consentRooms } from '../../testing/consent-rooms.js';
import { codeOf, registerActs } from '../../testing/register-acts.js';

let team: TestTeam;
let register: ReturnType<typeof registerActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
  register = registerActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('a yes', () => {
  it('opens the card to the other side in the moment it is registered, for a calendar year', async () => {
    const citizen = await register.regional();
    expect(await register.sees('supportWorker', citizen)).toEqual([]);
    expect(await register.give('nurse', citizen)).toMatchObject({ version: 2 });
    expect(await register.sees('supportWorker', citizen)).toEqual(['region_psych']);
    expect(await register.rows(citizen)).toEqual([
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
    const citizen = await register.regional();
    await register.give('nurse', citizen, null, {
      form: 'oral',
      oralReason: 'Ville ikke skrive under.',
      witness: 'Henriks kollega',
      helper: 'Tolken',
      language: 'en',
    });
    expect(await register.steps(citizen)).toEqual([
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
    const citizen = await register.regional();
    expect(await codeOf(register.give('nurse', citizen, null, { form: 'oral' }))).toBe('invalid_input');
    expect(await codeOf(register.give('nurse', citizen, null, { form: 'oral', oralReason: 'Kan ikke skrive.' }))).toBe(
      'invalid_input',
    );
    expect(await register.rows(citizen)).toEqual([]);
  });

  it('may be for a shorter time, never for longer than the law’s year, and never for the past', async () => {
    const citizen = await register.regional();
    for (const [expiresOn, problem] of [
      ['2027-11-27', 'over_a_year'],
      ['2026-11-26', 'past'],
      ['2025-01-01', 'past'],
    ])
      expect((await refusalOf(register.give('nurse', citizen, null, { expiresOn }))).body()).toMatchObject({
        error: 'invalid_input',
        fields: [{ path: 'expiresOn', problem }],
      });
    await register.give('nurse', citizen, null, { expiresOn: '2027-11-26' });
    const other = await register.regional();
    await register.give('nurse', other, null, { expiresOn: '2026-12-24' });
    team.clock.set('2026-12-23T23:00:00Z');
    expect(await register.sees('supportWorker', other)).toEqual([]);
    expect(await register.sees('supportWorker', citizen)).toEqual(['region_psych']);
  });

  it('given on 29 February ends on 28 February', async () => {
    team.clock.set('2028-02-29T09:00:00Z');
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    expect((await register.rows(citizen))[0]).toMatchObject({ given_on: '2028-02-29', expires_on: '2029-02-28' });
  });

  it('covers what the package names, and nothing besides', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2, { reasons: ['symptoms_worse'] })
        .saying('region_psych', 'mental_state', 'Sover dårligt.'),
    );
    await register.give('nurse', citizen);
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
    await register.give('nurse', citizen, null, { package: 'PKG_DAILY' });
    expect((await categories()).map(({ category }) => category)).toContain('mental_state');
  });
});

describe('the log of whoever’s data opened', () => {
  it('names who of the other authority registered the yes, and what opened', async () => {
    const citizen = await register.knownToBoth();
    const { audit } = await register.toldOf(citizen, () => register.give('supportWorker', citizen));
    const opened = audit.filter(({ type }) => type === 'access.changed');
    expect(opened).toMatchObject([{ actor_name: 'Sanne Prøve', outcome: 'ok', citizens: 1 }]);
    expect(new Set(opened[0]?.controllers)).toEqual(new Set(['region', 'municipality']));
    expect(opened[0]?.shown).toEqual(
      expect.arrayContaining([slotOf('region_psych', 'board_status'), slotOf('muni_social', 'own_goals')]),
    );
  });

  it('names who took it back, and what closed', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    const { audit } = await register.toldOf(citizen, () => register.withdraw('supportWorker', citizen));
    const closed = audit.filter(({ type }) => type === 'access.changed');
    expect(closed).toMatchObject([{ actor_name: 'Sanne Prøve' }]);
    expect(closed[0]?.controllers).toContain('region');
    expect(closed[0]?.shown).toContain(slotOf('region_psych', 'identification'));
  });

  it('says nothing when nothing opened: a second yes to what is open already', async () => {
    const citizen = await register.knownToBoth();
    await register.give('nurse', citizen);
    const { audit } = await register.toldOf(citizen, () =>
      register.give('nurse', citizen, null, { package: 'PKG_MEDICAL' }),
    );
    expect(audit.filter(({ type }) => type === 'access.changed')).toHaveLength(1);
    const again = await register.toldOf(citizen, () => register.ask('nurse', citizen, null, 'PKG_DAILY'));
    expect(again.audit.filter(({ type }) => type === 'access.changed')).toEqual([]);
  });
});

describe('a yes that has run out', () => {
  it('can be given again: that it lapsed is written down first, as what time did', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    team.clock.set('2027-11-25T23:00:00Z');
    await team.decidesAnew([citizen.key]);
    expect(await register.sees('supportWorker', citizen)).toEqual([]);
    await register.give('nurse', citizen, 2);
    expect((await register.steps(citizen)).slice(-2)).toEqual([
      { step: 'active reach_expiry expired', by_member: null, details: {} },
      {
        step: 'expired give active',
        by_member: team.member('nurse'),
        details: expect.objectContaining({ form: 'written', helper: null, language: 'da' }),
      },
    ]);
    expect(await register.sees('supportWorker', citizen)).toEqual(['region_psych']);
    expect(await register.rows(citizen)).toMatchObject([
      { version: 4, given_on: '2027-11-26', expires_on: '2028-11-26' },
    ]);
  });

  it('can be asked about again, and answered with no', async () => {
    const citizen = await register.regional();
    await register.give('nurse', citizen);
    team.clock.set('2028-01-01T08:00:00Z');
    await team.decidesAnew([citizen.key]);
    await register.ask('nurse', citizen, 2);
    await register.refuse('nurse', citizen, 4);
    expect(await register.rows(citizen)).toMatchObject([{ state: 'refused' }]);
  });
});

describe('the register', () => {
  it('refuses what is of other sectors, and packages nobody knows', async () => {
    const citizen = await register.regional();
    for (const pkg of ['PKG_WORK_SOCIAL', 'PKG_SELF_WORK', 'PKG_NONE'])
      expect((await refusalOf(register.ask('nurse', citizen, null, pkg))).body()).toMatchObject({
        error: 'consent_not_possible',
        fields: [{ path: 'package' }],
      });
  });

  it('does not overwrite what somebody else registered since', async () => {
    const citizen = await register.regional();
    await register.ask('nurse', citizen);
    for (const version of [null, 2])
      expect(await codeOf(register.give('nurse', citizen, version))).toBe('stale_version');
    await register.give('nurse', citizen, 1);
    expect(await codeOf(register.refuse('nurse', citizen, 1))).toBe('stale_version');
  });

  it('lets one of two yeses at the same moment through', async () => {
    const citizen = await register.regional();
    const tries = await Promise.allSettled([
      register.give('nurse', citizen),
      register.give('nurse', citizen),
      register.give('nurse', citizen),
    ]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect(await register.rows(citizen)).toHaveLength(1);
  });

  it('knows nothing of a citizen who is not theirs', async () => {
    const citizen = await register.regional();
    expect(await codeOf(register.give('supportWorker', citizen))).toBe('not_found');
    expect(await codeOf(register.withdraw('supportWorker', citizen))).toBe('not_found');
    expect(await register.rows(citizen)).toEqual([]);
  });

  it('is kept by those who may hold consents', async () => {
    const citizen = await register.regional();
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
    const citizen = await register.regional();
    await register.give('nurse', citizen, null, {
      form: 'oral',
      oralReason: 'Noget privat.',
      witness: 'Vidne Hemmelig',
    });
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
