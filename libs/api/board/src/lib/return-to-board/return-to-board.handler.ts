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
import { danishDay, type Day, mayReturn } from '@samtavle/domain';

/** Undoes taking off by the own sector: the same stay goes on, with the reasons it had. */
@Injectable()
@Handles('board.return')
export class ReturnToBoardHandler implements CommandHandler<'board.return'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'board.return'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    const { citizenId } = citizen;
    if (await this.elements.openStay(tx, citizenId, input.owner)) throw new Failure('already_on_board');
    const stay = await this.elements.latestEndedStay(tx, citizenId, input.owner);
    if (!stay || !mayReturn(stay.content['endedOn'] as Day, danishDay(tx.now))) throw new Failure('not_on_board');
    if (stay.version !== input.version) throw stale(citizen, stay, viewer);
    if (!(await this.isOwnDoing(tx, stay, viewer)))
      throw new Failure('action_not_allowed', {}, 'taken off by another sector');
    const parts = await this.endedWith(tx, stay);
    const back = await this.citizens.change(tx, viewer, citizen, stay, input.version, {
      ...stay.content,
      endedOn: null,
      leftBecause: null,
      followUpOn: null,
    });
    for (const part of parts) await this.elements.change(tx, part, part.version, part.content);
    const slots = [...new Set([stay.slot, ...parts.map((part) => part.slot)])];
    await this.citizens.reconsider(tx, stay.teamId, citizenId, viewer);
    tx.record({ citizenId, change: 'placed', slots: [stay.slot], byMember: viewer.memberId });
    return { action: 'U', version: back.version, subjects: [{ citizenId, slots }] };
  }

  /** Only those who took somebody off see everything that ended with the stay, and can bring all of it back. */
  private async isOwnDoing(tx: Transaction, stay: ElementEntity, viewer: Viewer): Promise<boolean> {
    const [taker] = await tx.em.query<{ sector: string }[]>('SELECT sector FROM member WHERE id = $1', [
      stay.updatedBy,
    ]);
    return taker?.sector === viewer.sector;
  }

  private async endedWith(tx: Transaction, stay: ElementEntity): Promise<ElementEntity[]> {
    const rows = await tx.em.query<{ id: string }[]>(
      `SELECT id FROM element WHERE stay_id = $1 AND ended_at = $2 AND kind <> 'action'`,
      [stay.id, stay.endedAt],
    );
    const parts = await Promise.all(rows.map((row) => this.elements.byId(tx, row.id)));
    return parts.filter((part) => part !== undefined);
  }
}
