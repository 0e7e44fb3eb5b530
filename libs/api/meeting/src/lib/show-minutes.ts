import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  contentOf,
  Elements,
  present,
  type PresentedElement,
  RefusalRecorder,
  type RequestTrace,
  scopeOf,
  shownOfOnly,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog, type AuditSubject } from '@samtavle/api-audit';
import { notFound, type Transaction, UnitOfWork } from '@samtavle/api-platform';
import {
  type MeetingId,
  type MeetingList,
  type MeetingMinutes,
  type MeetingOutcome,
  type MemberId,
} from '@samtavle/contracts';
import { MeetingItems, type SeenItem } from './meeting-items.js';
import { endOf, stillOpenSince } from './meetings.js';

type MinutesItem = MeetingMinutes['items'][number];

interface OverMeeting {
  readonly id: MeetingId;
  readonly openedAt: string;
  readonly closedAt: string | null;
  readonly openedBy: MemberId;
  readonly chair: MemberId;
}

const MOST_LISTED = 100;
const NAME = new Set(['identification'] as const);

/**
 * What meetings wrote of themselves. Nothing is copied into minutes: they are read from what the meeting did, each time as
 * the viewer may see it at that moment, so that a citizen who is not theirs any more is not there.
 */
@Injectable()
export class ShowMinutes {
  constructor(
    private readonly work: UnitOfWork,
    private readonly items: MeetingItems,
    private readonly cards: BoardReader,
    private readonly elements: Elements,
    private readonly audit: AuditLog,
    private readonly refusals: RefusalRecorder,
  ) {}

  /** The own team's, newest first; nothing in it is about a citizen. */
  list(viewer: Viewer): Promise<MeetingList> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const rows = await this.over(tx, null);
      const sat = await tx.em.query<{ id: string; attendees: number }[]>(
        `SELECT meeting_id AS id, count(*)::int AS attendees FROM meeting_participant WHERE meeting_id = ANY ($1) GROUP BY 1`,
        [rows.map(({ id }) => id)],
      );
      const attendees = new Map(sat.map((row) => [row.id, row.attendees]));
      return {
        meetings: rows.map(({ id, openedAt, closedAt, chair }) => ({
          id,
          openedAt,
          closedAt: closedAt ?? endOf(openedAt),
          chair,
          attendees: attendees.get(id) ?? 0,
        })),
      };
    });
  }

  /** @throws Failure `not_found` for another team's, and for one that is still going on */
  async show(
    viewer: Viewer,
    trace: RequestTrace,
    id: MeetingId,
    type: 'minutes.shown' | 'minutes.printed',
  ): Promise<MeetingMinutes> {
    const found = await this.work.runAs(
      scopeOf(viewer),
      async (tx): Promise<MeetingMinutes | undefined> => {
        const [meeting] = await this.over(tx, id);
        if (!meeting) return undefined;
        const closedAt = meeting.closedAt ?? endOf(meeting.openedAt);
        const { items, subjects } = await this.read(tx, viewer, id, closedAt);
        await this.audit.append(tx, { type, action: 'R', outcome: 'ok', actor: actorOf(viewer, trace), subjects });
        const sat = await tx.em.query<{ member: MemberId }[]>(
          'SELECT member_id AS member FROM meeting_participant WHERE meeting_id = $1 ORDER BY joined_at, member_id',
          [id],
        );
        return { ...meeting, closedAt, attendees: sat.map(({ member }) => member), items };
      },
      'REPEATABLE READ',
    );
    if (found) return found;
    await this.refusals.record(viewer, trace, 'meeting.minutes not found');
    throw notFound();
  }

  private over(tx: Transaction, id: MeetingId | null): Promise<OverMeeting[]> {
    return tx.em.query<OverMeeting[]>(
      `SELECT id, opened_at AS "openedAt", closed_at AS "closedAt", opened_by AS "openedBy", chair_id AS chair FROM meeting
        WHERE team_id = $1 AND ($2::uuid IS NULL OR id = $2) AND (closed_at IS NOT NULL OR opened_at <= $3)
        ORDER BY opened_at DESC, id LIMIT ${MOST_LISTED}`,
      [tx.scope.teamId, id, stillOpenSince(tx)],
    );
  }

  private async read(
    tx: Transaction,
    viewer: Viewer,
    meeting: MeetingId,
    closedAt: string,
  ): Promise<{ items: MinutesItem[]; subjects: AuditSubject[] }> {
    const seen = await this.items.seen(tx, viewer, meeting);
    const ids = seen.map(({ citizen }) => citizen.citizenId);
    if (ids.length === 0) return { items: [], subjects: [] };
    const cards = new Map(
      (await this.cards.cards(tx, viewer, ids, 'class')).map((read) => [read.citizen.citizenId, read] as const),
    );
    const actions = await this.elements.agreedAt(tx, ids, meeting);
    const before = await this.before(tx, seen, meeting);
    const subjects: AuditSubject[] = [];
    const items = seen.flatMap((one): MinutesItem[] => {
      const { citizenId } = one.citizen;
      const read = cards.get(citizenId);
      if (!read) return [];
      const agreed = present(
        one.citizen,
        actions.filter((row) => row.citizenId === citizenId),
      );
      const named = shownOfOnly(read.shown, NAME);
      subjects.push({
        citizenId,
        slots: new Set([...named.slots, ...one.slots, ...agreed.map(({ slot }) => slot)]),
      });
      return [
        {
          citizen: one.citizen.id,
          name: read.card.name,
          outcome: one.item.outcome ?? 'not_discussed',
          before: before.get(citizenId) ?? [],
          seconds: one.item.seconds,
          at: one.at ?? closedAt,
          by: one.by,
          actions: agreed.flatMap((row) => agreement(row) ?? []),
        },
      ];
    });
    return { items: items.sort(inTheOrderTalkedOf), subjects };
  }

  /** What was said of each before it was changed. */
  private async before(
    tx: Transaction,
    seen: readonly SeenItem[],
    meeting: MeetingId,
  ): Promise<Map<string, MeetingOutcome[]>> {
    const rows = await tx.em.query<
      { id: string; kind: 'stay'; citizenId: string; slot: number; outcome: MeetingOutcome; version: number }[]
    >(
      `SELECT citizen_id AS id, 'stay' AS kind, citizen_id AS "citizenId", slot, outcome, version FROM meeting_item_version
        WHERE meeting_id = $1 AND citizen_id = ANY ($2) ORDER BY version`,
      [meeting, seen.map(({ citizen }) => citizen.citizenId)],
    );
    return new Map(
      seen.map(({ citizen, slots: [slot] }) => [
        citizen.citizenId,
        present(citizen, rows)
          .filter((row) => row.citizenId === citizen.citizenId && row.slot === slot)
          .map(({ outcome }) => outcome),
      ]),
    );
  }
}

function agreement(row: PresentedElement): MinutesItem['actions'][number] | undefined {
  const content = contentOf(row);
  if (content.kind !== 'action') return undefined;
  const { text, responsible, dueOn, doneAt } = content;
  return { owner: row.owner, text, responsible, dueOn, done: doneAt !== null };
}

/** In the order they were talked about; those not come to stand last. */
function inTheOrderTalkedOf(a: MinutesItem, b: MinutesItem): number {
  const last = (item: MinutesItem) => Number(item.outcome === 'not_discussed');
  return (
    last(a) - last(b) || compare(a.at, b.at) || a.name.localeCompare(b.name, 'da') || compare(a.citizen, b.citizen)
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
