import { NO_TRACE } from '@samtavle/api-access';
import { type StaffKey } from '@samtavle/api-access/testing';
import { type CommandDraft, MeetingId, type MeetingMinutes, WallView } from '@samtavle/contracts';
import { aBoardMeeting, type BoardMeeting, refusedWith } from '../testing/a-board-meeting.js';
import { ShowMinutes } from './show-minutes.js';
import { ShowWall } from './show-wall.js';

let board: BoardMeeting;
beforeAll(async () => {
  board = await aBoardMeeting();
}, 60_000);
afterAll(() => board?.team.close());
beforeEach(() => board.team.clock.set('2026-11-26T07:15:00Z'));
afterEach(() => board.ends());

describe('leading a board meeting', () => {
  it('comes to one after the other, counts the time, and has exactly one outcome for each', async () => {
    const meeting = await board.meets('nurse');
    await board.take(meeting, board.alone);
    board.team.clock.advance({ seconds: 31 });
    await board.decide(meeting, board.alone, 'unchanged');
    await board.take(meeting, board.shared, board.alone);
    const { items, current } = await board.sees('nurse');
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({
        citizen: board.alone.id('region_psych'),
        outcome: 'unchanged',
        seconds: 31,
        since: null,
        version: 1,
      }),
    );
    expect(current).toEqual({ citizen: board.shared.id('region_psych'), talkedOn: null });
  });

  it('takes somebody up again until it closes, and keeps what was said before', async () => {
    const meeting = await board.meets('nurse');
    await board.take(meeting, board.alone);
    await board.decide(meeting, board.alone, 'unchanged');
    await board.take(meeting, board.shared, board.alone);
    await board.take(meeting, board.alone, board.shared);
    expect((await board.sees('nurse')).items).toContainEqual(
      expect.objectContaining({
        citizen: board.alone.id('region_psych'),
        outcome: 'unchanged',
        since: expect.any(String),
      }),
    );
    await board.decide(meeting, board.alone, 'changed', 1);
    await board.team.does('nurse', 'meeting.close', { meeting });
    const said = (await board.minutes('nurse', meeting)).items.find(({ name }) => name === 'Ingeborg Alene');
    expect(said).toMatchObject({ outcome: 'changed', before: ['unchanged'] });
  });

  it('says “taken off” of who has left the board, and of nobody else', async () => {
    const meeting = await board.meets('nurse');
    await board.take(meeting, board.alone);
    expect(await refusedWith(board.decide(meeting, board.alone, 'taken_off'))).toBe('outcome_not_possible');
  });

  it('says nothing of who was not come to, but that they were not discussed', async () => {
    const meeting = await board.meets('nurse');
    expect(await refusedWith(board.decide(meeting, board.alone, 'changed'))).toBe('outcome_not_possible');
    await board.decide(meeting, board.alone, 'not_discussed');
  });

  it('closed twice is a clear error, and nothing more happens in it', async () => {
    const meeting = await board.meets('nurse');
    await board.team.does('nurse', 'meeting.close', { meeting });
    for (const late of [
      () => board.team.does('nurse', 'meeting.close', { meeting }),
      () => board.take(meeting, board.alone),
      () => board.decide(meeting, board.alone, 'unchanged'),
      () => board.team.does('nurse', 'meeting.hand-over', { meeting, to: board.team.member('nurse') }),
    ])
      expect(await refusedWith(late())).toBe('meeting_over');
    expect(await refusedWith(board.take(MeetingId.parse('11111111-1111-4111-8111-111111111111'), board.alone))).toBe(
      'not_found',
    );
  });

  it('is another team’s affair nowhere', async () => {
    const meeting = await board.meets('nurse');
    const neighbour = await board.team.neighbour();
    expect(await refusedWith(neighbour.does('nurse', 'meeting.close', { meeting }))).toBe('not_found');
    await board.team.does('nurse', 'meeting.close', { meeting });
    expect(await refusedWith(neighbour.does('nurse', 'meeting.close', { meeting }))).toBe('not_found');
    const shown = neighbour.get(ShowMinutes).show(await neighbour.viewer('nurse'), NO_TRACE, meeting, 'minutes.shown');
    expect(await refusedWith(shown)).toBe('not_found');
  });
});

describe('somebody who may not see a citizen', () => {
  it('is told nothing of the item: neither that it is there, nor that one is going on', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    const { tag: before, ...still } = await board.sees('supportWorker');
    await board.take(meeting, board.alone);
    await board.decide(meeting, board.alone, 'changed');
    await board.take(meeting, board.apart, board.alone);
    expect((await board.sees('nurse')).items).toHaveLength(2);
    // Not only the same words: the same tag, so that even having asked tells nothing.
    expect(await board.view('supportWorker', before)).toEqual({ unchanged: true });
    expect(await board.sees('supportWorker')).toEqual({ tag: before, ...still });
    expect(still).toMatchObject({ items: [], current: null });
  });

  it('is not called when the meeting goes from one hidden citizen to the next', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    await board.take(meeting, board.alone);
    expect(await board.called()).toContain(board.team.member('otherNurse'));
    expect(await board.called()).not.toContain(board.team.member('supportWorker'));
    await board.decide(meeting, board.alone, 'unchanged');
    expect(await board.called()).not.toContain(board.team.member('supportWorker'));
    await board.take(meeting, board.apart, board.alone);
    expect(await board.called()).not.toContain(board.team.member('supportWorker'));
    await board.take(meeting, board.shared, board.apart);
    expect(await board.called()).toContain(board.team.member('supportWorker'));
    await board.take(meeting, board.alone, board.shared);
    expect(await board.called()).toContain(board.team.member('supportWorker'));
  });

  it('sees a citizen both sides have apart as waiting, whatever the other side said', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    await board.take(meeting, board.apart);
    await board.decide(meeting, board.apart, 'changed');
    await board.team.does('nurse', 'meeting.close', { meeting });
    const [theirs, ours] = [await board.minutes('supportWorker', meeting), await board.minutes('nurse', meeting)];
    const of = (said: MeetingMinutes) => said.items.find(({ name }) => name === 'Viggo Apart');
    expect(of(theirs)).toMatchObject({ citizen: board.apart.id('muni_social'), outcome: 'not_discussed', seconds: 0 });
    expect(of(ours)).toMatchObject({ citizen: board.apart.id('region_psych'), outcome: 'changed' });
  });

  it('asks in vain with the id the other sector knows, as with one of nobody', async () => {
    const meeting = await board.meets('supportWorker');
    const asking = (citizen: CommandDraft<'meeting.take'>['citizen']) =>
      refusedWith(board.team.does('supportWorker', 'meeting.take', { meeting, citizen, after: null }));
    expect(await asking(board.alone.id('region_psych'))).toBe('not_found');
    expect(await asking(board.alone.id('muni_social'))).toBe('not_found');
  });

  it('has the item closed to them by the database, whatever the program asks for', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    await board.take(meeting, board.alone);
    await board.decide(meeting, board.alone, 'changed');
    await board.decide(meeting, board.alone, 'unchanged', 1);
    const rows = (key: StaffKey) =>
      board.team.as(key, (tx) =>
        tx.em.query<unknown[]>('SELECT 1 FROM meeting_item UNION ALL SELECT 1 FROM meeting_item_version'),
      );
    const own = (await rows('nurse')).length;
    expect(own).toBeGreaterThanOrEqual(2);
    const seen = await board.team.as('supportWorker', (tx) =>
      tx.em.query<{ citizen_id: string }[]>('SELECT citizen_id FROM meeting_item WHERE meeting_id = $1', [meeting]),
    );
    expect(seen).toEqual([]);
  });
});

describe('the wall of a board meeting', () => {
  it('marks the one talked about where everybody in the room may see them, and nobody else', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    const marked = async () => {
      const wall = WallView.parse(
        await board.team.get(ShowWall).show(await board.team.viewer('nurse'), NO_TRACE, null),
      );
      return wall.kind === 'wall' ? wall.current : undefined;
    };
    await board.take(meeting, board.alone);
    expect(await marked()).toBeNull();
    await board.take(meeting, board.shared, board.alone);
    expect(await marked()).toBe(board.shared.id('region_psych'));
  });
});
