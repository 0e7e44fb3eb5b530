import { Decisions } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { ObjectionId } from '@samtavle/contracts';
import { type Sector, slotOf, STAFF_SECTORS } from '@samtavle/domain';
import { mayReadObjection, SHARING_POLICY } from '@samtavle/policy';
import { consentActs, knownToAll } from '../../testing/consent-acts.js';
import { consentRooms, followsRules, timeActs } from '../../testing/consent-rooms.js';

let team: TestTeam;
let act: ReturnType<typeof consentActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
  act = consentActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const known = () => knownToAll(team);
const readBy = (key: StaffKey, citizen: TestCitizen) =>
  team.as(key, (tx) =>
    tx.em.query<{ id: string; version: number }[]>(
      'SELECT id, version FROM objection WHERE citizen_id = $1 AND lifted_at IS NULL',
      [citizen.key],
    ),
  );
const eventsOf = async (citizen: TestCitizen, during: () => Promise<unknown>) => {
  const before = (await team.events()).length;
  await during();
  return (await team.events()).slice(before).filter((event) => event.citizen_id === citizen.key);
};

describe('a refusal of sharing', () => {
  it('given to the one side takes effect at once on the other, for what it names and no more', async () => {
    const citizen = await known();
    expect(await act.sees('muniNurse', citizen, 'region_psych')).toContain('medication_depot');
    await act.objects('nurse', citizen, ['muni_health'], ['medication_depot']);
    const now = await act.sees('muniNurse', citizen, 'region_psych');
    expect(now).not.toContain('medication_depot');
    expect(now).toContain('mental_state');
    expect(await act.sees('nurse', citizen, 'region_psych')).toContain('medication_depot');
  });

  it('lifted, opens again at once', async () => {
    const citizen = await known();
    const { id } = await act.objects('nurse', citizen, ['muni_health'], ['medication_depot']);
    await act.does('nurse', 'objection.lift', citizen, { objection: ObjectionId.parse(id), version: 1 });
    expect(await act.sees('muniNurse', citizen, 'region_psych')).toContain('medication_depot');
  });

  it('blocks an older consent, and a newer one opens', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    team.clock.set('2026-12-01T08:00:00Z');
    await act.objects('nurse', citizen, ['muni_social'], ['medication_depot']);
    expect(await act.sees('supportWorker', citizen, 'region_psych')).not.toContain('medication_depot');
    await act.withdraw('nurse', citizen, 'PKG_DAILY');
    team.clock.set('2026-12-02T08:00:00Z');
    await act.give('nurse', citizen, 'PKG_DAILY', 3);
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toContain('medication_depot');
  });

  it('that waited for a consent being registered counts as the later of the two, as it was written', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    const refusal = await team.as('nurse', async (tx) => {
      await team.get(Decisions).hold(tx, citizen.key, 'alone');
      team.clock.set('2026-12-01T08:00:00Z');
      const waiting = { done: act.objects('nurse', citizen, ['muni_social'], ['medication_depot']) };
      await team.somebodyWaits();
      team.clock.set('2026-12-01T08:00:02Z');
      await tx.em.query(
        `UPDATE consent SET recorded_at = '2026-12-01T08:00:01Z' WHERE citizen_id = $1 AND package = 'PKG_DAILY'`,
        [citizen.key],
      );
      return waiting;
    });
    await refusal.done;
    expect(await act.sees('supportWorker', citizen, 'region_psych')).not.toContain('medication_depot');
  });

  it('stays newer than a consent that time or a doubt has only touched', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    team.clock.set('2026-12-01T08:00:00Z');
    await act.objects('nurse', citizen, ['muni_social'], ['medication_depot']);
    await act.doubt('nurse', citizen, 'PKG_DAILY');
    team.clock.set('2026-12-05T08:00:00Z');
    await act.does('nurse', 'consent.confirm', citizen, { package: 'PKG_DAILY', version: 3, by: 'citizen' });
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toContain('mental_state');
    expect(await act.sees('supportWorker', citizen, 'region_psych')).not.toContain('medication_depot');
    team.clock.set('2027-11-10T08:00:00Z');
    await timeActs(team);
    await team.decidesAnew([citizen.key]);
    expect((await act.records(citizen)).map(({ state }) => state)).toEqual(['expiring', 'expiring']);
    expect(await act.sees('supportWorker', citizen, 'region_psych')).not.toContain('medication_depot');
  });

  it('of everything means every other sector, and never the own one’s work', async () => {
    const citizen = await known();
    await act.objects('nurse', citizen, null);
    expect(await act.sees('nurse', citizen, 'region_psych')).toContain('medication_depot');
    expect(await act.sees('muniNurse', citizen, 'region_psych')).toEqual([]);
    const own = await refusalOf(act.objects('nurse', citizen, ['region_psych']));
    expect(own.body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'receivers', problem: 'own_sector', da: expect.stringContaining('§ 42 a') }],
    });
  });

  it('of what nobody would have had is no refusal', async () => {
    const citizen = await known();
    const nothing = await refusalOf(act.objects('nurse', citizen, ['muni_employment'], ['diagnosis']));
    expect(nothing.body()).toMatchObject({ fields: [{ problem: 'nothing_held_back' }] });
    expect(await readBy('nurse', citizen)).toEqual([]);
  });

  it('is of what the version in force would share, also where the program’s own file shares nothing', async () => {
    const refuses = async () =>
      act.objects('nurse', await known(), ['muni_employment'], ['risk_self_harm']).then(
        () => 'registered',
        (thrown: { code: string }) => thrown.code,
      );
    expect(await refuses()).toBe('invalid_input');
    const eased = SHARING_POLICY.rules.map((rule) =>
      rule.id === 'R-REG-EMP-RISKV'
        ? {
            ...rule,
            ...{ effect: 'allow_if_necessary', purposes: ['employment_casework'], gateways: [] },
            ...{ requires: ['relation_active', 'task_necessity', 'no_objection'], expiry: { type: 'relation_end' } },
          }
        : rule,
    );
    await followsRules(team, 'eased', eased);
    expect(await refuses()).toBe('registered');
    await followsRules(team, 'as-before', SHARING_POLICY.rules);
  });

  it('leaves a note to whoever was told', async () => {
    const citizen = await known();
    await act.objects('nurse', citizen, ['muni_health']);
    expect(
      await team.database.asOwner('SELECT kind, sector, for_member, package FROM task WHERE citizen_id = $1', [
        citizen.key,
      ]),
    ).toEqual([{ kind: 'record_note', sector: 'region_psych', for_member: team.member('nurse'), package: null }]);
  });
});

describe('who is told of a refusal', () => {
  it('where it was given, and not who would have received', async () => {
    const citizen = await known();
    await act.objects('nurse', citizen, ['muni_health'], ['medication_depot']);
    expect(await readBy('nurse', citizen)).toHaveLength(1);
    for (const key of ['muniNurse', 'supportWorker'] as const) expect(await readBy(key, citizen)).toEqual([]);
  });

  it('where the information lies, if the reader knows already that the citizen is known there', async () => {
    const citizen = await known();
    const events = await eventsOf(citizen, () =>
      act.objects('muniNurse', citizen, ['muni_social'], ['medication_depot']),
    );
    expect(await readBy('nurse', citizen)).toHaveLength(1);
    expect(await readBy('supportWorker', citizen)).toEqual([]);
    const told = events.filter(({ change }) => change === 'question').flatMap((event) => event.changed_for);
    expect(told).toContain('region_psych/nurse_region/h');
    expect(told.filter((key) => key.startsWith('muni_social'))).toEqual([]);
  });

  it('not where the reader would learn from it that the citizen is known elsewhere: neither row, nor frame, nor task', async () => {
    const citizen = await known();
    const before = { card: await team.card('nurse', citizen), tasks: await act.tasks(citizen) };
    const events = await eventsOf(citizen, () =>
      act.objects('supportWorker', citizen, ['muni_health'], ['medication_depot']),
    );
    expect(await readBy('supportWorker', citizen)).toHaveLength(1);
    expect(await readBy('nurse', citizen)).toEqual([]);
    const told = events.flatMap((event) => [...event.changed_for, ...event.lost, ...event.lost_named]);
    expect(told.filter((key) => key.startsWith('region_psych'))).toEqual([]);
    expect(await team.card('nurse', citizen)).toEqual(before.card);
    expect(await act.tasks(citizen)).toEqual(before.tasks);
    // And it takes effect all the same.
    expect(await act.sees('muniNurse', citizen, 'region_psych')).not.toContain('medication_depot');
  });

  it('the database lets through what the rule says, for every giver, receiver and reader', async () => {
    const readers = { region_psych: 'nurse', muni_social: 'supportWorker', muni_health: 'muniNurse' } as const;
    for (const base of [false, true])
      for (const [givenTo, teller] of Object.entries(readers) as [keyof typeof readers, StaffKey][])
        for (const receiver of STAFF_SECTORS.filter((sector) => sector !== givenTo)) {
          const citizen = await known();
          if (base) await act.give('nurse', citizen);
          await act.objects(teller, citizen, [receiver], ['crisis_plan', 'own_goals']);
          for (const [sector, reader] of Object.entries(readers) as [Sector, StaffKey][]) {
            const [row] = await team.database.asOwner<{ mask: string }>(
              'SELECT mask FROM decision WHERE citizen_id = $1 AND class_key = $2',
              [citizen.key, (await team.viewer(reader)).classKey],
            );
            const knows = new Set<Sector>(
              STAFF_SECTORS.filter((owner) =>
                (['identification', 'team_membership'] as const).every(
                  (category) => row?.mask[slotOf(owner, category)] === '1',
                ),
              ),
            );
            const may = mayReadObjection(
              { givenTo, receivers: [receiver], categories: ['crisis_plan', 'own_goals'] },
              sector,
              knows,
            );
            expect([base, givenTo, receiver, sector, (await readBy(reader, citizen)).length > 0]).toEqual([
              base,
              givenTo,
              receiver,
              sector,
              may,
            ]);
          }
        }
  });

  it('it is lifted only where it was given', async () => {
    const citizen = await known();
    const { id } = await act.objects('muniNurse', citizen, ['muni_social'], ['medication_depot']);
    const lift = (key: StaffKey, version = 1) =>
      act.does(key, 'objection.lift', citizen, { objection: ObjectionId.parse(id), version });
    expect((await refusalOf(lift('nurse'))).code).toBe('not_found');
    expect((await refusalOf(lift('muniNurse', 2))).code).toBe('stale_version');
    await lift('muniNurse');
    expect(await readBy('muniNurse', citizen)).toEqual([]);
  });

  it('knows nothing of a citizen who is not theirs', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2),
    );
    expect((await refusalOf(act.objects('supportWorker', citizen, ['region_psych']))).code).toBe('not_found');
  });
});

describe('who acts for the citizen', () => {
  it('in doubt, closes what needs a consent, and a mandate on record opens it again', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toContain('mental_state');
    await act.does('nurse', 'representative.record', citizen, { version: null, state: 'unclear' });
    expect(await act.sees('supportWorker', citizen, 'region_psych')).not.toContain('mental_state');
    await act.does('nurse', 'representative.record', citizen, {
      version: 1,
      state: 'mandate_recorded',
      kind: 'power_of_attorney',
      name: 'Vera Værge',
      scope: 'Helbred',
    });
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toContain('mental_state');
  });

  it('is the own sector’s record, and is not overwritten unseen', async () => {
    const citizen = await known();
    await act.does('nurse', 'representative.record', citizen, { version: null, state: 'unclear' });
    for (const key of ['supportWorker', 'muniNurse'] as const)
      expect(
        await team.as(key, (tx) => tx.em.query('SELECT 1 FROM representative WHERE citizen_id = $1', [citizen.key])),
      ).toEqual([]);
    const again = act.does('nurse', 'representative.record', citizen, { version: null, state: 'none' });
    expect((await refusalOf(again)).code).toBe('stale_version');
  });
});
