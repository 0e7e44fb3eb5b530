import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type Card, MeetingId, MeetingView, unpackCards, WallView } from '@samtavle/contracts';
import {
  CloseMeetingHandler,
  JoinMeetingHandler,
  LeaveMeetingHandler,
  OpenMeetingHandler,
  StepOutHandler,
} from './meeting.handlers.js';
import { MeetingItems } from './meeting-items.js';
import { Meetings } from './meetings.js';
import { RoomRights } from './room-rights.js';
import { ShowMeeting } from './show-meeting.js';
import { ShowWall } from './show-wall.js';

let team: TestTeam;
let regionAlone: TestCitizen;

beforeAll(async () => {
  team = await aTeam({
    rooms: [
      Meetings,
      MeetingItems,
      RoomRights,
      ShowWall,
      ShowMeeting,
      OpenMeetingHandler,
      JoinMeetingHandler,
      StepOutHandler,
      LeaveMeetingHandler,
      CloseMeetingHandler,
    ],
  });
  await team.meets(
    aCitizen()
      .named('Lisbeth', 'Delt')
      .enrolledBy('region_psych')
      .onBoard(3, { reasons: ['symptoms_worse'], action: 'Øg medicinen.' })
      .enrolledBy('muni_social')
      .enrolledBy('muni_employment', { contacts: ['jobConsultant'] })
      .consenting('PKG_BASE')
      .consenting('PKG_DAILY')
      .consenting('PKG_WORK')
      .with('visit', 'region_psych', 'visit_logistics', { on: '2026-11-26', at: '09:00', who: [] }, '2026-11-26'),
  );
  regionAlone = await team.meets(
    aCitizen()
      .named('Ingeborg', 'Alene')
      .enrolledBy('region_psych')
      .onBoard(2, { reasons: ['new_in_team'] }),
  );
}, 60_000);
afterAll(() => team?.close());

const meetingIn = (view: MeetingView) => ('meeting' in view ? view.meeting : null);
const walls = async (key: StaffKey, shown: string | null = null) =>
  WallView.parse(await team.get(ShowWall).show(await team.viewer(key), NO_TRACE, shown));
const cardsOn = async (key: StaffKey): Promise<Card[]> => {
  const wall = await walls(key);
  return wall.kind === 'wall' ? unpackCards(wall.cards) : [];
};
const names = async (key: StaffKey) => (await cardsOn(key)).map(({ name }) => name).sort();
const meets = async (...keys: StaffKey[]): Promise<MeetingId> => {
  const [chair = 'nurse', ...others] = keys;
  const meeting = MeetingId.parse((await team.does(chair, 'meeting.open', {})).id);
  for (const key of others) await team.does(key, 'meeting.join', { meeting });
  return meeting;
};
const chairSees = async (key: StaffKey) =>
  meetingIn(MeetingView.parse(await team.get(ShowMeeting).show(await team.viewer(key), NO_TRACE)));

afterEach(() => team.database.asOwner('UPDATE meeting SET closed_at = now() WHERE closed_at IS NULL'));

describe('the wall of a meeting', () => {
  it('shows the one who sits alone what they may see, in wall form', async () => {
    await meets('nurse');
    expect(await names('nurse')).toEqual(['Ingeborg A.', 'Lisbeth D.']);
    const wall = JSON.stringify(await walls('nurse'));
    // An id can hold ten digits in a row by chance.
    expect(wall.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')).not.toMatch(
      /Delt|Alene|Øg medicinen|\d{6}-?\d{4}/,
    );
  });

  it('shows a room only what everybody in it may see: a colleague without a relation hides the citizen', async () => {
    await meets('nurse', 'supportWorker');
    expect(await names('nurse')).toEqual(['Lisbeth D.']);
    expect(await names('supportWorker')).toEqual(['Lisbeth D.']);
  });

  it('law 10: a job consultant in the room turns health reasons neutral for all, and the board status too', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    const [before] = await cardsOn('nurse');
    expect(before?.reasons).toEqual([{ owner: 'region_psych', reason: 'symptoms_worse' }]);
    await team.does('jobConsultant', 'meeting.join', { meeting });
    for (const key of ['nurse', 'supportWorker', 'jobConsultant'] as const) {
      expect(await cardsOn(key)).toMatchObject([
        { name: 'Lisbeth D.', stay: null, reasons: [], visit: { at: '09:00' } },
      ]);
      expect(JSON.stringify(await walls(key))).not.toContain('symptoms_worse');
    }
    await team.does('jobConsultant', 'meeting.leave', { meeting });
    expect((await cardsOn('nurse'))[0]?.reasons).toHaveLength(1);
  });

  it('opens for an item when whoever may not see it has stepped out, and closes when they are back', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await team.does('supportWorker', 'meeting.step-out', { meeting, out: true });
    expect(await names('nurse')).toEqual(['Ingeborg A.', 'Lisbeth D.']);
    await team.does('supportWorker', 'meeting.step-out', { meeting, out: false });
    expect(await names('nurse')).toEqual(['Lisbeth D.']);
  });

  it('says to the chair alone, before it happens, who hides whom', async () => {
    await meets('nurse', 'supportWorker');
    expect((await chairSees('nurse'))?.hiddenBy).toEqual([
      { citizen: regionAlone.id('region_psych'), members: [team.member('supportWorker')] },
    ]);
    expect((await chairSees('supportWorker'))?.hiddenBy).toEqual([]);
  });

  it('says of a citizen whom the other side knows apart just what it says of one it does not', async () => {
    const apart = await team.meets(
      aCitizen()
        .named('Viggo', 'Apart')
        .enrolledBy('region_psych')
        .onBoard(1)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .onBoard(1, { owner: 'muni_social' }),
    );
    await meets('nurse', 'supportWorker');
    expect(await names('nurse')).toEqual(['Lisbeth D.']);
    expect((await chairSees('nurse'))?.hiddenBy).toContainEqual({
      citizen: apart.id('region_psych'),
      members: [team.member('supportWorker')],
    });
  });

  it('tells psychiatry nothing of a citizen who keeps home nursing’s part from it', async () => {
    const here = () => aCitizen().named('Tove', 'Tavs').enrolledBy('region_psych').onBoard(1);
    const [alone, both] = [
      await team.meets(here()),
      await team.meets(
        here()
          .named('Tage', 'Tavs')
          .enrolledBy('muni_health', { contacts: ['muniNurse'] }),
      ),
    ];
    await team.database.asOwner(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, receivers, version, recorded_at, recorded_by)
         VALUES (gen_random_uuid(), $1, $2, 'muni_health', 'oral', '{region_psych}', 1, $3, $4)`,
      [both.key, team.id, team.clock.now(), team.member('muniNurse')],
    );
    await team.decidesAnew([both.key]);
    expect((await team.card('muniNurse', both))?.name).toBe('Tage Tavs');
    await meets('nurse', 'muniNurse');
    const hidden = (await chairSees('nurse'))?.hiddenBy.map(({ citizen }) => citizen) ?? [];
    expect([alone, both].map((one) => hidden.includes(one.id('region_psych')))).toEqual([true, true]);
    expect(await names('nurse')).not.toContain('Tage T.');
  });

  it('shows nothing of anybody when somebody in the room has lost their capacity', async () => {
    await meets('nurse', 'otherNurse');
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-25' WHERE id = $1`, [team.member('otherNurse')]);
    try {
      expect(await names('nurse')).toEqual([]);
    } finally {
      await team.database.asOwner('UPDATE member SET valid_to = NULL WHERE id = $1', [team.member('otherNurse')]);
    }
  });

  it('follows a withdrawal: the card is off the wall with the next look', async () => {
    const citizen = await team.meets(
      aCitizen()
        .named('Åse', 'Skifter')
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .consenting('PKG_BASE'),
    );
    await meets('nurse', 'supportWorker');
    expect(await names('nurse')).toContain('Åse S.');
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    await team.decidesAnew([citizen.key]);
    expect(await names('nurse')).not.toContain('Åse S.');
  });

  it('law 13: leaves a line for each citizen and each participant, before it is shown', async () => {
    await meets('nurse', 'supportWorker', 'otherNurse');
    const before = (await team.audit('wall.shown')).length;
    const shown = (await cardsOn('nurse')).length;
    const records = (await team.audit('wall.shown')).slice(before);
    expect(records.map(({ actor_name: name }) => name).sort()).toEqual(
      ['Nanna Prøve', 'Nikolaj Prøve', 'Sanne Prøve'].sort(),
    );
    for (const record of records) expect(record).toMatchObject({ outcome: 'ok', citizens: shown });
  });

  it('leaves a line for whoever has stepped out and goes on looking at it', async () => {
    const meeting = await meets('nurse', 'supportWorker');
    await team.does('supportWorker', 'meeting.step-out', { meeting, out: true });
    const before = (await team.audit('wall.shown')).length;
    const shown = (await cardsOn('supportWorker')).length;
    expect(shown).toBeGreaterThan(0);
    const records = (await team.audit('wall.shown')).slice(before);
    expect(records.map(({ actor_name: name }) => name).sort()).toEqual(['Nanna Prøve', 'Sanne Prøve']);
    for (const record of records) expect(record).toMatchObject({ outcome: 'ok', citizens: shown });
  });

  it('records nothing where nothing new is shown', async () => {
    await meets('nurse');
    const wall = await walls('nurse');
    const before = (await team.audit('wall.shown')).length;
    expect(await walls('nurse', wall.kind === 'wall' ? wall.tag : null)).toEqual({ kind: 'unchanged' });
    expect(await team.audit('wall.shown')).toHaveLength(before);
  });

  it('is not shown when it cannot be recorded', async () => {
    await meets('nurse');
    await team.database.asOwner('REVOKE INSERT ON audit_subject FROM samtavle_runtime');
    try {
      await expect(walls('nurse')).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_subject TO samtavle_runtime');
    }
  });

  it('is there only for those who sit in the meeting, while it lasts, and at most four hours', async () => {
    const meeting = await meets('nurse');
    expect(await walls('supportWorker')).toEqual({ kind: 'over' });
    team.clock.set('2026-11-26T11:16:00Z');
    expect(await walls('nurse')).toEqual({ kind: 'over' });
    team.clock.set('2026-11-26T07:15:00Z');
    await team.does('nurse', 'meeting.close', { meeting });
    expect(await walls('nurse')).toEqual({ kind: 'over' });
    expect((await refusalOf(team.does('supportWorker', 'meeting.join', { meeting }))).code).toBe('meeting_over');
  });

  it('is one meeting when two chairs open it at once', async () => {
    const [one, other] = await Promise.all([
      team.does('nurse', 'meeting.open', {}),
      team.does('supportWorker', 'meeting.open', {}),
    ]);
    expect(one.id).toBe(other.id);
    expect((await chairSees('nurse'))?.participants).toHaveLength(2);
  });

  it('keeps a reason out of words where somebody in the room knows of the admission by the hospital’s notice alone', async () => {
    const admitted = await team.meets(
      aCitizen()
        .named('Nanna', 'Notits')
        .enrolledBy('region_psych')
        .onBoard(2, { reasons: ['admitted'] })
        .enrolledBy('muni_social', { selService: true })
        .consenting('PKG_BASE')
        .inHospital('2026-11-20'),
    );
    const hers = async () => (await cardsOn('nurse')).find(({ id }) => id === admitted.id('region_psych'));
    await meets('nurse');
    expect((await hers())?.reasons).toEqual([{ owner: 'region_psych', reason: 'admitted' }]);
    await team.does('supportWorker', 'meeting.open', {});
    expect(await hers()).toMatchObject({ reasons: [], admission: { since: '2026-11-20' } });
  });
});
