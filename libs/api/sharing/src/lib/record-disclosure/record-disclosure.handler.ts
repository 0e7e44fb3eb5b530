import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import {
  actorOf,
  type CommandHandler,
  Decisions,
  type Effect,
  Handles,
  heldCitizen,
  mayWrite,
  type Viewer,
} from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { Tasks } from '@samtavle/api-tasks';
import { type CommandInput } from '@samtavle/contracts';
import { addDays, danishDay, type Day, slotOf, STAFF_SECTORS, type StaffSector } from '@samtavle/domain';
import { disclosureProblems, REQUIREMENTS } from '@samtavle/policy';
import { tellOwnSector } from '../tell-own-sector.js';
import { disclosureFieldProblem } from './disclosure-words.js';
import { fiveWorkingDaysAfter } from './five-working-days.js';

type Disclosure = CommandInput<'disclosure.record'>;

/** Further back than this nobody remembers what was said. */
const OLDEST_DAYS = 366;

/**
 * Notes that something was given to somebody outside the board. It opens nothing and shows nothing to anybody else; what
 * the road binds to (a note in the record, the leader's review) becomes tasks.
 * @see Retsplejeloven § 115; Retssikkerhedsloven § 11 a
 */
@Injectable()
@Handles('disclosure.record')
export class RecordDisclosureHandler implements CommandHandler<'disclosure.record'> {
  constructor(
    private readonly decisions: Decisions,
    private readonly tasks: Tasks,
    private readonly audit: AuditLog,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: Disclosure): Promise<Effect> {
    const citizen = await heldCitizen(tx, this.decisions, viewer, input.citizen, 'shared');
    const from = STAFF_SECTORS.find((one) => one === viewer.sector);
    if (!from) throw new Failure('action_not_allowed');
    this.check(tx, viewer, from, input);
    // Nobody gives away what they may not read themselves.
    const foreign = input.categories.filter((category) => !mayWrite(viewer, { owner: from, category }));
    if (foreign.length > 0)
      throw new Failure('action_not_allowed', {
        fields: foreign.map((category) => ({ path: `categories.${category}`, problem: 'role' })),
      });
    const id = randomUUID();
    const slots = input.categories.map((category) => slotOf(from, category));
    await this.write(tx, viewer, citizen.citizenId, { id, from, slots }, input);
    await tellOwnSector(tx, viewer, citizen.citizenId, slots);
    await this.openTasks(tx, viewer, citizen.citizenId, { id, from, slots }, input.gateway);
    return { action: 'C', id, subjects: [{ citizenId: citizen.citizenId, slots }] };
  }

  /** @throws Failure `disclosure_not_possible` naming every condition that is not met, with its paragraph */
  private check(tx: Transaction, viewer: Viewer, from: StaffSector, input: Disclosure): void {
    const problems = disclosureProblems(viewer.policy, {
      road: input.gateway,
      from,
      to: input.receiverSector,
      categories: input.categories,
      purpose: input.purpose,
      caseReference: input.caseReference,
      confirmed: REQUIREMENTS.filter((requirement) => input.confirmed.includes(requirement)),
      healthPerson: viewer.viewerClass.healthPerson,
    });
    if (problems.length > 0)
      throw new Failure(
        'disclosure_not_possible',
        { fields: problems.map((problem) => disclosureFieldProblem(viewer.policy, problem, input.gateway)) },
        problems[0]?.because,
      );
    const unknown = input.confirmed.find((word) => !REQUIREMENTS.some((requirement) => requirement === word));
    if (unknown !== undefined)
      throw new Failure('invalid_input', { fields: [{ path: 'confirmed', problem: 'unknown_condition' }] });
    const today = danishDay(tx.now);
    const day = input.onDay as Day;
    if (day > today || day < addDays(today, -OLDEST_DAYS))
      throw new Failure('invalid_input', {
        fields: [{ path: 'onDay', problem: day > today ? 'future' : 'too_far' }],
      });
  }

  private async write(
    tx: Transaction,
    viewer: Viewer,
    citizenId: string,
    made: { readonly id: string; readonly from: StaffSector; readonly slots: readonly number[] },
    input: Disclosure,
  ): Promise<void> {
    await tx.em.query(
      `INSERT INTO disclosure (id, team_id, citizen_id, sector, gateway, purpose, case_reference, receiver_sector, receiver, categories, slots,
         reason, confirmed, on_day, policy_version, recorded_at, recorded_by)
       VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14,$15,$16,$17)`,
      [
        made.id,
        tx.scope.teamId,
        citizenId,
        made.from,
        input.gateway,
        input.purpose,
        input.caseReference,
        input.receiverSector,
        input.receiver,
        input.categories,
        made.slots,
        input.reason,
        input.confirmed,
        input.onDay,
        viewer.policy.policy_version,
        tx.now,
        viewer.memberId,
      ],
    );
  }

  /** What the policy binds the road to. A channel of the authorities' own has its duties in its own law. */
  private async openTasks(
    tx: Transaction,
    viewer: Viewer,
    citizenId: string,
    { id, from, slots }: { readonly id: string; readonly from: StaffSector; readonly slots: readonly number[] },
    road: string,
  ): Promise<void> {
    const duties = viewer.policy.gateways.find((gateway) => gateway.id === road)?.duties ?? [];
    const today = danishDay(tx.now);
    const common = { citizenId, sector: from, source: id, openedBy: viewer.memberId };
    if (duties.includes('note_in_record'))
      await this.tasks.open(tx, {
        ...common,
        kind: 'record_note',
        forWhom: { member: viewer.memberId },
        dueOn: today,
      });
    if (!duties.includes('leader_review_5d')) return;
    if (await this.tasks.hasLeaderBeside(tx, from, [viewer.personId])) {
      await this.tasks.open(tx, {
        ...common,
        kind: 'leader_review',
        forWhom: 'leaders',
        notForPerson: viewer.personId,
        dueOn: fiveWorkingDaysAfter(today),
      });
      return;
    }
    // Recorded by the only leader, or where there is none: then it is the data protection's to look through, whose officer
    // finds it in the log. Neither they nor anybody else outside the treatment reads the case itself.
    await this.audit.append(tx, {
      type: 'disclosure.for-officer',
      action: 'E',
      outcome: 'ok',
      actor: actorOf(viewer),
      subjects: [{ citizenId, slots, rules: new Map(slots.map((slot) => [slot, road])) }],
      resource: id,
    });
  }
}
