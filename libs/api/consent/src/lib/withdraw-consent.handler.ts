import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { consentShares } from '@samtavle/policy';
import { ConsentRegister, type ConsentRow } from './consent-register.js';

/**
 * The citizen took the yes back: sharing stops at once, on both sides, whichever side was told and whichever had asked.
 * @see Sundhedsloven § 42; GDPR art. 7
 */
@Injectable()
@Handles('consent.withdraw')
export class WithdrawConsentHandler implements CommandHandler<'consent.withdraw'> {
  constructor(private readonly register: ConsentRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.withdraw'>): Promise<Effect> {
    const { citizen } = await this.register.open(tx, viewer, input.citizen, input.package);
    const inForce = (await this.register.rows(tx, citizen, input.package)).filter((row) => consentShares(row.state));
    if (inForce.length === 0) throw new Failure('consent_not_possible', {}, 'nothing in force');
    // No version is asked for: a withdrawal is never stopped because somebody else was typing.
    const withdrawn: ConsentRow[] = [];
    for (const row of inForce) withdrawn.push(await this.register.step(tx, viewer, row, 'withdraw'));
    return this.register.close(tx, viewer, citizen, withdrawn);
  }
}
