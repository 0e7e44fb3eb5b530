import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { consentShares } from '@samtavle/policy';
import { refused } from '../problems.js';
import { ConsentRegister } from './consent-register.js';
import { type ConsentRow } from './consent-row.js';
import { ConsentTasks } from './consent-tasks.js';

/**
 * The citizen took the yes back: sharing stops at once, on both sides, whichever side was told and whichever had asked.
 * One that is on pause can be taken back too. @see Sundhedsloven § 42; GDPR art. 7
 */
@Injectable()
@Handles('consent.withdraw')
export class WithdrawConsentHandler implements CommandHandler<'consent.withdraw'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.withdraw'>): Promise<Effect> {
    const { citizen, asked, rows, own } = await this.register.open(tx, viewer, input);
    const stands = rows.filter(
      (row) => consentShares(row.state) || (row === own && row.state === 'suspended_capacity'),
    );
    if (stands.length === 0) throw refused({ path: 'package', problem: 'nothing_in_force' });
    const before = await this.tasks.shared(tx, citizen.citizenId);
    // No version is asked for: a withdrawal is never stopped because somebody else was typing.
    const withdrawn: ConsentRow[] = [];
    for (const row of stands) withdrawn.push(await this.register.step(tx, viewer, row, asked, { event: 'withdraw' }));
    const effect = await this.register.close(tx, viewer, citizen, withdrawn);
    for (const row of withdrawn) await this.tasks.decided(tx, viewer, row);
    await this.tasks.note(tx, viewer, citizen.citizenId, asked.id);
    await this.tasks.ended(tx, before, citizen.citizenId, viewer.sector);
    return effect;
  }
}
