import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { BOARD_ROOMS, ShowCitizen } from '@samtavle/api-board/testing';
import { consentActs, consentRooms, knownToAll, timeActs } from '@samtavle/api-consent/testing';
import { ListTasks } from '@samtavle/api-tasks';
import { type CitizenDetail } from '@samtavle/contracts';
import { type Category, type Owner } from '@samtavle/domain';

/**
 * What the law asks of consents and refusals, through the routes' own readings and the database behind its walls: the
 * acceptance tests of law.md § 11.8, by their number.
 */
let team: TestTeam;
let act: ReturnType<typeof consentActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: [...BOARD_ROOMS, ...consentRooms(), ListTasks] });
  act = consentActs(team);
}, 60_000);
afterAll(() => team?.close());

/** The card as the colleague's screen gets it; undefined when it does not exist for them. */
async function cardOf(key: StaffKey, citizen: TestCitizen): Promise<CitizenDetail | undefined> {
  const viewer = await team.viewer(key);
  try {
    return await team.get(ShowCitizen).detail(viewer, NO_TRACE, citizen.id(viewer.sector));
  } catch {
    return undefined;
  }
}
const shows = (detail: CitizenDetail | undefined, owner: Owner): Category[] => [
  ...new Set((detail?.elements ?? []).filter((element) => element.owner === owner).map(({ category }) => category)),
];
const packageOf = (detail: CitizenDetail | undefined, name: string) =>
  detail?.consents.find((consent) => consent.package === name);
const tasksOf = async (key: StaffKey) =>
  (await team.get(ListTasks).list(await team.viewer(key), NO_TRACE)).tasks.map((task) => [task.kind, task.citizen]);

const regional = () =>
  team.meets(
    aCitizen()
      .named('Inge', 'Lov')
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .saying('region_psych', 'medication_depot', 'Depot hver 14. dag.'),
  );

describe('law 2', () => {
  it('law 2: consent given 1 December 2026 shares to the last minute of 30 November 2027; the reminder came 30 days before', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    const citizen = await regional();
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    team.clock.set('2027-10-31T12:00:00Z');
    await timeActs(team);
    expect(await tasksOf('nurse')).not.toContainEqual(['consent_expiring', citizen.id('region_psych')]);
    team.clock.set('2027-11-01T06:00:00Z');
    await timeActs(team);
    expect(await tasksOf('nurse')).toContainEqual(['consent_expiring', citizen.id('region_psych')]);

    team.clock.set('2027-11-30T22:59:59Z');
    expect(shows(await cardOf('supportWorker', citizen), 'region_psych')).toContain('medication_depot');
    expect(packageOf(await cardOf('supportWorker', citizen), 'PKG_DAILY')).toMatchObject({ expiresOn: '2027-12-01' });
    team.clock.set('2027-11-30T23:00:00Z');
    expect(await cardOf('supportWorker', citizen)).toBeUndefined();
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toEqual([]);
  });
});

describe('law 3', () => {
  it('law 3: taken back, it is gone from the other sector at once, which sees that access ended and not why', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    const citizen = await knownToAll(team);
    await act.give('nurse', citizen);
    await act.give('nurse', citizen, 'PKG_DAILY');
    expect(shows(await cardOf('supportWorker', citizen), 'region_psych')).toContain('medication_depot');
    await act.withdraw('nurse', citizen, 'PKG_DAILY');
    const after = await cardOf('supportWorker', citizen);
    expect(shows(after, 'region_psych')).not.toContain('medication_depot');
    expect(packageOf(after, 'PKG_DAILY')).toMatchObject({ state: 'ended', version: null, askedOn: null });
    expect((await tasksOf('supportWorker')).map(([kind]) => kind)).toContain('access_ended');
    expect(JSON.stringify([after, await tasksOf('supportWorker')])).not.toMatch(/withdrawn|refused|trukket/);
  });

  it('law 3: a consent taken back and one on pause read the same to the other sector', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    const read: unknown[] = [];
    for (const end of ['withdraw', 'doubt'] as const) {
      const citizen = await knownToAll(team);
      await act.give('nurse', citizen);
      await act.give('nurse', citizen, 'PKG_DAILY');
      await act[end]('nurse', citizen, 'PKG_DAILY');
      read.push(packageOf(await cardOf('supportWorker', citizen), 'PKG_DAILY'));
    }
    expect(read[0]).toMatchObject({ state: 'ended' });
    expect(read[1]).toEqual(read[0]);
  });
});

describe('law 5', () => {
  it('law 5: a home nurse with a refusal recorded against the municipality: the medication is hidden, and no word of a refusal', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    const citizen = await knownToAll(team);
    expect(shows(await cardOf('muniNurse', citizen), 'region_psych')).toContain('medication_depot');
    const notesBefore = (await cardOf('muniNurse', citizen))?.heldBack;
    await act.objects('nurse', citizen, ['muni_social', 'muni_health', 'muni_employment'], ['medication_depot']);
    const after = await cardOf('muniNurse', citizen);
    expect(shows(after, 'region_psych')).not.toContain('medication_depot');
    expect(shows(after, 'region_psych')).toContain('mental_state');
    expect(after?.objections).toEqual([]);
    // What is held back is explained from the rules and consents alone: no road changes because of a refusal.
    for (const note of after?.heldBack ?? []) {
      expect(note.consentState).toBe('not_asked');
      if (note.categories.every((category) => category !== 'medication_depot'))
        expect(notesBefore).toContainEqual(note);
    }
    expect((await cardOf('nurse', citizen))?.objections).toMatchObject([
      { givenTo: 'region_psych', categories: ['medication_depot'], mayLift: true },
    ]);
  });
});

describe('law 19', () => {
  it('law 19: consent given 1 March 2027 is valid on 29 February 2028 and gone on 1 March 2028', async () => {
    team.clock.set('2027-03-01T10:00:00Z');
    const citizen = await regional();
    await act.give('nurse', citizen);
    for (const moment of ['2028-02-29T08:00:00Z', '2028-02-29T22:59:59Z']) {
      team.clock.set(moment);
      expect(shows(await cardOf('supportWorker', citizen), 'region_psych')).toContain('identification');
    }
    team.clock.set('2028-02-29T23:00:00Z');
    expect(await cardOf('supportWorker', citizen)).toBeUndefined();
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'expired', expires_on: '2028-03-01' }]);
  });
});

describe('law 20', () => {
  it('law 20: of a refused base consent nothing reaches the municipality, not even that it was asked', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    const citizen = await knownToAll(team);
    const untouched = await knownToAll(team);
    const events = (await team.events()).length;
    await act.does('nurse', 'consent.ask', citizen, { package: 'PKG_BASE', version: null, answerBy: '2026-12-20' });
    await act.does('nurse', 'consent.refuse', citizen, { package: 'PKG_BASE', version: 1, askAgainOn: '2027-03-01' });
    for (const key of ['supportWorker', 'muniNurse'] as const) {
      const [asked, never] = [await cardOf(key, citizen), await cardOf(key, untouched)];
      expect(asked?.consents).toEqual(never?.consents);
      expect(asked?.heldBack).toEqual(never?.heldBack);
      expect(
        await team.as(key, (tx) => tx.em.query('SELECT 1 FROM consent WHERE citizen_id = $1', [citizen.key])),
      ).toEqual([]);
    }
    const told = (await team.events())
      .slice(events)
      .flatMap((event) => [...event.changed_for, ...event.lost, ...event.lost_named]);
    expect(told.filter((key) => key.startsWith('muni'))).toEqual([]);
    expect(await act.tasks(citizen)).toEqual([]);
    // To the side that asked, the day agreed is told.
    expect(packageOf(await cardOf('nurse', citizen), 'PKG_BASE')).toMatchObject({
      state: 'refused',
      askAgainOn: '2027-03-01',
    });
  });
});

describe('law 22', () => {
  it('law 22: a refusal of everything towards the municipality, then an agreement that lists home nursing: its fields are seen by the nurse, and nothing else', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_health', { contacts: ['muniNurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .saying('region_psych', 'medication_depot', 'Depot hver 14. dag.')
        .saying('region_psych', 'mental_state', 'Sover dårligt.')
        .saying('region_psych', 'crisis_plan', 'Ring til søsteren.')
        .agreeing(['region_psych', 'muni_health'], ['medication_depot'], '2026-12-10', '2027-01-10'),
    );
    await act.objects('nurse', citizen, ['muni_social', 'muni_health', 'muni_employment']);
    expect(await act.sees('muniNurse', citizen, 'region_psych')).toEqual([]);
    team.clock.set('2026-12-10T10:00:00Z');
    await team.decidesAnew([citizen.key]);
    expect((await act.sees('muniNurse', citizen, 'region_psych')).sort()).toEqual(
      ['coordination_plan', 'identification', 'medication_depot', 'team_membership'].sort(),
    );
    expect(await act.sees('supportWorker', citizen, 'region_psych')).toEqual([]);
    team.clock.set('2027-01-10T23:00:00Z');
    await team.decidesAnew([citizen.key]);
    expect(await act.sees('muniNurse', citizen, 'region_psych')).toEqual([]);
  });
});
