import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Elements, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { Visits } from './visits.js';

/** Somebody is to go. Never why: the category alone says who may know. */
@Injectable()
@Handles('visit.plan')
export class PlanVisitHandler implements CommandHandler<'visit.plan'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly visits: Visits,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'visit.plan'>): Promise<Effect> {
    const { on, at, who, minutes, category } = input;
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const owner = this.citizens.ownerOf(viewer);
    this.citizens.checkWritable(viewer, { owner, category }, 'category');
    this.visits.checkDay(tx, on);
    await this.visits.checkWho(tx, viewer, citizen, who, { owner, category });
    const visit = await this.elements.add(tx, {
      citizenId: citizen.citizenId,
      kind: 'visit',
      owner,
      category,
      onDay: on,
      content: { on, at, who, minutes, state: 'planned' },
    });
    const slots = [visit.slot];
    tx.record({ citizenId: citizen.citizenId, change: 'wrote', slots, byMember: viewer.memberId });
    return {
      action: 'C',
      version: visit.version,
      id: visit.id,
      subjects: [{ citizenId: citizen.citizenId, slots }],
    };
  }
}
