import { categoryOfReason } from '@samtavle/policy';
import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  present,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Day, danishDay, type Owner, reviewDay, sinceDay, slotOf } from '@samtavle/domain';

/** Puts a citizen on the board: four choices, and the whole team is there. */
@Injectable()
@Handles('board.place')
export class PlaceOnBoardHandler implements CommandHandler<'board.place'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'board.place'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    const { citizenId } = citizen;
    const owner = this.citizens.ownerOf(viewer);
    this.citizens.checkDates(tx, {
      reviewOn: input.reviewOn as Day | undefined,
      dueOn: input.firstAction.dueOn as Day | null,
    });
    await this.citizens.checkMembers(tx, input.discussedWith, 'discussedWith');
    const open = await this.elements.open(tx, [citizenId], danishDay(tx.now), ['stay']);
    if (present(citizen, open).length > 0) throw new Failure('already_on_board');

    const since = sinceDay(input.since as Day | undefined, danishDay(tx.now));
    if (!since.ok) throw new Failure('invalid_input', { fields: [{ path: 'since', problem: since.refusal.because }] });
    const stay = await this.elements.add(tx, {
      citizenId,
      kind: 'stay',
      owner,
      category: 'board_status',
      content: {
        level: input.level,
        since: since.value,
        reviewOn: reviewDay(input.level, input.reviewOn as Day | undefined, danishDay(tx.now)),
        putOnBy: viewer.memberId,
        discussedWith: input.discussedWith,
        endedOn: null,
        leftBecause: null,
        followUpOn: null,
      },
    });
    const slots = [stay.slot, ...(await this.reasonsAndAction(tx, viewer, citizenId, owner, stay.id, input))];
    await this.citizens.reconsider(tx, stay.teamId, citizenId, viewer);
    const category = categoryOfReason(input.reasons[0] ?? 'new_in_team');
    await this.citizens.checkResponsible(tx, viewer, citizen, input.firstAction.responsible, { owner, category });
    // Reasons and the exit criterion show with the stay and never without; the action shows by its own category.
    tx.record({ citizenId, change: 'placed', slots: [stay.slot, slotOf(owner, category)], byMember: viewer.memberId });
    return { action: 'C', version: stay.version, id: stay.id, subjects: [{ citizenId, slots }] };
  }

  private async reasonsAndAction(
    tx: Transaction,
    viewer: Viewer,
    citizenId: string,
    owner: Owner,
    stayId: string,
    input: CommandInput<'board.place'>,
  ): Promise<number[]> {
    const slots: number[] = [];
    for (const [at, reason] of input.reasons.entries()) {
      const category = categoryOfReason(reason);
      this.citizens.checkWritable(viewer, { owner, category }, `reasons.${at}`);
      await this.elements.add(tx, {
        citizenId,
        kind: 'reason',
        owner,
        category,
        stayId,
        content: { reason, primary: at === 0, stay: stayId },
      });
      slots.push(slotOf(owner, category));
    }
    // What is to be done, and what would end it, are as sensitive as the reason they answer.
    const category = categoryOfReason(input.reasons[0] ?? 'new_in_team');
    const { text, responsible, dueOn } = input.firstAction;
    await this.elements.add(tx, {
      citizenId,
      kind: 'action',
      owner,
      category,
      stayId,
      content: { text, responsible, dueOn, doneAt: null },
    });
    if (input.exitCriterion)
      await this.elements.add(tx, {
        citizenId,
        kind: 'exit_criterion',
        owner,
        category,
        stayId,
        content: { text: input.exitCriterion },
      });
    return slots;
  }
}
