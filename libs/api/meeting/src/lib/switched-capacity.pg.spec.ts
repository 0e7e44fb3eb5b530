import { randomUUID } from 'node:crypto';
import { NO_TRACE } from '@samtavle/api-access';
import { refusalOf } from '@samtavle/api-platform/testing';
import { MeetingView, unpackCards, WallView } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { aBoardMeeting, type BoardMeeting, refusedWith } from '../testing/a-board-meeting.js';
import { ShowMeeting } from './show-meeting.js';
import { ShowWall } from './show-wall.js';

let board: BoardMeeting;
beforeAll(async () => {
  board = await aBoardMeeting();
}, 60_000);
afterAll(() => board?.team.close());
beforeEach(() => board.team.clock.set('2026-11-26T07:15:00Z'));
afterEach(async () => {
  await board.ends();
  await board.team.database.asOwner('DELETE FROM session');
});

const municipal = () => board.team.member('leader', 'muni_social');
const regional = () => board.team.member('leader', 'region_psych');
/** Ends the sessions the leader has, and signs in as this one: what a change of capacity does. */
const worksAs = async (...sectors: Sector[]) => {
  await board.team.database.asOwner('UPDATE session SET ended_at = now() WHERE ended_at IS NULL');
  for (const sector of sectors)
    await board.team.database.asOwner(
      `INSERT INTO session (id, token_hash, person_id, member_id, started_at, authenticated_at, last_used_at)
       VALUES ($1::uuid, decode(md5($1::text), 'hex'), $2, $3, now(), now(), now())`,
      [randomUUID(), board.team.person('leader'), board.team.member('leader', sector)],
    );
};
const seesAs = async (sector: Sector) => {
  const viewer = await board.team.viewer('leader', sector);
  const seen = MeetingView.parse(await board.team.get(ShowMeeting).show(viewer, NO_TRACE));
  return 'meeting' in seen ? seen.meeting : null;
};
const onWall = async () => {
  const wall = WallView.parse(await board.team.get(ShowWall).show(await board.team.viewer('nurse'), NO_TRACE, null));
  return wall.kind === 'wall' ? [...unpackCards(wall.cards)].map(({ name }) => name) : [];
};
const takesOut = (key: 'nurse' | 'otherNurse', member = municipal()) =>
  board.sees('nurse').then(({ id }) => board.team.does(key, 'meeting.take-out', { meeting: id, member }));
const withBoth = async () => {
  const meeting = await board.meets('nurse', 'otherNurse');
  await worksAs('muni_social');
  await board.team.does('leader', 'meeting.join', { meeting }, { sector: 'muni_social' });
  return meeting;
};

describe('somebody who changes capacity during a meeting', () => {
  it('narrows the wall with both: the change itself shows nothing more', async () => {
    const meeting = await withBoth();
    const before = await onWall();
    await worksAs('region_psych');
    expect(await onWall()).toEqual(before);
    await board.team.does('leader', 'meeting.join', { meeting }, { sector: 'region_psych' });
    expect(await onWall()).toEqual(before);
    expect(before).not.toContain('Ingeborg A.');
    expect((await board.sees('nurse')).participants.map(({ member }) => member)).toEqual(
      expect.arrayContaining([municipal(), regional()]),
    );
  });

  it('is shown to the chair and to themselves, and to nobody else', async () => {
    await withBoth();
    expect((await board.sees('nurse')).leftBehind).toEqual([]);
    await worksAs('region_psych');
    expect((await board.sees('nurse')).leftBehind).toEqual([municipal()]);
    expect((await seesAs('region_psych'))?.leftBehind).toEqual([municipal()]);
    expect((await board.sees('otherNurse')).leftBehind).toEqual([]);
  });

  it('has the old capacity taken out by the chair with one press, and the wall says what the room may see then', async () => {
    await withBoth();
    await worksAs('region_psych');
    expect(await onWall()).not.toContain('Ingeborg A.');
    await takesOut('nurse');
    const { participants, leftBehind } = await board.sees('nurse');
    expect(participants.map(({ member }) => member)).not.toContain(municipal());
    expect(leftBehind).toEqual([]);
    expect(await onWall()).toContain('Ingeborg A.');
    expect(await board.called()).toContain(municipal());
  });

  it('can take the own old capacity out, also when it is the chair’s and nobody else could', async () => {
    await worksAs('muni_social');
    const { id } = await board.team.does('leader', 'meeting.open', {}, { sector: 'muni_social' });
    expect(id).not.toBeNull();
    await worksAs('region_psych');
    const meeting = (await seesAs('region_psych'))?.id;
    if (!meeting) throw new Error('a meeting is open');
    await board.team.does('leader', 'meeting.take-out', { meeting, member: municipal() }, { sector: 'region_psych' });
    expect((await seesAs('region_psych'))?.participants).toEqual([]);
    expect((await board.team.audit('command.done')).at(-1)).toMatchObject({
      command: 'meeting.take-out',
      resource: municipal(),
    });
  });

  it('is taken out by nobody else, and not while they still work as that somewhere', async () => {
    await withBoth();
    await worksAs('region_psych');
    expect(await refusedWith(takesOut('otherNurse'))).toBe('not_chair');
    await worksAs('region_psych', 'muni_social');
    expect((await board.sees('nurse')).leftBehind).toEqual([]);
    expect((await refusalOf(takesOut('nurse'))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'member', problem: 'still_there' }],
    });
    expect(await refusedWith(takesOut('nurse', board.team.member('otherNurse')))).toBe('invalid_input');
  });

  it('is not left behind by signing out alone: who has gone without a word is asked, not taken out', async () => {
    await withBoth();
    await worksAs();
    expect((await board.sees('nurse')).leftBehind).toEqual([]);
    expect(await refusedWith(takesOut('nurse'))).toBe('invalid_input');
  });
});
