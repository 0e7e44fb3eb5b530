import { categoryOfReason } from '@samtavle/policy';
import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  type ElementEntity,
  Elements,
  Handles,
  stale,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type BoardReason, type Day, type Owner } from '@samtavle/domain';

/** Review date, who it was discussed with, and the own sector's reasons. */
@Injectable()
@Handles('board.edit')
export class EditStayHandler implements CommandHandler<'board.edit'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'board.edit'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const stay = await this.elements.openStay(tx, citizen.citizenId, input.owner);
    if (!stay) throw new Failure('not_on_board');
    if (stay.version !== input.version) throw stale(citizen, stay, viewer);
    this.citizens.checkDates(tx, { reviewOn: input.reviewOn as Day | null | undefined });
    await this.citizens.checkMembers(tx, input.discussedWith ?? [], 'discussedWith');
    const edited = await this.citizens.change(tx, viewer, citizen, stay, input.version, {
      ...stay.content,
      ...(input.reviewOn !== undefined ? { reviewOn: input.reviewOn } : {}),
      ...(input.discussedWith !== undefined ? { discussedWith: input.discussedWith } : {}),
    });
    const slots = new Set([
      stay.slot,
      ...(input.reasons ? await this.replaceReasons(tx, viewer, stay, input.reasons) : []),
    ]);
    // A reason shows with its stay and never without: the stay's slot says all there is to say.
    tx.record({ citizenId: citizen.citizenId, change: 'edited', slots: [stay.slot], byMember: viewer.memberId });
    return { action: 'U', version: edited.version, subjects: [{ citizenId: citizen.citizenId, slots }] };
  }

  /** The other sector's reasons are its own and stay. @throws Failure when no reason would be left on an own stay */
  private async replaceReasons(
    tx: Transaction,
    viewer: Viewer,
    stay: ElementEntity,
    wanted: readonly BoardReason[],
  ): Promise<number[]> {
    const owner: Owner = this.citizens.ownerOf(viewer);
    if (wanted.length === 0 && stay.owner === owner)
      throw new Failure('invalid_input', { fields: [{ path: 'reasons', problem: 'too_small' }] });
    const mine = (await this.elements.ofStay(tx, stay.id, 'reason')).filter((reason) => reason.owner === owner);
    const slots: number[] = [];
    for (const reason of mine) {
      slots.push(reason.slot);
      await this.elements.change(tx, reason, reason.version, reason.content, true);
    }
    for (const [at, reason] of wanted.entries()) {
      const category = categoryOfReason(reason);
      this.citizens.checkWritable(viewer, { owner, category }, `reasons.${at}`);
      const primary = at === 0 && stay.owner === owner;
      const added = await this.elements.add(tx, {
        citizenId: stay.citizenId,
        kind: 'reason',
        owner,
        category,
        stayId: stay.id,
        content: { reason, primary, stay: stay.id },
      });
      slots.push(added.slot);
    }
    return slots;
  }
}
