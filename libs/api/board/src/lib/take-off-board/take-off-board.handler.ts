import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  stale,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { addDays, danishDay, type Day, leaveBoard, startOfDanishDay } from '@samtavle/domain';

/** Takes a citizen off the board, with a reason and a day to follow up. */
@Injectable()
@Handles('board.take-off')
export class TakeOffBoardHandler implements CommandHandler<'board.take-off'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'board.take-off'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    const { citizenId } = citizen;
    const stay = await this.elements.openStay(tx, citizenId, input.owner);
    if (!stay) throw new Failure('not_on_board');
    if (stay.version !== input.version) throw stale(citizen, stay, viewer);
    const followUp = input.followUpOn as Day | undefined;
    this.citizens.checkDates(tx, { followUpOn: followUp });

    // Counted over what this viewer may see: an action of the other side that is not shared must not show in a refusal.
    const parts = await this.elements.ofStay(tx, stay.id);
    const actions = parts.filter((part) => part.kind === 'action');
    const left = leaveBoard(
      actions.length,
      { handOverActions: input.handOverActions, followUpOn: followUp },
      danishDay(tx.now),
    );
    if (!left.ok) throw new Failure('open_actions');

    const { endedOn, followUpOn } = left.value;
    const ended = await this.citizens.change(
      tx,
      viewer,
      citizen,
      stay,
      input.version,
      { ...stay.content, endedOn, leftBecause: input.because, followUpOn },
      true,
    );
    const own = parts.filter((part) => part.kind !== 'action' && part.owner === stay.owner);
    for (const part of own) await this.elements.change(tx, part, part.version, part.content, true);
    await this.followUp(tx, viewer, citizenId, followUpOn);
    const slots = new Set([stay.slot, ...own.map((part) => part.slot)]);
    // Told before access is decided anew, while the board's class still counts as having seen it.
    tx.record({ citizenId, change: 'taken_off', slots: [stay.slot], byMember: viewer.memberId });
    await this.citizens.reconsider(tx, stay.teamId, citizenId, viewer);
    return { action: 'U', version: ended.version, subjects: [{ citizenId, slots }] };
  }

  /** Whoever takes somebody off follows up: a planned contact, and so a working relation until that day has passed. */
  private async followUp(tx: Transaction, viewer: Viewer, citizenId: string, on: Day): Promise<void> {
    await tx.em.query(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from, valid_to) VALUES ($1,$2,$3,$4,'planned_contact',$5,$6)`,
      [randomUUID(), citizenId, viewer.memberId, tx.scope.teamId, tx.now, startOfDanishDay(addDays(on, 1))],
    );
  }
}
