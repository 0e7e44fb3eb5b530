import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { PlanRegister } from './plan-register.js';

/** The plan reads otherwise from now on: parties, fields, days or what was agreed. What it said stays in its history. */
@Injectable()
@Handles('plan.change')
export class ChangePlanHandler implements CommandHandler<'plan.change'> {
  constructor(private readonly plans: PlanRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'plan.change'>): Promise<Effect> {
    const { citizen } = await this.plans.open(tx, viewer, input.citizen);
    const plan = await this.plans.running(tx, viewer, citizen, input);
    const content = this.plans.contentOf(tx, viewer, input);
    return this.plans.close(tx, viewer, await this.plans.change(tx, viewer, citizen, plan, content), 'U');
  }
}
