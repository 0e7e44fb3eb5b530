import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { type ConsentPackage, expiryOf } from '@samtavle/policy';
import { ConsentRegister } from './consent-register.js';

/** The citizen said yes. Covers what the package names today, for at most a calendar year. @see Sundhedsloven § 44 */
@Injectable()
@Handles('consent.give')
export class GiveConsentHandler implements CommandHandler<'consent.give'> {
  constructor(private readonly register: ConsentRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.give'>): Promise<Effect> {
    const { citizen, asked } = await this.register.open(tx, viewer, input.citizen, input.package);
    const own = await this.register.own(tx, citizen, input.package, viewer.sector);
    this.register.checkVersion(own, input.version);
    const today = this.register.today(tx);
    const expiresOn = this.expiry(asked, today, input.expiresOn as Day | undefined);
    let record = own
      ? await this.register.broughtUpToDate(tx, own)
      : await this.register.begin(tx, viewer, citizen, input.package);
    // Asked and answered in one conversation is two steps, and both are kept.
    if (record.state === 'not_asked') record = await this.register.step(tx, viewer, record, 'ask', { asked_on: today });
    const event = record.state === 'expiring' ? 'renew' : 'give';
    const details = {
      form: input.form,
      ...(input.form === 'oral' ? { oralReason: input.oralReason, witness: input.witness ?? null } : {}),
    };
    const given = await this.register.step(
      tx,
      viewer,
      record,
      event,
      { given_on: today, expires_on: expiresOn, flows: asked.flows },
      details,
    );
    return this.register.close(tx, viewer, citizen, [given]);
  }

  /** Shorter than the law's year if the citizen wishes; never longer, never in the past. */
  private expiry(asked: ConsentPackage, today: Day, wished: Day | undefined): Day {
    const latest = expiryOf(today, asked);
    if (wished === undefined) return latest;
    if (wished <= today || wished > latest)
      throw new Failure('invalid_input', {
        fields: [{ path: 'expiresOn', problem: wished <= today ? 'past' : 'over_a_year' }],
      });
    return wished;
  }
}
