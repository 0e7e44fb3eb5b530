import { Injectable } from '@nestjs/common';
import { People, type Viewer, whoMaySee } from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
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
  readonly chair: MemberId;
  readonly openedAt: string;
  readonly participants: readonly Participant[];
}

/** The team's open meeting and who is in the room. */
@Injectable()
export class Meetings {
  constructor(private readonly people: People) {}

  async open(tx: Transaction): Promise<OpenMeetingRow | undefined> {
    const [meeting] = await tx.em.query<Omit<OpenMeetingRow, 'participants'>[]>(
      `SELECT id, opened_by AS "openedBy", chair_id AS chair, opened_at AS "openedAt" FROM meeting
        WHERE team_id = $1 AND closed_at IS NULL AND opened_at > $2`,
      [tx.scope.teamId, stillOpenSince(tx)],
    );
    return meeting && this.withRoom(tx, meeting);
  }

  private async withRoom(tx: Transaction, meeting: Omit<OpenMeetingRow, 'participants'>): Promise<OpenMeetingRow> {
    const participants = await tx.em.query<Participant[]>(
      `SELECT member_id AS member, out_since IS NOT NULL AS out FROM meeting_participant
        WHERE meeting_id = $1 AND left_at IS NULL ORDER BY joined_at, member_id`,
      [meeting.id],
    );
    return { ...meeting, participants };
  }

  /** The open meeting of that id. @throws Failure `meeting_over`, or `not_found` when it is another team's */
  async ofId(tx: Transaction, id: MeetingId): Promise<OpenMeetingRow> {
    const meeting = await this.open(tx);
    if (meeting?.id === id) return meeting;
    const known = await tx.em.query<unknown[]>('SELECT 1 FROM meeting WHERE id = $1 AND team_id = $2', [
      id,
      tx.scope.teamId,
    ]);
    throw known.length > 0 ? new Failure('meeting_over') : notFound();
  }

  /**
   * The same, held: of two who lead it at once, one waits and then finds what the other has done.
   * @throws Failure `meeting_over`, `not_found`
   */
  async hold(tx: Transaction, id: MeetingId): Promise<OpenMeetingRow> {
    await tx.em.query('SELECT 1 FROM meeting WHERE id = $1 AND team_id = $2 FOR UPDATE', [id, tx.scope.teamId]);
    return this.ofId(tx, id);
  }

  /** Those looking at the wall, as viewers; undefined for somebody whose capacity has ended and who may see nothing. */
  async looking(tx: Transaction, { participants }: OpenMeetingRow): Promise<(Viewer | undefined)[]> {
    const inside = participants.filter(({ out }) => !out).map(({ member }) => member);
    const viewers = await this.people.viewers(tx, inside);
    // Whoever is in the room is signed in to the meeting; which session that was is another record's business.
    return inside.map((member) => viewers.get(member)?.({ id: '', authenticatedAt: tx.now }));
  }

  /**
   * Who of the room has gone on to work in another capacity, with the person: signed in as another, and not as this any more.
   * A session left open somewhere still looks as what it was opened as, and counts.
   */
  async leftBehind(
    tx: Transaction,
    id: MeetingId,
  ): Promise<{ readonly member: MemberId; readonly personId: string }[]> {
    return tx.em.query<{ member: MemberId; personId: string }[]>(
      `SELECT p.member_id AS member, m.person_id AS "personId"
         FROM meeting_participant p JOIN member m ON m.id = p.member_id
        WHERE p.meeting_id = $1 AND p.left_at IS NULL
          AND NOT EXISTS (SELECT 1 FROM session s WHERE s.member_id = p.member_id AND s.ended_at IS NULL)
          AND EXISTS (SELECT 1 FROM session s WHERE s.person_id = m.person_id AND s.ended_at IS NULL)
        ORDER BY p.joined_at, p.member_id`,
      [id],
    );
  }

  /** @returns whether they sat in the room until now */
  async leave(tx: Transaction, id: MeetingId, member: MemberId): Promise<boolean> {
    const [, changed] = await tx.em.query<[unknown, number]>(
      'UPDATE meeting_participant SET left_at = $3 WHERE meeting_id = $1 AND member_id = $2 AND left_at IS NULL',
      [id, member, tx.now],
    );
    return changed === 1;
  }

  async join(tx: Transaction, id: MeetingId, member: MemberId): Promise<void> {
    await tx.em.query(
      `INSERT INTO meeting_participant (meeting_id, team_id, member_id, joined_at) VALUES ($1,$2,$3,$4)
       ON CONFLICT (meeting_id, member_id) DO UPDATE SET left_at = NULL, out_since = NULL, joined_at = EXCLUDED.joined_at
         WHERE meeting_participant.left_at IS NOT NULL`,
      [id, tx.scope.teamId, member, tx.now],
    );
  }

  async close(tx: Transaction, id: MeetingId, at: string, by: MemberId): Promise<void> {
    await tx.em.query('UPDATE meeting SET closed_at = $2, closed_by = $3 WHERE id = $1 AND closed_at IS NULL', [
      id,
      at,
      by,
    ]);
    await tx.em.query('SELECT meeting_close_items($1, $2, $3)', [id, at, by]);
  }

  /** Meetings nobody closed ended when their time was up. */
  async closeForgotten(tx: Transaction): Promise<void> {
    const forgotten = await tx.em.query<{ id: MeetingId; openedAt: string; chair: MemberId }[]>(
      `SELECT id, opened_at AS "openedAt", chair_id AS chair FROM meeting
        WHERE team_id = $1 AND closed_at IS NULL AND opened_at <= $2 FOR UPDATE`,
      [tx.scope.teamId, stillOpenSince(tx)],
    );
    for (const { id, openedAt, chair } of forgotten) await this.close(tx, id, endOf(openedAt), chair);
  }

  /**
   * Tells the screens of those who may see any of these, and nobody else: that something happened in the meeting, at that
   * moment, would tell of a citizen one may not see.
   */
  async callAbout(tx: Transaction, about: readonly Slotted[]): Promise<void> {
    const members = new Set<string>();
    for (const { citizenId, slots } of about) {
      for (const id of await whoMaySee(tx, citizenId, slots)) members.add(id);
    }
    tx.record({ citizenId: null, change: 'meeting', members: [...members].sort() });
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

/** When a meeting that nobody closed was over. */
export function endOf(openedAt: string): string {
  return instant(new Date(Date.parse(openedAt) + LONGEST_HOURS * 3_600_000));
}

/** Whom something is about, and the slots it lies in. */
export interface Slotted {
  readonly citizenId: string;
  readonly slots: readonly number[];
}
