import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { ConsentRegister } from './consent-register.js';
import { ConsentTasks } from './consent-tasks.js';

/** The citizen said no, and is not asked again before the agreed day. The other side is told nothing. */
@Injectable()
@Handles('consent.refuse')
export class RefuseConsentHandler implements CommandHandler<'consent.refuse'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.refuse'>): Promise<Effect> {
    const open = await this.register.open(tx, viewer, input);
    const { asked, citizen } = open;
    let record = await this.register.standing(tx, viewer, open, input.version);
    if (record.state === 'not_asked') record = await this.register.step(tx, viewer, record, asked, { event: 'ask' });
    const askAgainOn = input.askAgainOn as Day | undefined;
    const refused = await this.register.step(tx, viewer, record, asked, { event: 'refuse', askAgainOn });
    await this.tasks.decided(tx, viewer, refused);
    return this.register.close(tx, viewer, citizen, [refused]);
  }
}
