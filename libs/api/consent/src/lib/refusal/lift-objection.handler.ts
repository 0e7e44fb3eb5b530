import { Injectable } from '@nestjs/common';
import { type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { ConsentRegister } from '../register/consent-register.js';
import { ConsentTasks } from '../register/consent-tasks.js';
import { ObjectionNews } from './objection-news.js';

/** The citizen takes a refusal back, where it was given. */
@Injectable()
@Handles('objection.lift')
export class LiftObjectionHandler implements CommandHandler<'objection.lift'> {
  constructor(
    private readonly register: ConsentRegister,
    private readonly tasks: ConsentTasks,
    private readonly news: ObjectionNews,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'objection.lift'>): Promise<Effect> {
    const { citizenId } = await this.register.alone(tx, viewer, input.citizen);
    const [known] = await tx.em.query<{ version: number; held_by: StaffSector[] }[]>(
      'SELECT version, held_by FROM objection WHERE id = $1 AND citizen_id = $2 AND given_to = $3 AND lifted_at IS NULL',
      [input.objection, citizenId, viewer.sector],
    );
    if (!known) throw notFound();
    const [, lifted] = await tx.em.query<[unknown, number]>(
      'UPDATE objection SET lifted_at = $3, lifted_by = $4, version = version + 1 WHERE id = $1 AND version = $2',
      [input.objection, input.version, tx.now, viewer.memberId],
    );
    if (lifted !== 1) throw new Failure('stale_version');
    await this.tasks.note(tx, viewer, citizenId);
    const slots = await this.news.tell(tx, viewer, citizenId, known.held_by);
    return { action: 'U', version: input.version + 1, subjects: [{ citizenId, slots }] };
  }
}
