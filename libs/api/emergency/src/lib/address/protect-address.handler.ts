import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Elements, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import { addressForVisit } from '@samtavle/policy';

/**
 * Writes down the protected address the own authority has from the civil register, or under its own safety flag. Whoever
 * writes it does not see it afterwards either, until the day of a visit. An unprotected address is not on the board.
 * @see sharing policy, protected_address; CPR-loven § 28
 */
@Injectable()
@Handles('address.protect')
export class ProtectAddressHandler implements CommandHandler<'address.protect'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'address.protect'>): Promise<Effect> {
    const right = addressForVisit(viewer.policy, viewer.viewerClass);
    if (!right) throw new Failure('action_not_allowed');
    // Alone: two who write at once would each leave an address.
    const { citizenId } = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    await tx.em.query('SELECT end_protected_address($1)', [citizenId]);
    const { owner, category } = pairOf(right.slot);
    const content = { text: input.text, because: input.because };
    const element = await this.elements.add(tx, { citizenId, kind: 'address', owner, category, content });
    tx.record({ citizenId, change: 'wrote', slots: [right.slot], byMember: viewer.memberId });
    return { action: 'C', id: element.id, subjects: [{ citizenId, slots: [right.slot] }] };
  }
}
