import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { ConsentTasks } from './consent-tasks.js';
import { ConsentRegister } from './consent-register.js';

/** The citizen has been asked and has not answered. */
@Injectable()
@Handles('consent.ask')
export class AskConsentHandler implements CommandHandler<'consent.ask'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.ask'>): Promise<Effect> {
    const open = await this.register.open(tx, viewer, input);
    const record = await this.register.standing(tx, viewer, open, input.version);
    const { ownWish } = input;
    const asked = await this.register.step(
      tx,
      viewer,
      record,
      open.asked,
      { event: 'ask', answerBy: input.answerBy as Day | undefined, ownWish },
      ownWish === true ? { ownWish } : {},
    );
    await this.tasks.decided(tx, viewer, asked);
    return this.register.close(tx, viewer, open.citizen, [asked]);
  }
}
