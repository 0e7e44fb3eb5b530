import { Injectable } from '@nestjs/common';
import { People, type Viewer } from '@samtavle/api-access';
import { notFound, type Transaction } from '@samtavle/api-platform';
import { type MeetingId, type MemberId } from '@samtavle/contracts';
import { danishDay, instant } from '@samtavle/domain';

/** A meeting nobody closed is over after this many hours: the wall must not go on showing what a room once might see. */
export const LONGEST_HOURS = 4;

export interface Participant {
  readonly member: MemberId;
  /** Out of the room for one item. */
  readonly out: boolean;
}

export interface OpenMeetingRow {
  readonly id: MeetingId;
  readonly openedBy: MemberId;
  readonly openedAt: string;
  readonly participants: readonly Participant[];
}

/** The team's open meeting and who is in the room. */
@Injectable()
export class Meetings {
  constructor(private readonly people: People) {}

  async open(tx: Transaction): Promise<OpenMeetingRow | undefined> {
    const [meeting] = await tx.em.query<Omit<OpenMeetingRow, 'participants'>[]>(
      `SELECT id, opened_by AS "openedBy", opened_at AS "openedAt" FROM meeting
        WHERE team_id = $1 AND closed_at IS NULL AND opened_at > $2`,
      [tx.scope.teamId, stillOpenSince(tx)],
    );
    if (!meeting) return undefined;
    const participants = await tx.em.query<Participant[]>(
      `SELECT member_id AS member, out_since IS NOT NULL AS out FROM meeting_participant
        WHERE meeting_id = $1 AND left_at IS NULL ORDER BY joined_at, member_id`,
      [meeting.id],
    );
    return { ...meeting, participants };
  }

  /** The open meeting of that id. @throws Failure `not_found` when it is over, or another team's */
  async ofId(tx: Transaction, id: MeetingId): Promise<OpenMeetingRow> {
    const meeting = await this.open(tx);
    if (meeting?.id !== id) throw notFound();
    return meeting;
  }

  /** Those looking at the wall, as viewers; undefined for somebody whose capacity has ended and who may see nothing. */
  async looking(tx: Transaction, { participants }: OpenMeetingRow): Promise<(Viewer | undefined)[]> {
    const inside = participants.filter(({ out }) => !out).map(({ member }) => member);
    const viewers = await this.people.viewers(tx, inside);
    // Whoever is in the room is signed in to the meeting; which session that was is another record's business.
    return inside.map((member) => viewers.get(member)?.({ id: '', authenticatedAt: tx.now }));
  }

  async join(tx: Transaction, id: MeetingId, member: MemberId): Promise<void> {
    await tx.em.query(
      `INSERT INTO meeting_participant (meeting_id, team_id, member_id, joined_at) VALUES ($1,$2,$3,$4)
       ON CONFLICT (meeting_id, member_id) DO UPDATE SET left_at = NULL, out_since = NULL, joined_at = EXCLUDED.joined_at
         WHERE meeting_participant.left_at IS NOT NULL`,
      [id, tx.scope.teamId, member, tx.now],
    );
  }

  /** Tells every screen of the team, so that whoever is in the room sees at once who came and went. */
  async call(tx: Transaction): Promise<void> {
    const members = await tx.em.query<{ id: string }[]>(
      'SELECT id FROM member WHERE team_id = $1 AND (valid_to IS NULL OR valid_to >= $2::date)',
      [tx.scope.teamId, danishDay(tx.now)],
    );
    tx.record({ citizenId: null, change: 'meeting', members: members.map(({ id }) => id) });
  }
}

export function stillOpenSince({ now }: Pick<Transaction, 'now'>): string {
  return instant(new Date(Date.parse(now) - LONGEST_HOURS * 3_600_000));
}
