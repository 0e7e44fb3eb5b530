import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { ConsentRegister } from './consent-register.js';

/** The question is closed without an answer: silence is never consent. @see GDPR art. 7; Sundhedsloven § 44 */
@Injectable()
@Handles('consent.no-answer')
export class NoAnswerHandler implements CommandHandler<'consent.no-answer'> {
  constructor(private readonly register: ConsentRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.no-answer'>): Promise<Effect> {
    const open = await this.register.open(tx, viewer, input);
    const record = await this.register.standing(tx, viewer, open, input.version);
    const closed = await this.register.step(tx, viewer, record, open.asked, { event: 'no_answer' });
    return this.register.close(tx, viewer, open.citizen, [closed]);
  }
}
