import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizenById,
  type CommandHandler,
  type Effect,
  endOfDanishDay,
  Handles,
  PersonalAccess,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { privateForContact } from '@samtavle/policy';

/**
 * Opens what the citizen marked private to the primary contact of a social or employment sector, for the task in hand:
 * until the Danish day ends. The answer is the same whether or not anything is marked.
 * @see sharing policy, primary_contact_only and task_necessity
 */
@Injectable()
@Handles('private.open')
export class OpenPrivateHandler implements CommandHandler<'private.open'> {
  constructor(
    private readonly personal: PersonalAccess,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'private.open'>): Promise<Effect> {
    const right = privateForContact(viewer.policy, viewer.viewerClass);
    if (!right) throw new Failure('action_not_allowed');
    const citizen = await citizenById(tx, viewer, input.citizen);
    if (!citizen) throw notFound();
    const { citizenId } = citizen;
    if (!(await isPrimaryContact(tx, viewer, citizenId))) throw notPrimary();
    const slots = [right.slot];
    const until = endOfDanishDay(tx.now);
    await this.personal.open(tx, viewer, { citizenId, ground: 'private_contact', rule: right.rule, slots, until });
    const subject = { citizenId, slots, rules: new Map([[right.slot, right.rule]]) };
    await this.audit.append(tx, {
      type: 'private.opened',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer),
      subjects: [subject],
    });
    return { action: 'C', subjects: [subject] };
  }
}

/** The first on the own sector's list of contact persons. */
async function isPrimaryContact(tx: Transaction, viewer: Viewer, citizenId: string): Promise<boolean> {
  const [row] = await tx.em.query<{ first: boolean }[]>('SELECT is_primary_contact($1, $2) AS first', [
    citizenId,
    viewer.memberId,
  ]);
  return row?.first === true;
}

function notPrimary(): Failure {
  const field = {
    path: 'citizen',
    problem: 'primary_contact_only',
    da: 'Det, borgeren har markeret som privat, åbner kun for den første kontaktperson (delingsreglerne, primary_contact_only).',
    en: 'What the citizen marked private opens to the first contact person only (sharing rules, primary_contact_only).',
  };
  return new Failure('action_not_allowed', { fields: [field] }, 'not the primary contact');
}
