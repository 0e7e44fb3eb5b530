import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  actorOf,
  BoardReader,
  citizenById,
  type CommandHandler,
  type Effect,
  Handles,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Tasks } from '@samtavle/api-tasks';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { emergencyAsk } from '@samtavle/policy';
import { checkExplained, notPossible } from './refusals.js';

/**
 * Asks another sector's duty clinician. Nothing of the other sector is looked at, so nothing of it can be told: neither
 * whether it knows the citizen nor whether anything is held back. What the question itself passes on, the asker's own
 * sector's knowing the citizen, is a push of the asker's and recorded as such.
 */
@Injectable()
@Handles('emergency.ask')
export class AskNowHandler implements CommandHandler<'emergency.ask'> {
  constructor(
    private readonly reader: BoardReader,
    private readonly tasks: Tasks,
    private readonly audit: AuditLog,
  ) {}

  async handle(
    tx: Transaction,
    viewer: Viewer,
    { citizen: id, to, question }: CommandInput<'emergency.ask'>,
  ): Promise<Effect> {
    checkExplained(question, 'question');
    if (to === viewer.sector) throw new Failure('invalid_input', { fields: [{ path: 'to', problem: 'own_sector' }] });
    const citizen = await citizenById(tx, viewer, id);
    if (!citizen) throw notFound();
    const asked = emergencyAsk(viewer.policy, viewer.viewerClass, to);
    if (!asked.ok) throw notPossible(asked, 'to');
    const [read] = await this.reader.cards(tx, viewer, [citizen.citizenId], 'class');
    if (!read) throw notFound();
    const request = randomUUID();
    await tx.em.query(
      `INSERT INTO emergency_request (id, team_id, citizen_id, from_sector, from_member, to_sector, question, citizen_name, asked_at, state)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,'open')`,
      [
        request,
        tx.scope.teamId,
        citizen.citizenId,
        viewer.sector,
        viewer.memberId,
        to,
        question,
        read.card.name,
        tx.now,
      ],
    );
    await this.tasks.open(tx, {
      kind: 'ask_now',
      citizenId: citizen.citizenId,
      sector: to,
      forWhom: 'duty',
      dueOn: danishDay(tx.now),
      source: request,
      openedBy: viewer.memberId,
    });
    const subject = { citizenId: citizen.citizenId, slots: [asked.slot], rules: new Map([[asked.slot, asked.via]]) };
    await this.audit.append(tx, {
      type: 'emergency.asked',
      action: 'E',
      outcome: 'ok',
      actor: actorOf(viewer),
      subjects: [subject],
      resource: request,
    });
    return { action: 'C', id: request, subjects: [subject] };
  }
}
