import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { ConsentRegister } from './consent-register.js';

/** The citizen said no, and is not asked again before the agreed day. The other side is told nothing. */
@Injectable()
@Handles('consent.refuse')
export class RefuseConsentHandler implements CommandHandler<'consent.refuse'> {
  constructor(private readonly register: ConsentRegister) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.refuse'>): Promise<Effect> {
    const { citizen } = await this.register.open(tx, viewer, input.citizen, input.package);
    const own = await this.register.own(tx, citizen, input.package, viewer.sector);
    this.register.checkVersion(own, input.version);
    let record = own
      ? await this.register.broughtUpToDate(tx, own)
      : await this.register.begin(tx, viewer, citizen, input.package);
    if (record.state === 'not_asked')
      record = await this.register.step(tx, viewer, record, 'ask', { asked_on: this.register.today(tx) });
    const refused = await this.register.step(tx, viewer, record, 'refuse', {
      ask_again_on: (input.askAgainOn as Day | undefined) ?? null,
    });
    return this.register.close(tx, viewer, citizen, [refused]);
  }
}
