import { jest } from '@jest/globals';
import { refusalOf } from '@samtavle/api-platform/testing';
import { aBoardMeeting, type BoardMeeting, refusedWith } from '../testing/a-board-meeting.js';
import { Meetings } from './meetings.js';

let board: BoardMeeting;
beforeAll(async () => {
  board = await aBoardMeeting();
}, 60_000);
afterAll(() => board?.team.close());
beforeEach(() => board.team.clock.set('2026-11-26T07:15:00Z'));
afterEach(() => board.ends());

describe('the chair of a board meeting', () => {
  it('is whoever opened it, until it is handed over', async () => {
    const meeting = await board.meets('nurse', 'otherNurse');
    expect((await board.sees('otherNurse')).chair).toBe(board.team.member('nurse'));
    expect(await refusedWith(board.take(meeting, board.alone, null, 'otherNurse'))).toBe('not_chair');
    expect(
      await refusedWith(
        board.team.does('otherNurse', 'meeting.hand-over', { meeting, to: board.team.member('otherNurse') }),
      ),
    ).toBe('not_chair');
    expect(
      (
        await refusalOf(
          board.team.does('nurse', 'meeting.hand-over', { meeting, to: board.team.member('psychiatrist') }),
        )
      ).body(),
    ).toMatchObject({ fields: [{ path: 'to', problem: 'not_in_room' }] });
    await board.team.does('nurse', 'meeting.hand-over', { meeting, to: board.team.member('otherNurse') });
    await board.take(meeting, board.alone, null, 'otherNurse');
    expect(await refusedWith(board.decide(meeting, board.alone, 'unchanged'))).toBe('not_chair');
  });

  it('is taken over by who is in the room when the chair has gone', async () => {
    const meeting = await board.meets('nurse', 'otherNurse');
    await board.team.does('nurse', 'meeting.leave', { meeting });
    expect(await refusedWith(board.take(meeting, board.alone))).toBe('not_chair');
    await board.team.does('otherNurse', 'meeting.hand-over', { meeting, to: board.team.member('otherNurse') });
    await board.take(meeting, board.alone, null, 'otherNurse');
  });

  it('opens a meeting, or sits in the one that is open, also in the moment a colleague closes that', async () => {
    const first = await board.meets('otherNurse');
    const meetings = board.team.get(Meetings);
    const closing: Promise<unknown>[] = [];
    const looks = meetings.open.bind(meetings);
    const open = jest.spyOn(meetings, 'open').mockImplementationOnce(async (tx) => {
      closing.push(board.team.does('otherNurse', 'meeting.close', { meeting: first }));
      await board.team.somebodyWaits(closing[0]);
      return looks(tx);
    });
    expect((await board.team.does('nurse', 'meeting.open', {})).id).toBe(first);
    await Promise.all(closing);
    open.mockRestore();
    expect((await board.team.does('nurse', 'meeting.open', {})).id).not.toBe(first);
  });

  it('with two windows at once has one winner, and the other is told', async () => {
    const meeting = await board.meets('nurse');
    await board.take(meeting, board.alone);
    const moved = await Promise.allSettled([
      board.take(meeting, board.shared, board.alone),
      board.take(meeting, board.apart, board.alone),
    ]);
    expect(moved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = moved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toMatchObject({ code: 'meeting_moved_on' });
    const { current } = await board.sees('nurse');
    const won = [board.shared, board.apart].find((one) => one.id('region_psych') === current?.citizen);
    if (!won) throw new Error('one of them won');
    const said = await Promise.allSettled([
      board.decide(meeting, won, 'changed'),
      board.decide(meeting, won, 'unchanged'),
    ]);
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is one meeting with one chair when two open it at once', async () => {
    await Promise.all([
      board.team.does('nurse', 'meeting.open', {}),
      board.team.does('supportWorker', 'meeting.open', {}),
    ]);
    const [one, other] = [await board.sees('nurse'), await board.sees('supportWorker')];
    expect(one.chair).toBe(other.chair);
    expect([board.team.member('nurse'), board.team.member('supportWorker')]).toContain(one.chair);
  });
});

describe('a chair who may not see the one talked about', () => {
  it('leads the meeting on from a citizen they cannot see, who is not talked about any more', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    await board.take(meeting, board.alone);
    board.team.clock.advance({ seconds: 20 });
    await board.team.does('nurse', 'meeting.hand-over', { meeting, to: board.team.member('supportWorker') });
    await board.take(meeting, board.municipal, null, 'supportWorker');
    expect((await board.sees('nurse')).items).toEqual([
      expect.objectContaining({ citizen: board.alone.id('region_psych'), since: null, seconds: 20, outcome: null }),
    ]);
  });
});
