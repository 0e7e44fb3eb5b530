import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput, MeetingId } from '@samtavle/contracts';
import { Meetings, type OpenMeetingRow } from './meetings.js';

const CHANGED: Effect = { action: 'U', subjects: [] };

/** Opens the team's meeting, or comes to the one that is open: two chairs who press at once sit in one meeting. */
@Injectable()
@Handles('meeting.open')
export class OpenMeetingHandler implements CommandHandler<'meeting.open'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer): Promise<Effect> {
    await this.meetings.closeForgotten(tx);
    // The one that is open is written as it is, and so held: nobody closes it before this colleague sits in it.
    await tx.em.query(
      `INSERT INTO meeting (id, team_id, opened_by, chair_id, opened_at) VALUES ($1,$2,$3,$3,$4)
       ON CONFLICT (team_id) WHERE closed_at IS NULL DO UPDATE SET chair_id = meeting.chair_id`,
      [randomUUID(), tx.scope.teamId, viewer.memberId, tx.now],
    );
    const meeting = await this.meetings.open(tx);
    if (!meeting) throw notFound();
    await this.meetings.join(tx, meeting.id, viewer.memberId);
    await this.meetings.call(tx);
    return { action: 'C', id: MeetingId.parse(meeting.id), subjects: [] };
  }
}

/** From now on the wall shows only what this colleague may see too. */
@Injectable()
@Handles('meeting.join')
export class JoinMeetingHandler implements CommandHandler<'meeting.join'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.join'>): Promise<Effect> {
    const { id } = await this.meetings.ofId(tx, input.meeting);
    await this.meetings.join(tx, id, viewer.memberId);
    await this.meetings.call(tx);
    return CHANGED;
  }
}

/** Out of the room for an item one may not hear, and back again. */
@Injectable()
@Handles('meeting.step-out')
export class StepOutHandler implements CommandHandler<'meeting.step-out'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.step-out'>): Promise<Effect> {
    const { id } = await this.meetings.ofId(tx, input.meeting);
    const [, changed] = await tx.em.query<[unknown, number]>(
      'UPDATE meeting_participant SET out_since = $3 WHERE meeting_id = $1 AND member_id = $2 AND left_at IS NULL',
      [id, viewer.memberId, input.out ? tx.now : null],
    );
    if (changed !== 1) throw notFound();
    await this.meetings.call(tx);
    return CHANGED;
  }
}

@Injectable()
@Handles('meeting.leave')
export class LeaveMeetingHandler implements CommandHandler<'meeting.leave'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.leave'>): Promise<Effect> {
    const { id } = await this.meetings.ofId(tx, input.meeting);
    if (!(await this.meetings.leave(tx, id, viewer.memberId))) throw notFound();
    await this.meetings.call(tx);
    return CHANGED;
  }
}

/**
 * Takes a capacity out of the room that its person does not work in any more: the wall is not to stay narrow for somebody
 * who is not looking as that. Only the chair, or the person; never by the switch itself, which would widen it unseen.
 */
@Injectable()
@Handles('meeting.take-out')
export class TakeOutHandler implements CommandHandler<'meeting.take-out'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.take-out'>): Promise<Effect> {
    const meeting = await this.meetings.hold(tx, input.meeting);
    const found = (await this.meetings.leftBehind(tx, meeting.id)).find(({ member }) => member === input.member);
    const isChair = meeting.chair === viewer.memberId && sitsIn(meeting, viewer);
    if (!isChair && found?.personId !== viewer.personId) throw new Failure('not_chair');
    if (!found) throw new Failure('invalid_input', { fields: [{ path: 'member', problem: 'still_there' }] });
    await this.meetings.leave(tx, meeting.id, found.member);
    await this.meetings.call(tx);
    return { ...CHANGED, resource: found.member };
  }
}

/** Ends the meeting and blanks the wall; whoever was not come to was not discussed. Anybody who sits in it may. */
@Injectable()
@Handles('meeting.close')
export class CloseMeetingHandler implements CommandHandler<'meeting.close'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.close'>): Promise<Effect> {
    const meeting = await this.meetings.hold(tx, input.meeting);
    if (!sitsIn(meeting, viewer)) throw notFound();
    await this.meetings.close(tx, meeting.id, tx.now, viewer.memberId);
    await this.meetings.call(tx);
    return CHANGED;
  }
}

function sitsIn({ participants }: OpenMeetingRow, { memberId }: Viewer): boolean {
  return participants.some(({ member }) => member === memberId);
}
