import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { PlanRegister } from './plan-register.js';

/** The department concludes an agreement or a plan with the parties named in it. @see Psykiatriloven §§ 13 a, 13 b */
@Injectable()
@Handles('plan.make')
export class MakePlanHandler implements CommandHandler<'plan.make'> {
  constructor(private readonly plans: PlanRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'plan.make'>): Promise<Effect> {
    const { citizen, owner } = await this.plans.open(tx, viewer, input.citizen);
    const plan = await this.plans.add(tx, citizen, owner, this.plans.contentOf(tx, viewer, input));
    return this.plans.close(tx, viewer, plan, 'C');
  }
}
