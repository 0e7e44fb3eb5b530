import { Injectable } from '@nestjs/common';
import {
  actorOf,
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  endOfDanishDay,
  Handles,
  PersonalAccess,
  present,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { addressForVisit } from '@samtavle/policy';

/**
 * Opens the own sector's protected address to whoever visits today, until the Danish day ends. The answer is the same
 * whether or not there is one. @see sharing policy, home_visit_today
 */
@Injectable()
@Handles('address.reveal')
export class RevealAddressHandler implements CommandHandler<'address.reveal'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly personal: PersonalAccess,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'address.reveal'>): Promise<Effect> {
    const right = addressForVisit(viewer.policy, viewer.viewerClass);
    if (!right) throw new Failure('action_not_allowed');
    // Alone: a visit that is being called off is called off first, or finds the address open and closes it.
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'alone');
    if (!(await this.visitsToday(tx, viewer, citizen))) throw new Failure('no_visit_today');
    const { citizenId } = citizen;
    const slots = [right.slot];
    const until = endOfDanishDay(tx.now);
    await this.personal.open(tx, viewer, { citizenId, ground: 'address_visit', rule: right.rule, slots, until });
    const subject = { citizenId, slots, rules: new Map([[right.slot, right.rule]]) };
    await this.audit.append(tx, {
      type: 'address.revealed',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer),
      subjects: [subject],
    });
    return { action: 'C', subjects: [subject] };
  }

  private async visitsToday(tx: Transaction, viewer: Viewer, citizen: VisibleCitizen): Promise<boolean> {
    const today = danishDay(tx.now);
    const visits = present(citizen, await this.elements.open(tx, [citizen.citizenId], today, ['visit']));
    return visits.some(
      ({ content: { on, who } }) => on === today && Array.isArray(who) && who.includes(viewer.memberId),
    );
  }
}
