import { Injectable } from '@nestjs/common';
import { actorOf, type CommandHandler, type Effect, Handles, type Viewer } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Tasks } from '@samtavle/api-tasks';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { EmergencyRequests } from './requests.js';

/** The holder passes nothing on. The asker is told nothing: to them it is a question nobody has answered. */
@Injectable()
@Handles('emergency.decline')
export class DeclineHandler implements CommandHandler<'emergency.decline'> {
  constructor(
    private readonly requests: EmergencyRequests,
    private readonly tasks: Tasks,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'emergency.decline'>): Promise<Effect> {
    const request = await this.requests.toAnswer(tx, viewer, input.request);
    await this.requests.settle(tx, viewer, request.id, 'declined');
    await this.tasks.closeOf(tx, 'ask_now', request.id, viewer.memberId);
    const subjects = [{ citizenId: request.citizenId, slots: [] }];
    await this.audit.append(tx, {
      type: 'emergency.declined',
      action: 'E',
      outcome: 'ok',
      actor: actorOf(viewer),
      subjects,
      resource: request.id,
    });
    return { action: 'U', subjects };
  }
}
