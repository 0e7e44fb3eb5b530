import { Elements, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey } from '@samtavle/api-access/testing';
import { MeetingList } from '@samtavle/contracts';
import { aBoardMeeting, type BoardMeeting, refusedWith } from '../testing/a-board-meeting.js';
import { ShowMinutes } from './show-minutes.js';

let board: BoardMeeting;
beforeAll(async () => {
  board = await aBoardMeeting();
}, 60_000);
afterAll(() => board?.team.close());
beforeEach(() => board.team.clock.set('2026-11-26T07:15:00Z'));
afterEach(() => board.ends());

describe('the minutes', () => {
  it('have everybody on the board the viewer may see exactly once, and those not come to as not discussed', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    await board.take(meeting, board.shared);
    board.team.clock.advance({ seconds: 12 });
    await board.decide(meeting, board.shared, 'unchanged');
    await board.team.does('nurse', 'meeting.close', { meeting });
    const names = async (key: StaffKey) =>
      (await board.minutes(key, meeting)).items.map(({ name, outcome }) => `${name}: ${outcome}`);
    expect(await names('nurse')).toEqual([
      'Lisbeth Delt: unchanged',
      'Ingeborg Alene: not_discussed',
      'Viggo Apart: not_discussed',
    ]);
    expect(await names('supportWorker')).toEqual([
      'Lisbeth Delt: unchanged',
      'Karla Kommunal: not_discussed',
      'Viggo Apart: not_discussed',
    ]);
    expect([...(await board.minutes('nurse', meeting)).attendees].sort()).toEqual(
      [board.team.member('nurse'), board.team.member('supportWorker')].sort(),
    );
  });

  it('show a citizen no longer than the decision does', async () => {
    const citizen = await board.team.meets(
      aCitizen()
        .named('Åse', 'Skifter')
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .consenting('PKG_BASE'),
    );
    const meeting = await board.meets('nurse');
    await board.take(meeting, citizen);
    await board.decide(meeting, citizen, 'unchanged');
    await board.team.does('nurse', 'meeting.close', { meeting });
    expect(JSON.stringify(await board.minutes('supportWorker', meeting))).toContain('Åse Skifter');
    await board.team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    await board.team.decidesAnew([citizen.key]);
    expect(JSON.stringify(await board.minutes('supportWorker', meeting))).not.toContain('Åse Skifter');
    expect(JSON.stringify(await board.minutes('nurse', meeting))).toContain('Åse Skifter');
  });

  it('hold what was agreed, each part for those who may read it', async () => {
    const meeting = await board.meets('nurse');
    for (const [category, text] of [
      ['visit_logistics', 'Besøg i eftermiddag'],
      ['mental_state', 'Øg medicinen'],
    ] as const) {
      await board.team.as('nurse', (tx) =>
        board.team.get(Elements).add(tx, {
          citizenId: board.shared.key,
          kind: 'action',
          owner: 'region_psych',
          category,
          content: { text, responsible: null, dueOn: null, doneAt: null, meeting },
        }),
      );
      board.team.clock.advance({ seconds: 1 });
    }
    await board.take(meeting, board.shared);
    await board.decide(meeting, board.shared, 'changed');
    await board.team.does('nurse', 'meeting.close', { meeting });
    const agreed = async (key: StaffKey) =>
      (await board.minutes(key, meeting)).items.flatMap(({ actions }) => actions.map(({ text }) => text));
    expect(await agreed('nurse')).toEqual(['Besøg i eftermiddag', 'Øg medicinen']);
    expect(await agreed('supportWorker')).toEqual(['Besøg i eftermiddag']);
  });

  it('are recorded before they are shown, citizen by citizen', async () => {
    const meeting = await board.meets('nurse');
    await board.team.does('nurse', 'meeting.close', { meeting });
    const { items } = await board.minutes('nurse', meeting);
    expect((await board.team.audit('minutes.shown')).at(-1)).toMatchObject({
      citizens: items.length,
      actor_name: 'Nanna Prøve',
    });
    await board.team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      await expect(board.minutes('nurse', meeting)).rejects.toThrow();
    } finally {
      await board.team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
  });

  it('on paper are recorded as printed, and have what the screen has', async () => {
    const meeting = await board.meets('nurse', 'supportWorker');
    await board.team.does('nurse', 'meeting.close', { meeting });
    const before = (await board.team.audit('minutes.printed')).length;
    expect(await board.minutes('supportWorker', meeting, 'minutes.printed')).toEqual(
      await board.minutes('supportWorker', meeting),
    );
    expect((await board.team.audit('minutes.printed')).slice(before)).toMatchObject([{ outcome: 'ok', citizens: 3 }]);
  });

  it('of another team’s meeting are not there, and the try is recorded', async () => {
    const meeting = await board.meets('nurse');
    await board.team.does('nurse', 'meeting.close', { meeting });
    const stranger = await (await board.team.neighbour()).viewer('nurse');
    const before = (await board.team.audit('access.refused')).length;
    const asked = board.team.get(ShowMinutes).show(stranger, NO_TRACE, meeting, 'minutes.printed');
    expect(await refusedWith(asked)).toBe('not_found');
    expect((await board.team.audit('access.refused')).slice(before)).toMatchObject([
      { outcome: 'denied', reason: 'meeting.minutes not found', citizens: 0 },
    ]);
  });

  it('are there when the meeting is over, also one nobody closed', async () => {
    const meeting = await board.meets('nurse');
    expect(await refusedWith(board.minutes('nurse', meeting))).toBe('not_found');
    board.team.clock.set('2026-11-26T12:00:00Z');
    expect(await board.minutes('nurse', meeting)).toMatchObject({ closedAt: '2026-11-26T11:15:00.000Z' });
    const next = await board.meets('nurse');
    expect(next).not.toBe(meeting);
    expect((await board.minutes('nurse', meeting)).items.length).toBeGreaterThan(0);
    const list = MeetingList.parse(await board.team.get(ShowMinutes).list(await board.team.viewer('supportWorker')));
    expect(list.meetings.map(({ id }) => id)).toContain(meeting);
    expect(list.meetings.map(({ id }) => id)).not.toContain(next);
  });
});
