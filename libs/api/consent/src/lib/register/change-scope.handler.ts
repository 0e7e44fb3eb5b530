import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { refused } from '../problems.js';
import { ConsentRegister } from './consent-register.js';
import { ConsentTasks } from './consent-tasks.js';
import { howGiven, periodOf, yesOf } from './how-given.js';

/** Another extent of what is shared is another consent: the old record is closed, the new one starts a new year. @see Sundhedsloven § 44 */
@Injectable()
@Handles('consent.change-scope')
export class ChangeScopeHandler implements CommandHandler<'consent.change-scope'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.change-scope'>): Promise<Effect> {
    const open = await this.register.open(tx, viewer, input);
    const { asked, citizen } = open;
    if (!open.own) throw refused({ path: 'package', problem: 'nothing_in_force' });
    const record = await this.register.standing(tx, viewer, open, input.version);
    const how = howGiven(asked, input);
    const before = await this.tasks.shared(tx, citizen.citizenId);
    const old = await this.register.step(tx, viewer, record, asked, { event: 'change_scope' });
    const begun = await this.register.begin(tx, viewer, open, old.id);
    const question = await this.register.step(tx, viewer, begun, asked, { event: 'ask' });
    const given = await this.register.step(
      tx,
      viewer,
      question,
      asked,
      { event: 'give', yes: yesOf(input) },
      { ...how, replaces: { record: old.id, ...periodOf(record) } },
    );
    await this.tasks.decided(tx, viewer, old);
    await this.tasks.note(tx, viewer, citizen.citizenId, asked.id);
    const effect = await this.register.close(tx, viewer, citizen, [old, given]);
    await this.tasks.ended(tx, before, citizen.citizenId, viewer.sector);
    return effect;
  }
}
