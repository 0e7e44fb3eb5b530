import { CitizenCommand, Elements, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import {
  type CommandDraft,
  type Meeting,
  MeetingId,
  MeetingList,
  MeetingMinutes,
  type MeetingOutcome,
  MeetingView,
  WallView,
} from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { HandOverHandler, SetOutcomeHandler, TakeItemHandler } from './lead-meeting.handlers.js';
import {
  CloseMeetingHandler,
  JoinMeetingHandler,
  LeaveMeetingHandler,
  OpenMeetingHandler,
} from './meeting.handlers.js';
import { MeetingItems } from './meeting-items.js';
import { Meetings } from './meetings.js';
import { RoomRights } from './room-rights.js';
import { ShowMeeting } from './show-meeting.js';
import { ShowMinutes } from './show-minutes.js';
import { ShowWall } from './show-wall.js';

let team: TestTeam;
let shared: TestCitizen;
let alone: TestCitizen;
let apart: TestCitizen;
let municipal: TestCitizen;

beforeAll(async () => {
  team = await aTeam({
    poolSize: 8,
    rooms: [
      ...[CitizenCommand, Meetings, MeetingItems, RoomRights, ShowWall, ShowMeeting, ShowMinutes],
      ...[OpenMeetingHandler, JoinMeetingHandler, LeaveMeetingHandler, CloseMeetingHandler],
      ...[TakeItemHandler, SetOutcomeHandler, HandOverHandler],
    ],
  });
  const base = () =>
    aCitizen()
      .enrolledBy('region_psych')
      .onBoard(3, { reasons: ['symptoms_worse'] });
  shared = await team.meets(base().named('Lisbeth', 'Delt').enrolledBy('muni_social').consenting('PKG_BASE'));
  alone = await team.meets(base().named('Ingeborg', 'Alene'));
  apart = await team.meets(
    base().named('Viggo', 'Apart').enrolledBy('muni_social').onBoard(1, { owner: 'muni_social' }),
  );
  municipal = await team.meets(aCitizen().named('Karla', 'Kommunal').enrolledBy('muni_social').onBoard(2));
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));
afterEach(async () => {
  await team.database.asOwner('UPDATE meeting SET closed_at = now() WHERE closed_at IS NULL');
});

const sectorOf = (key: StaffKey): Sector => (key === 'supportWorker' ? 'muni_social' : 'region_psych');
const meets = async (...[chair = 'nurse', ...others]: StaffKey[]): Promise<MeetingId> => {
  const meeting = MeetingId.parse((await team.does(chair, 'meeting.open', {})).id);
  for (const key of others) await team.does(key, 'meeting.join', { meeting });
  return meeting;
};
const view = async (key: StaffKey, shown: string | null = null) =>
  MeetingView.parse(await team.get(ShowMeeting).show(await team.viewer(key), NO_TRACE, shown));
const sees = async (key: StaffKey): Promise<Meeting> => {
  const seen = await view(key);
  if (!('meeting' in seen) || seen.meeting === null) throw new Error('no meeting is open');
  return seen.meeting;
};
const take = (meeting: MeetingId, citizen: TestCitizen, after: TestCitizen | null = null, key: StaffKey = 'nurse') =>
  team.does(key, 'meeting.take', {
    meeting,
    citizen: citizen.id(sectorOf(key)),
    after: after?.id(sectorOf(key)) ?? null,
  });
const decide = (
  meeting: MeetingId,
  citizen: TestCitizen,
  outcome: MeetingOutcome,
  version = 0,
  key: StaffKey = 'nurse',
) => team.does(key, 'meeting.outcome', { meeting, citizen: citizen.id(sectorOf(key)), outcome, version });
const minutes = async (key: StaffKey, meeting: MeetingId) =>
  MeetingMinutes.parse(await team.get(ShowMinutes).show(await team.viewer(key), NO_TRACE, meeting, 'minutes.shown'));
const refusedWith = async (work: Promise<unknown>) => (await refusalOf(work)).code;
const called = async () => (await team.events()).filter(({ change }) => change === 'meeting').at(-1)?.members ?? [];

describe('leading a board meeting', () => {
  it('comes to one after the other, counts the time, and has exactly one outcome for each', async () => {
    const meeting = await meets('nurse');
    await take(meeting, alone);
    team.clock.advance({ seconds: 31 });
    await decide(meeting, alone, 'unchanged');
    await take(meeting, shared, alone);
    const { items, current } = await sees('nurse');
    expect(items).toHaveLength(2);
    expect(items).toContainEqual(
      expect.objectContaining({
        citizen: alone.id('region_psych'),
        outcome: 'unchanged',
        seconds: 31,
        since: null,
        version: 1,
      }),
    );
    expect(current).toEqual({ citizen: shared.id('region_psych'), talkedOn: null });
  });

  it('takes somebody up again until it closes, and keeps what was said before', async () => {
    const meeting = await meets('nurse');
    await take(meeting, alone);
    await decide(meeting, alone, 'unchanged');
    await take(meeting, shared, alone);
    await take(meeting, alone, shared);
    expect((await sees('nurse')).items).toContainEqual(
      expect.objectContaining({ citizen: alone.id('region_psych'), outcome: 'unchanged', since: expect.any(String) }),
    );
    await decide(meeting, alone, 'changed', 1);
    await team.does('nurse', 'meeting.close', { meeting });
    const said = (await minutes('nurse', meeting)).items.find(({ name }) => name === 'Ingeborg Alene');
    expect(said).toMatchObject({ outcome: 'changed', before: ['unchanged'] });
  });

  it('is the chair’s: whoever opened it, until it is handed over', async () => {
    const meeting = await meets('nurse', 'otherNurse');
    expect((await sees('otherNurse')).chair).toBe(team.member('nurse'));
    expect(await refusedWith(take(meeting, alone, null, 'otherNurse'))).toBe('not_chair');
    expect(
      await refusedWith(team.does('otherNurse', 'meeting.hand-over', { meeting, to: team.member('otherNurse') })),
    ).toBe('not_chair');
    expect(
      (await refusalOf(team.does('nurse', 'meeting.hand-over', { meeting, to: team.member('psychiatrist') }))).body(),
    ).toMatchObject({ fields: [{ path: 'to', problem: 'not_in_room' }] });
    await team.does('nurse', 'meeting.hand-over', { meeting, to: team.member('otherNurse') });
    await take(meeting, alone, null, 'otherNurse');
    expect(await refusedWith(decide(meeting, alone, 'unchanged'))).toBe('not_chair');
  });

  it('is taken over by who is in the room when the chair has gone', async () => {
    const meeting = await meets('nurse', 'otherNurse');
    await team.does('nurse', 'meeting.leave', { meeting });
    expect(await refusedWith(take(meeting, alone))).toBe('not_chair');
    await team.does('otherNurse', 'meeting.hand-over', { meeting, to: team.member('otherNurse') });
    await take(meeting, alone, null, 'otherNurse');
  });

  it('with two windows at once has one winner, and the other is told', async () => {
    const meeting = await meets('nurse');
    await take(meeting, alone);
    const moved = await Promise.allSettled([take(meeting, shared, alone), take(meeting, apart, alone)]);
    expect(moved.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const [lost] = moved.flatMap((one) => (one.status === 'rejected' ? [one.reason] : []));
    expect(lost).toMatchObject({ code: 'meeting_moved_on' });
    const { current } = await sees('nurse');
    const at = [shared, apart].find((one) => one.id('region_psych') === current?.citizen);
    if (!at) throw new Error('one of them won');
    const said = await Promise.allSettled([decide(meeting, at, 'changed'), decide(meeting, at, 'unchanged')]);
    expect(said.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('is one meeting with one chair when two open it at once', async () => {
    await Promise.all([team.does('nurse', 'meeting.open', {}), team.does('supportWorker', 'meeting.open', {})]);
    const [one, other] = [await sees('nurse'), await sees('supportWorker')];
    expect(one.chair).toBe(other.chair);
    expect([team.member('nurse'), team.member('supportWorker')]).toContain(one.chair);
  });

  it('says “taken off” of who has left the board, and of nobody else', async () => {
    const meeting = await meets('nurse');
    await take(meeting, alone);
    expect(await refusedWith(decide(meeting, alone, 'taken_off'))).toBe('outcome_not_possible');
  });

  it('says nothing of who was not come to, but that they were not discussed', async () => {
    const meeting = await meets('nurse');
    expect(await refusedWith(decide(meeting, alone, 'changed'))).toBe('outcome_not_possible');
    await decide(meeting, alone, 'not_discussed');
  });

  it('closed twice is a clear error, and nothing more happens in it', async () => {
    const meeting = await meets('nurse');
    await team.does('nurse', 'meeting.close', { meeting });
    for (const late of [
      () => team.does('nurse', 'meeting.close', { meeting }),
      () => take(meeting, alone),
      () => decide(meeting, alone, 'unchanged'),
      () => team.does('nurse', 'meeting.hand-over', { meeting, to: team.member('nurse') }),
    ])
      expect(await refusedWith(late())).toBe('meeting_over');
    expect(await refusedWith(take(MeetingId.parse('11111111-1111-4111-8111-111111111111'), alone))).toBe('not_found');
  });

  it('is another team’s affair nowhere', async () => {
    const meeting = await meets('nurse');
    const neighbour = await team.neighbour();
    expect(await refusedWith(neighbour.does('nurse', 'meeting.close', { meeting }))).toBe('not_found');
    await team.does('nurse', 'meeting.close', { meeting });
    expect(await refusedWith(neighbour.does('nurse', 'meeting.close', { meeting }))).toBe('not_found');
    const shown = neighbour.get(ShowMinutes).show(await neighbour.viewer('nurse'), NO_TRACE, meeting, 'minutes.shown');
    expect(await refusedWith(shown)).toBe('not_found');
  });
});

describe('somebody who may not see a citizen', () => {
  it('is told nothing of the item: neither that it is there, nor that one is going on', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    const { tag: before, ...still } = await sees('supportWorker');
    await take(meeting, alone);
    await decide(meeting, alone, 'changed');
    await take(meeting, apart, alone);
    expect((await sees('nurse')).items).toHaveLength(2);
    // Not only the same words: the same tag, so that even having asked tells nothing.
    expect(await view('supportWorker', before)).toEqual({ unchanged: true });
    expect(await sees('supportWorker')).toEqual({ tag: before, ...still });
    expect(still).toMatchObject({ items: [], current: null });
  });

  it('is not called when the meeting goes from one hidden citizen to the next', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await take(meeting, alone);
    expect(await called()).toContain(team.member('otherNurse'));
    expect(await called()).not.toContain(team.member('supportWorker'));
    await decide(meeting, alone, 'unchanged');
    expect(await called()).not.toContain(team.member('supportWorker'));
    await take(meeting, apart, alone);
    expect(await called()).not.toContain(team.member('supportWorker'));
    await take(meeting, shared, apart);
    expect(await called()).toContain(team.member('supportWorker'));
    await take(meeting, alone, shared);
    expect(await called()).toContain(team.member('supportWorker'));
  });

  it('sees a citizen both sides have apart as waiting, whatever the other side said', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await take(meeting, apart);
    await decide(meeting, apart, 'changed');
    await team.does('nurse', 'meeting.close', { meeting });
    const [theirs, ours] = [await minutes('supportWorker', meeting), await minutes('nurse', meeting)];
    const of = (said: MeetingMinutes) => said.items.find(({ name }) => name === 'Viggo Apart');
    expect(of(theirs)).toMatchObject({ citizen: apart.id('muni_social'), outcome: 'not_discussed', seconds: 0 });
    expect(of(ours)).toMatchObject({ citizen: apart.id('region_psych'), outcome: 'changed' });
  });

  it('asks in vain with the id the other sector knows, as with one of nobody', async () => {
    const meeting = await meets('supportWorker');
    const asking = (citizen: CommandDraft<'meeting.take'>['citizen']) =>
      refusedWith(team.does('supportWorker', 'meeting.take', { meeting, citizen, after: null }));
    expect(await asking(alone.id('region_psych'))).toBe('not_found');
    expect(await asking(alone.id('muni_social'))).toBe('not_found');
  });

  it('has the item closed to them by the database, whatever the program asks for', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await take(meeting, alone);
    await decide(meeting, alone, 'changed');
    await decide(meeting, alone, 'unchanged', 1);
    const rows = (key: StaffKey) =>
      team.as(key, (tx) =>
        tx.em.query<unknown[]>('SELECT 1 FROM meeting_item UNION ALL SELECT 1 FROM meeting_item_version'),
      );
    const own = (await rows('nurse')).length;
    expect(own).toBeGreaterThanOrEqual(2);
    const seen = await team.as('supportWorker', (tx) =>
      tx.em.query<{ citizen_id: string }[]>('SELECT citizen_id FROM meeting_item WHERE meeting_id = $1', [meeting]),
    );
    expect(seen).toEqual([]);
  });

  it('leads the meeting on from a citizen they cannot see, who is not talked about any more', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await take(meeting, alone);
    team.clock.advance({ seconds: 20 });
    await team.does('nurse', 'meeting.hand-over', { meeting, to: team.member('supportWorker') });
    await take(meeting, municipal, null, 'supportWorker');
    expect((await sees('nurse')).items).toEqual([
      expect.objectContaining({ citizen: alone.id('region_psych'), since: null, seconds: 20, outcome: null }),
    ]);
  });
});

describe('the wall of a board meeting', () => {
  it('marks the one talked about where everybody in the room may see them, and nobody else', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    const marked = async () => {
      const wall = WallView.parse(await team.get(ShowWall).show(await team.viewer('nurse'), NO_TRACE, null));
      return wall.kind === 'wall' ? wall.current : undefined;
    };
    await take(meeting, alone);
    expect(await marked()).toBeNull();
    await take(meeting, shared, alone);
    expect(await marked()).toBe(shared.id('region_psych'));
  });
});

describe('the minutes', () => {
  it('have everybody on the board the viewer may see exactly once, and those not come to as not discussed', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await take(meeting, shared);
    team.clock.advance({ seconds: 12 });
    await decide(meeting, shared, 'unchanged');
    await team.does('nurse', 'meeting.close', { meeting });
    const names = async (key: StaffKey) =>
      (await minutes(key, meeting)).items.map(({ name, outcome }) => `${name}: ${outcome}`);
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
    expect([...(await minutes('nurse', meeting)).attendees].sort()).toEqual(
      [team.member('nurse'), team.member('supportWorker')].sort(),
    );
  });

  it('show a citizen no longer than the decision does', async () => {
    const citizen = await team.meets(
      aCitizen()
        .named('Åse', 'Skifter')
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .consenting('PKG_BASE'),
    );
    const meeting = await meets('nurse');
    await take(meeting, citizen);
    await decide(meeting, citizen, 'unchanged');
    await team.does('nurse', 'meeting.close', { meeting });
    expect(JSON.stringify(await minutes('supportWorker', meeting))).toContain('Åse Skifter');
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    await team.decidesAnew([citizen.key]);
    expect(JSON.stringify(await minutes('supportWorker', meeting))).not.toContain('Åse Skifter');
    expect(JSON.stringify(await minutes('nurse', meeting))).toContain('Åse Skifter');
  });

  it('hold what was agreed, each part for those who may read it', async () => {
    const meeting = await meets('nurse');
    for (const [category, text] of [
      ['visit_logistics', 'Besøg i eftermiddag'],
      ['mental_state', 'Øg medicinen'],
    ] as const) {
      await team.as('nurse', (tx) =>
        team.get(Elements).add(tx, {
          citizenId: shared.key,
          kind: 'action',
          owner: 'region_psych',
          category,
          content: { text, responsible: null, dueOn: null, doneAt: null, meeting },
        }),
      );
      team.clock.advance({ seconds: 1 });
    }
    await take(meeting, shared);
    await decide(meeting, shared, 'changed');
    await team.does('nurse', 'meeting.close', { meeting });
    const agreed = async (key: StaffKey) =>
      (await minutes(key, meeting)).items.flatMap(({ actions }) => actions.map(({ text }) => text));
    expect(await agreed('nurse')).toEqual(['Besøg i eftermiddag', 'Øg medicinen']);
    expect(await agreed('supportWorker')).toEqual(['Besøg i eftermiddag']);
  });

  it('are recorded before they are shown, citizen by citizen', async () => {
    const meeting = await meets('nurse');
    await team.does('nurse', 'meeting.close', { meeting });
    const { items } = await minutes('nurse', meeting);
    expect((await team.audit('minutes.shown')).at(-1)).toMatchObject({
      citizens: items.length,
      actor_name: 'Nanna Prøve',
    });
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      await expect(minutes('nurse', meeting)).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
  });

  it('of another team’s meeting are not there, and the try is recorded', async () => {
    const meeting = await meets('nurse');
    await team.does('nurse', 'meeting.close', { meeting });
    const stranger = await (await team.neighbour()).viewer('nurse');
    const before = (await team.audit('access.refused')).length;
    const asked = team.get(ShowMinutes).show(stranger, NO_TRACE, meeting, 'minutes.printed');
    expect(await refusedWith(asked)).toBe('not_found');
    expect((await team.audit('access.refused')).slice(before)).toMatchObject([
      { outcome: 'denied', reason: 'meeting.minutes not found', citizens: 0 },
    ]);
  });

  it('are there when the meeting is over, also one nobody closed', async () => {
    const meeting = await meets('nurse');
    expect(await refusedWith(minutes('nurse', meeting))).toBe('not_found');
    team.clock.set('2026-11-26T12:00:00Z');
    expect(await minutes('nurse', meeting)).toMatchObject({ closedAt: '2026-11-26T11:15:00.000Z' });
    const next = await meets('nurse');
    expect(next).not.toBe(meeting);
    expect((await minutes('nurse', meeting)).items.length).toBeGreaterThan(0);
    const list = MeetingList.parse(await team.get(ShowMinutes).list(await team.viewer('supportWorker')));
    expect(list.meetings.map(({ id }) => id)).toContain(meeting);
    expect(list.meetings.map(({ id }) => id)).not.toContain(next);
  });
});
