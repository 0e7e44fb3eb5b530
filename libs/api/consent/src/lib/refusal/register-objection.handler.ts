import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Sector, STAFF_SECTORS } from '@samtavle/domain';
import { holdersToTell, ownersHeldBack } from '@samtavle/policy';
import { refused } from '../problems.js';
import { ConsentRegister } from '../register/consent-register.js';
import { ConsentTasks } from '../register/consent-tasks.js';
import { ObjectionNews } from './objection-news.js';

/**
 * The citizen does not want something shared, also where no consent is needed. It takes effect at once wherever the
 * information lies, whichever side was told; emergency, plan and notice stand beside it. Every other sector is what »all«
 * means: what the own sector works with itself is not sharing. @see Sundhedsloven §§ 41 stk. 3, 42
 */
@Injectable()
@Handles('objection.register')
export class RegisterObjectionHandler implements CommandHandler<'objection.register'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
    private readonly news: ObjectionNews,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'objection.register'>): Promise<Effect> {
    const { citizenId } = await this.register.alone(tx, viewer, input.citizen);
    const receivers: readonly Sector[] = input.receivers ?? STAFF_SECTORS.filter((sector) => sector !== viewer.sector);
    if (receivers.some((sector) => sector === viewer.sector))
      throw refused({ path: 'receivers', problem: 'own_sector' });
    const categories = input.categories ?? [];
    if (ownersHeldBack({ categories, receivers }, viewer.policy).length === 0)
      throw refused({ path: 'categories', problem: 'nothing_held_back' });
    const heldBy = holdersToTell({ categories, receivers }, viewer.policy);
    const before = await this.tasks.shared(tx, citizenId);
    const id = randomUUID();
    await tx.em.query(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, categories, receivers, held_by, version, recorded_at, recorded_by)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,1,$9,$10)`,
      [
        id,
        citizenId,
        tx.scope.teamId,
        viewer.sector,
        input.how,
        categories,
        receivers,
        heldBy,
        // Once the citizen is held: refusals and consents count in the order they were written.
        tx.moment(),
        viewer.memberId,
      ],
    );
    await this.tasks.note(tx, viewer, citizenId);
    const slots = await this.news.tell(tx, viewer, citizenId, heldBy);
    await this.tasks.ended(tx, before, citizenId, viewer.sector);
    return { action: 'C', id, version: 1, subjects: [{ citizenId, slots }] };
  }
}
