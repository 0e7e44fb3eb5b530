import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenToRead,
  type CommandHandler,
  type Effect,
  Handles,
  PersonalAccess,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';

/** Closes one's own look-up when it is no longer needed. @see sharing policy, delete_after_use */
@Injectable()
@Handles('emergency.end')
export class EndLookUpHandler implements CommandHandler<'emergency.end'> {
  constructor(
    private readonly personal: PersonalAccess,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'emergency.end'>): Promise<Effect> {
    const citizen = await citizenToRead(tx, viewer, input.citizen);
    if (!citizen) throw notFound();
    const slots = await this.personal.end(tx, viewer, citizen.citizenId, 'emergency_pull');
    const subjects = [{ citizenId: citizen.citizenId, slots }];
    await this.audit.append(tx, {
      type: 'emergency.ended',
      action: 'U',
      outcome: 'ok',
      actor: actorOf(viewer),
      subjects,
    });
    return { action: 'U', subjects };
  }
}
