import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { hasYes } from '@samtavle/policy';
import { refused } from '../problems.js';
import { mandateOf } from '../representative/mandate.js';
import { ConsentRegister } from './consent-register.js';
import { ConsentTasks } from './consent-tasks.js';
import { howGiven, yesOf } from './how-given.js';

/**
 * The doubt is over: the citizen can consent again, or somebody with a recorded mandate answers. What was said before goes
 * on to its old end; where nothing had been said, this is the yes. @see Sundhedsloven § 14
 */
@Injectable()
@Handles('consent.confirm')
export class ConfirmConsentHandler implements CommandHandler<'consent.confirm'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.confirm'>): Promise<Effect> {
    const open = await this.register.open(tx, viewer, input);
    const { asked, citizen } = open;
    const record = await this.register.standing(tx, viewer, open, input.version);
    const mandate = input.by === 'representative' ? await mandateOf(tx, citizen.citizenId) : null;
    if (mandate === undefined) throw refused({ path: 'by', problem: 'mandate_needed' });
    const isAnswer = record.state === 'suspended_capacity' && !hasYes(record);
    const confirmed = await this.register.step(
      tx,
      viewer,
      record,
      asked,
      {
        event: input.by === 'citizen' ? 'citizen_confirms' : 'representative_confirms',
        yes: isAnswer && input.form !== undefined ? yesOf(input) : undefined,
      },
      { ...(isAnswer ? howGiven(asked, input) : {}), ...(mandate === null ? {} : { mandate }) },
    );
    await this.tasks.decided(tx, viewer, confirmed);
    await this.tasks.note(tx, viewer, citizen.citizenId, asked.id);
    return this.register.close(tx, viewer, citizen, [confirmed]);
  }
}
