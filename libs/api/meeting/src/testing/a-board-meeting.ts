import { CitizenCommand, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type Meeting, MeetingId, MeetingMinutes, type MeetingOutcome, MeetingView } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { HandOverHandler, SetOutcomeHandler, TakeItemHandler } from '../lib/lead-meeting.handlers.js';
import {
  CloseMeetingHandler,
  JoinMeetingHandler,
  LeaveMeetingHandler,
  OpenMeetingHandler,
  TakeOutHandler,
} from '../lib/meeting.handlers.js';
import { MeetingItems } from '../lib/meeting-items.js';
import { Meetings } from '../lib/meetings.js';
import { RoomRights } from '../lib/room-rights.js';
import { ShowMeeting } from '../lib/show-meeting.js';
import { ShowMinutes } from '../lib/show-minutes.js';
import { ShowWall } from '../lib/show-wall.js';

const ROOMS = [
  ...[CitizenCommand, Meetings, MeetingItems, RoomRights, ShowWall, ShowMeeting, ShowMinutes],
  ...[OpenMeetingHandler, JoinMeetingHandler, LeaveMeetingHandler, TakeOutHandler, CloseMeetingHandler],
  ...[TakeItemHandler, SetOutcomeHandler, HandOverHandler],
];

/** A team with a board to go through in a meeting, and what its people do and see there. */
export class BoardMeeting {
  constructor(
    readonly team: TestTeam,
    /** Both sides have them, with consent. */
    readonly shared: TestCitizen,
    /** The region alone. */
    readonly alone: TestCitizen,
    /** Both sides have them on their boards, and neither knows of the other. */
    readonly apart: TestCitizen,
    /** The municipality alone. */
    readonly municipal: TestCitizen,
  ) {}

  /** A meeting with these in the room; the first opens it. */
  async meets(...[chair = 'nurse', ...others]: StaffKey[]): Promise<MeetingId> {
    const meeting = MeetingId.parse((await this.team.does(chair, 'meeting.open', {})).id);
    for (const key of others) await this.team.does(key, 'meeting.join', { meeting });
    return meeting;
  }

  /** Ends whatever was left open: the next test opens its own. */
  async ends(): Promise<void> {
    await this.team.database.asOwner('UPDATE meeting SET closed_at = now() WHERE closed_at IS NULL');
  }

  async view(key: StaffKey, shown: string | null = null): Promise<MeetingView> {
    const { team } = this;
    return MeetingView.parse(await team.get(ShowMeeting).show(await team.viewer(key), NO_TRACE, shown));
  }

  /** @throws Error when no meeting is open */
  async sees(key: StaffKey): Promise<Meeting> {
    const seen = await this.view(key);
    if (!('meeting' in seen) || seen.meeting === null) throw new Error('no meeting is open');
    return seen.meeting;
  }

  take(meeting: MeetingId, citizen: TestCitizen, after: TestCitizen | null = null, key: StaffKey = 'nurse') {
    return this.team.does(key, 'meeting.take', {
      meeting,
      citizen: citizen.id(sectorOf(key)),
      after: after?.id(sectorOf(key)) ?? null,
    });
  }

  decide(meeting: MeetingId, citizen: TestCitizen, outcome: MeetingOutcome, version = 0, key: StaffKey = 'nurse') {
    return this.team.does(key, 'meeting.outcome', { meeting, citizen: citizen.id(sectorOf(key)), outcome, version });
  }

  async minutes(key: StaffKey, meeting: MeetingId, type: 'minutes.shown' | 'minutes.printed' = 'minutes.shown') {
    const viewer = await this.team.viewer(key);
    return MeetingMinutes.parse(await this.team.get(ShowMinutes).show(viewer, NO_TRACE, meeting, type));
  }

  /** Whose screens were called by the last thing that happened. */
  async called() {
    return (await this.team.events()).filter(({ change }) => change === 'meeting').at(-1)?.members ?? [];
  }
}

export async function aBoardMeeting(): Promise<BoardMeeting> {
  const team = await aTeam({ poolSize: 8, rooms: ROOMS });
  const base = () =>
    aCitizen()
      .enrolledBy('region_psych')
      .onBoard(3, { reasons: ['symptoms_worse'] });
  return new BoardMeeting(
    team,
    await team.meets(base().named('Lisbeth', 'Delt').enrolledBy('muni_social').consenting('PKG_BASE')),
    await team.meets(base().named('Ingeborg', 'Alene')),
    await team.meets(base().named('Viggo', 'Apart').enrolledBy('muni_social').onBoard(1, { owner: 'muni_social' })),
    await team.meets(aCitizen().named('Karla', 'Kommunal').enrolledBy('muni_social').onBoard(2)),
  );
}

export async function refusedWith(work: Promise<unknown>): Promise<string> {
  return (await refusalOf(work)).code;
}

const sectorOf = (key: StaffKey): Sector => (key === 'supportWorker' ? 'muni_social' : 'region_psych');
