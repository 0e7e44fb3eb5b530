import { Injectable } from '@nestjs/common';
import { actorOf, type RequestTrace, scopeOf, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { type Transaction, UnitOfWork } from '@samtavle/api-platform';
import { type MeetingView } from '@samtavle/contracts';
import { OWNERS, slotOf } from '@samtavle/domain';
import { Meetings, type OpenMeetingRow } from './meetings.js';
import { RoomRights } from './room-rights.js';

/** The open meeting as somebody of the team sees it. */
@Injectable()
export class ShowMeeting {
  constructor(
    private readonly work: UnitOfWork,
    private readonly meetings: Meetings,
    private readonly rights: RoomRights,
    private readonly audit: AuditLog,
  ) {}

  async show(viewer: Viewer, trace: RequestTrace): Promise<MeetingView> {
    return this.work.runAs(scopeOf(viewer), async (tx) => {
      const meeting = await this.meetings.open(tx);
      if (!meeting) return { meeting: null };
      const hiddenBy = meeting.openedBy === viewer.memberId ? await this.hiddenBy(tx, viewer, trace, meeting) : [];
      return { meeting: { ...meeting, participants: [...meeting.participants], hiddenBy } };
    });
  }

  /** For the chair alone, and before it happens on the wall: who of the room a citizen of the chair's is hidden by. */
  private async hiddenBy(
    tx: Transaction,
    viewer: Viewer,
    trace: RequestTrace,
    meeting: OpenMeetingRow,
  ): Promise<NonNullable<MeetingView['meeting']>['hiddenBy']> {
    const inside = meeting.participants.filter(({ out }) => !out).map(({ member }) => member);
    const seen = await this.rights.read(tx, viewer, await this.meetings.looking(tx, meeting));
    const onBoard = new Set(await this.onBoard(tx));
    const hidden = seen
      .filter(({ citizen }) => onBoard.has(citizen.citizenId))
      .map(({ citizen, mayName }) => ({ citizen, members: inside.filter((_, at) => mayName[at] === false) }))
      .filter(({ members }) => members.length > 0);
    await this.audit.append(tx, {
      type: 'meeting.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, trace),
      subjects: hidden.map(({ citizen: { citizenId, mask } }) => ({
        citizenId,
        slots: OWNERS.map((owner) => slotOf(owner, 'board_status')).filter((slot) => mask[slot] === '1'),
      })),
    });
    return hidden.map(({ citizen, members }) => ({ citizen: citizen.id, members }));
  }

  /** Citizens with a stay the chair may see: row-level security says which. */
  private async onBoard(tx: Transaction): Promise<string[]> {
    const rows = await tx.em.query<{ citizen_id: string }[]>(
      `SELECT citizen_id FROM element WHERE kind = 'stay' AND ended_at IS NULL`,
    );
    return rows.map((row) => row.citizen_id);
  }
}
