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
 * It is in doubt whether the citizen can consent: sharing stops until that is clear, on both sides, and nothing is taken
 * for an answer. The year keeps running. @see Sundhedsloven § 14
 */
@Injectable()
@Handles('consent.doubt')
export class DoubtCapacityHandler implements CommandHandler<'consent.doubt'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'consent.doubt'>): Promise<Effect> {
    const { citizen, asked, rows, own } = await this.register.open(tx, viewer, input);
    const { citizenId } = citizen;
    const stands = rows.filter((row) => consentShares(row.state) || (row === own && row.state === 'asked'));
    if (stands.length === 0) throw refused({ path: 'package', problem: 'no_such_step' });
    const before = await this.tasks.shared(tx, citizenId);
    // Like a withdrawal it is never stopped because somebody else was typing: it only closes.
    const doubted: ConsentRow[] = [];
    for (const row of stands) {
      const suspended = await this.register.step(tx, viewer, row, asked, { event: 'capacity_doubt' });
      doubted.push(suspended);
      await this.tasks.checkCapacity(tx, citizenId, suspended);
    }
    const effect = await this.register.close(tx, viewer, citizen, doubted);
    await this.tasks.ended(tx, before, citizenId, viewer.sector);
    return effect;
  }
}
