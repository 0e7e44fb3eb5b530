import { refusalOf } from '@samtavle/api-platform/testing';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { type BoardReason } from '@samtavle/domain';
import { aBoardTeam, currentOf } from '../../testing/a-board-team.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aBoardTeam();
}, 60_000);
afterAll(() => team?.close());

const onBoard = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2, { reasons: ['symptoms_worse', 'own_wish'] }),
  );
const sharedOnBoard = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych')
      .onBoard(2, { reasons: ['symptoms_worse'] })
      .enrolledBy('muni_social')
      .consenting('PKG_BASE')
      .consenting('PKG_SOCIAL', { askedBy: 'muni_social' }),
  );
const move = (citizen: TestCitizen, level: 1 | 2 | 3, version = 1) =>
  team.does('nurse', 'board.move', { citizen: citizen.id('region_psych'), owner: 'region_psych', level, version });

interface Edited {
  readonly reasons?: BoardReason[];
  readonly reviewOn?: string | null;
  readonly discussedWith?: StaffKey[];
  readonly version?: number;
}

/** Of the region's stay, whoever edits it. */
function edit(citizen: TestCitizen, { discussedWith, version = 1, ...what }: Edited, key: StaffKey = 'nurse') {
  return team.does(key, 'board.edit', {
    citizen: citizen.id(key === 'supportWorker' ? 'muni_social' : 'region_psych'),
    owner: 'region_psych',
    version,
    ...what,
    ...(discussedWith ? { discussedWith: discussedWith.map((one) => team.member(one)) } : {}),
  });
}

describe('moving a stay', () => {
  it('puts it in another column, and says from where', async () => {
    const citizen = await onBoard();
    expect(await move(citizen, 3)).toMatchObject({ version: 2 });
    expect((await team.card('otherNurse', citizen))?.stay).toMatchObject({ level: 3, version: 2 });
    const [moved] = await team.database.asOwner<{ from_level: number; change: string }>(
      'SELECT from_level, change FROM team_event ORDER BY seq DESC LIMIT 1',
    );
    expect(moved).toEqual({ from_level: 2, change: 'moved' });
  });

  it('to where it stands already is no event', async () => {
    const citizen = await onBoard();
    const events = (await team.events()).length;
    expect(await move(citizen, 2)).toMatchObject({ seq: null, version: 1 });
    expect(await team.events()).toHaveLength(events);
  });

  it('is anybody’s who may see it: the board is the shared layer of both authorities', async () => {
    const citizen = await sharedOnBoard();
    await team.does('supportWorker', 'board.move', {
      citizen: citizen.id('muni_social'),
      owner: 'region_psych',
      level: 1,
      version: 1,
    });
    expect((await team.card('nurse', citizen))?.stay).toMatchObject({ owner: 'region_psych', level: 1 });
  });

  it('that somebody else moved since is refused, and the refusal says how it stands now', async () => {
    const citizen = await onBoard();
    await move(citizen, 3);
    const refusal = await refusalOf(move(citizen, 1));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({ version: 2, content: { kind: 'stay', level: 3 } });
    expect((await team.card('nurse', citizen))?.stay).toMatchObject({ level: 3 });
  });

  it('is not possible off the board, nor for a stay one may not see: the same answer', async () => {
    const off = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    expect((await refusalOf(move(off, 3))).body()).toMatchObject({ error: 'not_on_board' });
    const apart = await team.meets(
      aCitizen()
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .enrolledBy('region_psych')
        .onBoard(2, { owner: 'region_psych' }),
    );
    const refusal = await refusalOf(
      team.does('supportWorker', 'board.move', {
        citizen: apart.id('muni_social'),
        owner: 'region_psych',
        level: 3,
        version: 1,
      }),
    );
    expect(refusal.body()).toEqual((await refusalOf(move(off, 3))).body());
  });
});

describe('editing a stay', () => {
  it('changes the review and who it was discussed with', async () => {
    const citizen = await onBoard();
    expect(
      await edit(citizen, { reviewOn: '2026-12-01', discussedWith: ['otherNurse', 'supportWorker'] }),
    ).toMatchObject({ version: 2 });
    expect((await team.card('nurse', citizen))?.stay).toMatchObject({ reviewOn: '2026-12-01', version: 2 });
    await edit(citizen, { reviewOn: null, version: 2 });
    expect((await team.card('nurse', citizen))?.stay).toMatchObject({ reviewOn: null });
  });

  it('replaces the own sector’s reasons; the first is the primary one', async () => {
    const citizen = await onBoard();
    await edit(citizen, { reasons: ['depot_missed', 'symptoms_worse'] });
    expect((await team.card('nurse', citizen))?.reasons.map(({ reason }) => reason)).toEqual([
      'depot_missed',
      'symptoms_worse',
    ]);
  });

  it('leaves the other sector’s reasons alone, and needs none of one’s own on their stay', async () => {
    const citizen = await sharedOnBoard();
    await edit(citizen, { reasons: ['eviction_threat'] }, 'supportWorker');
    expect((await team.card('nurse', citizen))?.reasons).toEqual([
      { owner: 'region_psych', reason: 'symptoms_worse' },
      { owner: 'muni_social', reason: 'eviction_threat' },
    ]);
    await edit(citizen, { reasons: [], version: 2 }, 'supportWorker');
    expect((await team.card('nurse', citizen))?.reasons).toEqual([{ owner: 'region_psych', reason: 'symptoms_worse' }]);
  });

  it('leaves a stay no moment without a reason of its own', async () => {
    const citizen = await onBoard();
    expect((await refusalOf(edit(citizen, { reasons: [] }))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'reasons' }],
    });
    expect((await team.card('nurse', citizen))?.reasons).toHaveLength(2);
  });

  it('with a reason the role may not write changes nothing', async () => {
    const citizen = await onBoard();
    const refusal = await refusalOf(
      edit(citizen, { reasons: ['own_wish', 'depot_missed'], reviewOn: '2026-12-01' }, 'secretary'),
    );
    expect(refusal.body()).toMatchObject({ error: 'action_not_allowed' });
    expect((await team.card('nurse', citizen))?.stay).toMatchObject({ version: 1, reviewOn: null });
  });

  it('that somebody else edited since is refused, and the refusal says how it stands now', async () => {
    const citizen = await onBoard();
    await edit(citizen, { reviewOn: '2026-12-01' });
    const refusal = await refusalOf(edit(citizen, { reviewOn: '2026-12-02' }));
    expect(refusal.code).toBe('stale_version');
    expect(currentOf(refusal)).toMatchObject({ version: 2, content: { reviewOn: '2026-12-01' } });
  });

  it.each([
    ['a review that has been', { reviewOn: '2026-11-25' }, 'reviewOn'],
    ['a review years away', { reviewOn: '2029-01-01' }, 'reviewOn'],
  ])('to %s is refused', async (_, what, path) => {
    const citizen = await onBoard();
    expect((await refusalOf(edit(citizen, what))).body()).toMatchObject({ error: 'invalid_input', fields: [{ path }] });
  });

  it('of somebody who is not on the board is refused', async () => {
    const off = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    expect((await refusalOf(edit(off, { reviewOn: '2026-12-01' }))).code).toBe('not_on_board');
  });

  it('loses nothing when one moves and another edits at the same moment: one of them is told', async () => {
    const citizen = await onBoard();
    const tries = await Promise.allSettled([move(citizen, 3), edit(citizen, { reviewOn: '2026-12-01' })]);
    const won = tries.filter(({ status }) => status === 'fulfilled').length;
    expect(won).toBe(1);
    const late = tries.find((each) => each.status === 'rejected');
    // Second by a hair, and still told how it stands now.
    expect(late?.status === 'rejected' && late.reason).toMatchObject({
      code: 'stale_version',
      extra: { current: { version: 2 } },
    });
    const stay = (await team.card('nurse', citizen))?.stay;
    expect(stay?.version).toBe(2);
    // Whichever won is there, and the other is not half there.
    expect([stay?.level, stay?.reviewOn]).toEqual(tries[0]?.status === 'fulfilled' ? [3, null] : [2, '2026-12-01']);
  });
});
