import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { aBoardTeam, currentOf } from '../../testing/a-board-team.js';

let team: TestTeam;
const NURSES = 'region_psych/nurse_region/h';

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const onBoard = (action: string | null = null) =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['otherNurse'] })
      .onBoard(2, { reasons: ['symptoms_worse', 'own_wish'], action }),
  );

const takeOff = (
  citizen: TestCitizen,
  more: { version?: number; handOverActions?: boolean; followUpOn?: string } = {},
  key: StaffKey = 'nurse',
) =>
  team.does(key, 'board.take-off', {
    citizen: citizen.id('region_psych'),
    owner: 'region_psych',
    version: 1,
    because: 'stable',
    ...more,
  });
const putBack = (citizen: TestCitizen, version = 2, key: StaffKey = 'nurse') =>
  team.does(key, 'board.return', { citizen: citizen.id('region_psych'), owner: 'region_psych', version });

const openKinds = async (citizen: TestCitizen) =>
  (
    await team.database.asOwner<{ kind: string }>(
      `SELECT kind FROM element WHERE citizen_id = $1 AND ended_at IS NULL ORDER BY kind`,
      [citizen.key],
    )
  ).map(({ kind }) => kind);

describe('taking a citizen off the board', () => {
  it('ends the stay and its reasons, and leaves the card to who still has a relation', async () => {
    const citizen = await onBoard();
    expect(await takeOff(citizen)).toMatchObject({ version: 2 });
    expect(await openKinds(citizen)).toEqual(['contacts', 'identity']);
    expect(await team.card('psychiatrist', citizen)).toBeUndefined();
    expect(await team.card('otherNurse', citizen)).toMatchObject({ stay: null, reasons: [], reasonHeld: false });
    const [off, shared] = (await team.events()).slice(-2);
    expect(off).toMatchObject({ change: 'taken_off', citizen_id: citizen.key });
    expect(shared?.lost).toContain(NURSES);
    expect(shared?.lost_named).toEqual([]);
  });

  it('leaves a follow-up with whoever did it, fourteen days on, or on the day they chose', async () => {
    const citizen = await onBoard();
    await takeOff(citizen);
    expect(await team.card('nurse', citizen)).toBeDefined();
    team.clock.set('2026-12-10T22:59:59Z');
    expect(await team.card('nurse', citizen)).toBeDefined();
    team.clock.set('2026-12-10T23:00:00Z');
    expect(await team.card('nurse', citizen)).toBeUndefined();

    team.clock.set('2026-11-26T07:15:00Z');
    const other = await onBoard();
    await takeOff(other, { followUpOn: '2026-11-28' });
    team.clock.set('2026-11-28T23:00:00Z');
    expect(await team.card('nurse', other)).toBeUndefined();
  });

  it('forgets nobody who owes an action: it is finished first, or goes along', async () => {
    const citizen = await onBoard('Ring til hende.');
    expect((await refusalOf(takeOff(citizen))).body()).toMatchObject({ error: 'open_actions' });
    expect((await team.card('nurse', citizen))?.stay).toMatchObject({ version: 1 });
    await takeOff(citizen, { handOverActions: true });
    expect((await team.card('nurse', citizen))?.action).toMatchObject({ text: 'Ring til hende.' });
  });

  it('does not count an action of the other side that one may not see', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2, { reasons: ['symptoms_worse'], action: 'Øg medicinen.' })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE'),
    );
    await team.does('supportWorker', 'board.take-off', {
      citizen: citizen.id('muni_social'),
      owner: 'region_psych',
      version: 1,
      because: 'stable',
    });
    expect((await team.card('supportWorker', citizen))?.stay).toBeNull();
  });

  it('from under somebody who moved it is refused, and says how it stands now', async () => {
    const citizen = await onBoard();
    await team.does('nurse', 'board.move', {
      citizen: citizen.id('region_psych'),
      owner: 'region_psych',
      level: 3,
      version: 1,
    });
    const refusal = await refusalOf(takeOff(citizen));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({ version: 2, content: { level: 3 } });
  });

  it('that are not on it is refused', async () => {
    const citizen = await onBoard();
    await takeOff(citizen);
    expect((await refusalOf(takeOff(citizen))).code).toBe('not_on_board');
  });

  it('with a follow-up on a day that has been is refused', async () => {
    const citizen = await onBoard();
    expect((await refusalOf(takeOff(citizen, { followUpOn: '2026-11-25' }))).body()).toMatchObject({
      fields: [{ path: 'followUpOn', problem: 'past' }],
    });
  });
});

describe('undoing it', () => {
  it('goes on with the same stay and the reasons it had', async () => {
    const citizen = await onBoard('Ring til hende.');
    const before = await team.card('psychiatrist', citizen);
    await takeOff(citizen, { handOverActions: true });
    expect(await putBack(citizen)).toMatchObject({ version: 3 });
    const after = await team.card('psychiatrist', citizen);
    expect(after).toEqual({ ...before, stay: before?.stay && { ...before.stay, version: 3 } });
    expect((await team.events()).at(-1)).toMatchObject({ change: 'placed' });
  });

  it('brings back no reason that was taken away before', async () => {
    const citizen = await onBoard();
    await team.does('nurse', 'board.edit', {
      citizen: citizen.id('region_psych'),
      owner: 'region_psych',
      version: 1,
      reasons: ['depot_missed'],
    });
    team.clock.advance({ minutes: 1 });
    await takeOff(citizen, { version: 2 });
    await putBack(citizen, 3);
    expect((await team.card('nurse', citizen))?.reasons.map(({ reason }) => reason)).toEqual(['depot_missed']);
  });

  it('is for the sector that did it: another sees less, and would bring back less', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['otherNurse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE')
        .onBoard(2, { reasons: ['symptoms_worse'] }),
    );
    await takeOff(citizen);
    const back = { citizen: citizen.id('muni_social'), owner: 'region_psych', version: 2 } as const;
    expect((await refusalOf(team.does('supportWorker', 'board.return', back))).code).toBe('action_not_allowed');
    await putBack(citizen);
    expect((await team.card('nurse', citizen))?.reasons.map(({ reason }) => reason)).toEqual(['symptoms_worse']);
  });

  it('is possible until the end of the next day', async () => {
    const citizen = await onBoard();
    await takeOff(citizen);
    team.clock.set('2026-11-27T22:30:00Z');
    await putBack(citizen);
    await takeOff(citizen, { version: 3 });
    team.clock.set('2026-11-28T23:00:00Z');
    expect((await refusalOf(putBack(citizen, 4))).code).toBe('not_on_board');
  });

  it('is refused for somebody on the board, with an old version, and for who does not have the card any more', async () => {
    const citizen = await onBoard();
    expect((await refusalOf(putBack(citizen, 1))).code).toBe('already_on_board');
    await takeOff(citizen);
    const refusal = await refusalOf(putBack(citizen, 1));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({ version: 2, content: { leftBecause: 'stable' } });
    expect((await refusalOf(putBack(citizen, 2, 'psychiatrist'))).code).toBe('not_found');
  });
});
