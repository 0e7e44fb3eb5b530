import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { PlanRegister } from './plan-register.js';

/** The plan ends now, and with it everything it opened. @see Psykiatriloven § 13 c */
@Injectable()
@Handles('plan.end')
export class EndPlanHandler implements CommandHandler<'plan.end'> {
  constructor(private readonly plans: PlanRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'plan.end'>): Promise<Effect> {
    const { citizen } = await this.plans.open(tx, viewer, input.citizen);
    const plan = await this.plans.running(tx, viewer, citizen, input);
    return this.plans.close(tx, viewer, await this.plans.change(tx, viewer, citizen, plan, plan.content, true), 'U');
  }
}
