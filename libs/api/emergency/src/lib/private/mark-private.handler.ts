import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  mayWrite,
  present,
  stale,
  stillStandsAt,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput, type ElementKind } from '@samtavle/contracts';
import { nextVersion, slotOf } from '@samtavle/domain';

/** What somebody can have said in confidence. A stay, a visit or a name is no such thing. */
const MARKABLE: readonly ElementKind[] = ['note', 'action', 'goal'];

/**
 * The citizen asked to keep it from others: it leaves every screen, the writer's too, and its category becomes the
 * private one until the mark is lifted. @see Sundhedsloven § 42 a stk. 3; sharing policy, private_notes
 */
@Injectable()
@Handles('element.mark-private')
export class MarkPrivateHandler implements CommandHandler<'element.mark-private'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.mark-private'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    const row = await this.elements.byId(tx, input.element);
    const [element] = row && row.citizenId === citizen.citizenId ? present(citizen, [row]) : [];
    if (!element) throw notFound();
    if (element.owner !== viewer.sector || !mayWrite(viewer, element) || !MARKABLE.includes(element.kind))
      throw new Failure('action_not_allowed', {}, `may not mark a ${element.kind} of ${element.owner} private`);
    if (!row || !stillStandsAt(citizen, row, input.version)) throw stale(citizen, row, viewer);
    const [marked] = await tx.em.query<{ done: boolean }[]>('SELECT mark_private($1, $2) AS done', [
      input.element,
      row.version,
    ]);
    if (!marked?.done) throw stale(citizen, row, viewer);
    const slots = [element.slot, slotOf(element.owner, 'private_notes')];
    tx.record({ citizenId: citizen.citizenId, change: 'changed', slots, byMember: viewer.memberId });
    return { action: 'U', version: nextVersion(row.version), subjects: [{ citizenId: citizen.citizenId, slots }] };
  }
}
