import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { pairOf, slotOf } from '@samtavle/domain';

/**
 * The citizen wants it known again: it goes back to the category it had. Whoever set the mark may lift it without seeing
 * what it covers, and so may whoever has it open now.
 */
@Injectable()
@Handles('element.lift-private')
export class LiftPrivateHandler implements CommandHandler<'element.lift-private'> {
  constructor(private readonly citizens: CitizenCommand) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.lift-private'>): Promise<Effect> {
    const { citizenId } = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    const [lifted] = await tx.em.query<{ slot: number | null }[]>('SELECT lift_private($1, $2) AS slot', [
      citizenId,
      input.element,
    ]);
    if (lifted?.slot == null) throw notFound();
    const slots = [lifted.slot, slotOf(pairOf(lifted.slot).owner, 'private_notes')];
    tx.record({ citizenId, change: 'changed', slots, byMember: viewer.memberId });
    return { action: 'U', subjects: [{ citizenId, slots }] };
  }
}
