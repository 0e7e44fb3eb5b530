import { Injectable } from '@nestjs/common';
import { actorOf, type RequestTrace, scopeOf, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { AuditLog, type AuditSubject } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import {
  type Meeting,
  type MeetingId,
  type MeetingItemView,
  type MeetingView,
  type MemberId,
} from '@samtavle/contracts';
import { OWNERS, slotOf } from '@samtavle/domain';
import { MeetingItems, type SeenItem } from './meeting-items.js';
import { Meetings, type OpenMeetingRow } from './meetings.js';
import { RoomRights } from './room-rights.js';
import { tagOf } from './tag-of.js';

/** The open meeting as somebody of the team sees it. */
@Injectable()
export class ShowMeeting {
  constructor(
    private readonly work: UnitOfWork,
    private readonly meetings: Meetings,
    private readonly rights: RoomRights,
    private readonly items: MeetingItems,
    private readonly audit: AuditLog,
  ) {}

  /** @param shown the tag of what the screen shows already */
  async show(viewer: Viewer, trace: RequestTrace, shown: string | null = null): Promise<MeetingView> {
    return this.work.runAs(scopeOf(viewer), (tx) => this.read(tx, viewer, trace, shown), 'REPEATABLE READ');
  }

  private async read(tx: Transaction, viewer: Viewer, trace: RequestTrace, shown: string | null): Promise<MeetingView> {
    const open = await this.meetings.open(tx);
    if (!open) return { meeting: null };
    const items = await this.items.seen(tx, viewer, open.id);
    const isChair = open.chair === viewer.memberId;
    const hidden = isChair ? await this.hiddenBy(tx, viewer, open) : [];
    const leftBehind = (await this.meetings.leftBehind(tx, open.id)).filter(
      ({ personId }) => isChair || personId === viewer.personId,
    );
    const said = {
      ...open,
      participants: [...open.participants],
      leftBehind: leftBehind.map(({ member }) => member),
      hiddenBy: hidden.map(({ citizen, members }) => ({ citizen: citizen.id, members })),
      items: items.map(viewOf),
      current: await this.current(tx, items, open.id),
    };
    const tag = tagOf(said);
    if (tag === shown) return { unchanged: true };
    const subjects = [
      ...items.map(({ citizen: { citizenId }, slots }) => ({ citizenId, slots })),
      ...hidden.map(({ citizen: { citizenId, mask } }) => ({ citizenId, slots: statusesIn(mask) })),
    ];
    if (subjects.length > 0)
      await this.audit.append(tx, {
        type: 'meeting.shown',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer, trace),
        subjects: eachOnce(subjects),
      });
    return { meeting: { ...said, asOf: tx.now, tag } };
  }

  private async current(tx: Transaction, items: readonly SeenItem[], meeting: MeetingId): Promise<Meeting['current']> {
    const one = items.find(({ item }) => item.since !== null);
    return one ? { citizen: one.citizen.id, talkedOn: await this.items.talkedOn(tx, one.citizen, meeting) } : null;
  }

  /** For the chair alone, and before it happens on the wall: who of the room a citizen of the chair's is hidden by. */
  private async hiddenBy(
    tx: Transaction,
    viewer: Viewer,
    meeting: OpenMeetingRow,
  ): Promise<{ citizen: VisibleCitizen; members: MemberId[] }[]> {
    const inside = meeting.participants.filter(({ out }) => !out).map(({ member }) => member);
    const seen = await this.rights.read(tx, viewer, await this.meetings.looking(tx, meeting), await this.onBoard(tx));
    return seen
      .map(({ citizen, mayName }) => ({ citizen, members: inside.filter((_, at) => mayName[at] === false) }))
      .filter(({ members }) => members.length > 0);
  }

  /** Citizens with a stay the chair may see: row-level security says which. */
  private async onBoard(tx: Transaction): Promise<string[]> {
    const rows = await tx.em.query<{ citizen_id: string }[]>(
      `SELECT citizen_id FROM element WHERE kind = 'stay' AND ended_at IS NULL`,
    );
    return rows.map((row) => row.citizen_id);
  }
}

function viewOf({ citizen, item, at }: SeenItem): MeetingItemView {
  return { citizen: citizen.id, ...item, at };
}

function statusesIn(mask: string): number[] {
  return OWNERS.map((owner) => slotOf(owner, 'board_status')).filter((slot) => mask[slot] === '1');
}

function eachOnce(subjects: readonly AuditSubject[]): AuditSubject[] {
  const known = new Map<string, Set<number>>();
  for (const { citizenId, slots } of subjects)
    known.set(citizenId, new Set([...(known.get(citizenId) ?? []), ...slots]));
  return [...known].map(([citizenId, slots]) => ({ citizenId, slots }));
}
