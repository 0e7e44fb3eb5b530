import { Injectable } from '@nestjs/common';
import {
  actorOf,
  citizensOfClass,
  type CommandHandler,
  Decisions,
  type Effect,
  Elements,
  Handles,
  hoursAfter,
  PersonalAccess,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Tasks } from '@samtavle/api-tasks';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { pairOf, type Slot, type StaffSector } from '@samtavle/domain';
import { emergencyPush } from '@samtavle/policy';
import { EmergencyUses } from './emergency-uses.js';
import { checkExplained, notPossible, ownQuestion } from './refusals.js';
import { EmergencyRequests } from './requests.js';

/**
 * The holder passes on one fact to whoever asked, for 24 elapsed hours. Holding means: on duty for the sector asked, and
 * able to see such a thing of this citizen oneself. Nobody answers what they asked in another capacity: that would be to
 * look up for themselves. @see Sundhedsloven § 43 stk. 2 nr. 2 and stk. 3
 */
@Injectable()
@Handles('emergency.push')
export class PushFactHandler implements CommandHandler<'emergency.push'> {
  constructor(
    private readonly requests: EmergencyRequests,
    private readonly decisions: Decisions,
    private readonly elements: Elements,
    private readonly personal: PersonalAccess,
    private readonly uses: EmergencyUses,
    private readonly tasks: Tasks,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'emergency.push'>): Promise<Effect> {
    checkExplained(input.reason, 'reason');
    const request = await this.requests.toAnswer(tx, viewer, input.request);
    const { citizenId } = request;
    const asker = await this.requests.asker(tx, request.fromMember);
    if (!asker) throw new Failure('invalid_input', { fields: [{ path: 'request', problem: 'receiver_gone' }] });
    if (asker.personId === viewer.personId) throw ownQuestion();
    const { category } = input;
    const pushed = emergencyPush(viewer.policy, viewer.viewerClass, asker.viewerClass, category);
    if (!pushed.ok) throw notPossible(pushed, 'category');
    await this.decisions.hold(tx, citizenId, 'alone');
    await this.checkHolds(tx, viewer, citizenId, pushed.slot);
    const owner = pairOf(pushed.slot).owner as StaffSector;
    const until = hoursAfter(tx.now, pushed.mostHours);
    const element = await this.elements.add(tx, {
      citizenId,
      kind: 'pushed_fact',
      owner,
      category,
      content: { text: input.text, to: asker.memberId, until },
      until,
    });
    await this.personal.push(tx, { citizenId, rule: pushed.via, element: element.id, to: asker, until });
    tx.record({ citizenId, change: 'push', slots: [pushed.slot], byMember: viewer.memberId });
    await this.requests.settle(tx, viewer, request.id, 'answered');
    await this.tasks.closeOf(tx, 'ask_now', request.id, viewer.memberId);
    await this.uses.record(tx, viewer, {
      kind: 'push',
      citizenId,
      owner,
      gateway: pushed.via,
      categories: [category],
      reason: input.reason,
      until,
      to: asker,
      fact: input.text,
    });
    const subject = { citizenId, slots: [pushed.slot], rules: new Map([[pushed.slot, pushed.via]]) };
    await this.audit.append(tx, {
      type: 'emergency.pushed',
      action: 'E',
      outcome: 'ok',
      reason: input.reason,
      actor: actorOf(viewer),
      subjects: [subject],
      recipients: [asker.memberId],
      resource: request.id,
    });
    return { action: 'C', id: element.id, subjects: [subject] };
  }

  private async checkHolds(tx: Transaction, viewer: Viewer, citizenId: string, slot: Slot): Promise<void> {
    const citizen = (await citizensOfClass(tx, viewer, [citizenId])).get(citizenId);
    if (citizen?.mask[slot] !== '1')
      throw notPossible({ because: 'not_the_holder', category: pairOf(slot).category }, 'category');
  }
}
