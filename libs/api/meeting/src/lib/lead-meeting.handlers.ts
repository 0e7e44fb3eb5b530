import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { decideOutcome, mayHandOver, take } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { MeetingItems } from './meeting-items.js';
import { Meetings, type OpenMeetingRow } from './meetings.js';

/** Whom the meeting comes to. Only the chair leads it, and only from where it stands. */
@Injectable()
@Handles('meeting.take')
export class TakeItemHandler implements CommandHandler<'meeting.take'> {
  constructor(
    private readonly meetings: Meetings,
    private readonly items: MeetingItems,
    private readonly citizens: CitizenCommand,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.take'>): Promise<Effect> {
    const meeting = await this.meetings.hold(tx, input.meeting);
    checkChair(meeting, viewer);
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const { citizenId } = citizen;
    const found = await this.items.of(tx, citizen, meeting.id);
    if (found.slots.length === 0) throw new Failure('not_on_board');
    const subjects = [{ citizenId, slots: found.slots }];
    if (found.item.since !== null) return { action: 'U', subjects };
    const current = (await this.items.seen(tx, viewer, meeting.id)).filter(({ item }) => item.since !== null);
    if (!current.every((one) => one.citizen.id === input.after) || (input.after !== null && current.length === 0))
      throw new Failure('meeting_moved_on');
    await tx.em.query('SELECT meeting_end_turn($1, $2)', [meeting.id, tx.now]);
    await this.items.keep(tx, meeting.id, { citizenId, slots: found.slots }, take(found.item, tx.now), null);
    await this.meetings.callAbout(tx, [
      ...subjects,
      ...current.map((one) => ({ citizenId: one.citizen.citizenId, slots: one.slots })),
    ]);
    return { action: 'U', subjects };
  }
}

/** What came of talking about a citizen. Said anew, what it said before is kept. */
@Injectable()
@Handles('meeting.outcome')
export class SetOutcomeHandler implements CommandHandler<'meeting.outcome'> {
  constructor(
    private readonly meetings: Meetings,
    private readonly items: MeetingItems,
    private readonly citizens: CitizenCommand,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.outcome'>): Promise<Effect> {
    const meeting = await this.meetings.hold(tx, input.meeting);
    checkChair(meeting, viewer);
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const { citizenId } = citizen;
    const { item, slots, onBoard } = await this.items.of(tx, citizen, meeting.id);
    if (slots.length === 0) throw new Failure('not_on_board');
    const decided = decideOutcome(item, { outcome: input.outcome, version: input.version, onBoard });
    if (!decided.ok)
      throw new Failure(decided.refusal === 'stale' ? 'meeting_moved_on' : 'outcome_not_possible', {}, decided.refusal);
    await this.items.keep(tx, meeting.id, { citizenId, slots }, decided.value, viewer.memberId);
    const subjects = [{ citizenId, slots }];
    await this.meetings.callAbout(tx, subjects);
    return { action: 'U', subjects };
  }
}

/** Somebody else leads the meeting from here. */
@Injectable()
@Handles('meeting.hand-over')
export class HandOverHandler implements CommandHandler<'meeting.hand-over'> {
  constructor(private readonly meetings: Meetings) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'meeting.hand-over'>): Promise<Effect> {
    const meeting = await this.meetings.hold(tx, input.meeting);
    const inRoom = meeting.participants.map(({ member }) => member);
    if (!mayHandOver({ chair: meeting.chair, inRoom }, viewer.memberId, input.to)) {
      if (meeting.chair === viewer.memberId && inRoom.includes(viewer.memberId))
        throw new Failure('invalid_input', { fields: [{ path: 'to', problem: 'not_in_room' }] });
      throw new Failure('not_chair');
    }
    await tx.em.query('UPDATE meeting SET chair_id = $2 WHERE id = $1', [meeting.id, input.to]);
    await this.meetings.call(tx);
    return { action: 'U', subjects: [] };
  }
}

/** @throws Failure `not_chair` also for a chair who has gone */
function checkChair({ chair, participants }: OpenMeetingRow, { memberId }: Viewer): void {
  if (chair !== memberId || !participants.some(({ member }) => member === memberId)) throw new Failure('not_chair');
}
