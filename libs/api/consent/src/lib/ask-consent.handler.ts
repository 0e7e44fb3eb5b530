import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { ConsentRegister } from './consent-register.js';

/** The citizen has been asked and has not answered. */
@Injectable()
@Handles('consent.ask')
export class AskConsentHandler implements CommandHandler<'consent.ask'> {
  constructor(private readonly register: ConsentRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.ask'>): Promise<Effect> {
    const { citizen } = await this.register.open(tx, viewer, input.citizen, input.package);
    const own = await this.register.own(tx, citizen, input.package, viewer.sector);
    this.register.checkVersion(own, input.version);
    const record = own
      ? await this.register.broughtUpToDate(tx, own)
      : await this.register.begin(tx, viewer, citizen, input.package);
    this.register.checkMayAsk(tx, record);
    const asked = await this.register.step(tx, viewer, record, 'ask', { asked_on: this.register.today(tx) });
    return this.register.close(tx, viewer, citizen, [asked]);
  }
}
