import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { ConsentRegister } from './consent-register.js';
import { ConsentTasks } from './consent-tasks.js';
import { howGiven, periodOf, yesOf } from './how-given.js';

/**
 * The citizen said yes: for the first time, anew, or once more before the old yes has lapsed, which begins a new year.
 * Covers what the package names today, for at most a calendar year. @see Sundhedsloven § 44
 */
@Injectable()
@Handles('consent.give')
export class GiveConsentHandler implements CommandHandler<'consent.give'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.give'>): Promise<Effect> {
    const open = await this.register.open(tx, viewer, input);
    const { asked, citizen } = open;
    let record = await this.register.standing(tx, viewer, open, input.version);
    const how = howGiven(asked, input);
    // Asked and answered in one conversation is two steps, and both are kept.
    if (record.state === 'not_asked') record = await this.register.step(tx, viewer, record, asked, { event: 'ask' });
    const isRenewal = record.state === 'expiring';
    const given = await this.register.step(
      tx,
      viewer,
      record,
      asked,
      { event: isRenewal ? 'renew' : 'give', yes: yesOf(input) },
      isRenewal ? { ...how, replaces: periodOf(record) } : how,
    );
    await this.tasks.decided(tx, viewer, given);
    await this.tasks.note(tx, viewer, citizen.citizenId, given.package);
    return this.register.close(tx, viewer, citizen, [given]);
  }
}
