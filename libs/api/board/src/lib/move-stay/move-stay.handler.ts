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

/** Another level. Any colleague who may see the stay may move it: the board is the shared layer of both authorities. */
@Injectable()
@Handles('board.move')
export class MoveStayHandler implements CommandHandler<'board.move'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'board.move'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const stay = await this.elements.openStay(tx, citizen.citizenId, input.owner);
    if (!stay) throw new Failure('not_on_board');
    if (stay.version !== input.version) throw stale(citizen, stay, viewer);
    const subjects = [{ citizenId: citizen.citizenId, slots: [stay.slot] }];
    const fromLevel = Number(stay.content['level']);
    if (fromLevel === input.level) return { action: 'U', version: stay.version, subjects };
    const moved = await this.citizens.change(tx, viewer, citizen, stay, input.version, {
      ...stay.content,
      level: input.level,
    });
    tx.record({
      citizenId: citizen.citizenId,
      change: 'moved',
      slots: [stay.slot],
      byMember: viewer.memberId,
      fromLevel,
    });
    return { action: 'U', version: moved.version, subjects };
  }
}
