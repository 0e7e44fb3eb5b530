import { Injectable } from '@nestjs/common';
import {
  AccessChanges,
  type CitizenId,
  Decisions,
  type Effect,
  type ElementEntity,
  Elements,
  heldCitizen,
  mayWrite,
  present,
  stale,
  type StoredContent,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput, type ElementId } from '@samtavle/contracts';
import { danishDay, type Day, type Owner, OWNERS } from '@samtavle/domain';
import { planProblems } from '@samtavle/policy';
import { PLAN_HAS_ENDED, planFieldProblem } from './plan-words.js';

type Terms = Omit<CommandInput<'plan.make'>, 'citizen'>;

const CATEGORY = 'coordination_plan';

/**
 * Plans are elements: what they say is kept version by version, and what they open is decided anew in the transaction that
 * writes them. @see Psykiatriloven §§ 13 a-13 c
 */
@Injectable()
export class PlanRegister {
  constructor(
    private readonly decisions: Decisions,
    private readonly access: AccessChanges,
    private readonly elements: Elements,
  ) {}

  /** The citizen, held alone, and the owner the viewer writes for. @throws Failure `not_found`, `action_not_allowed` */
  async open(tx: Transaction, viewer: Viewer, id: CitizenId): Promise<{ citizen: VisibleCitizen; owner: Owner }> {
    const citizen = await heldCitizen(tx, this.decisions, viewer, id, 'alone');
    const owner = OWNERS.find((one) => one === viewer.sector);
    if (!owner || !mayWrite(viewer, { owner, category: CATEGORY })) throw new Failure('action_not_allowed');
    return { citizen, owner };
  }

  /**
   * A plan of the own sector that still runs, at the version the writer saw.
   * @throws Failure `not_found`, `action_not_allowed` for another sector's, `plan_not_possible` once ended, `stale_version`
   */
  async running(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    plan: { readonly plan: ElementId; readonly version: number },
  ): Promise<ElementEntity> {
    const row = await this.elements.byId(tx, plan.plan);
    const [element] = row?.citizenId === citizen.citizenId ? present(citizen, [row]) : [];
    if (element?.kind !== 'plan') throw notFound();
    if (!mayWrite(viewer, element)) throw new Failure('action_not_allowed', {}, 'a plan of another sector');
    if (element.version !== plan.version) throw stale(citizen, element, viewer);
    if (element.endedAt !== null) throw new Failure('plan_not_possible', { fields: [PLAN_HAS_ENDED] });
    return element;
  }

  /** What is stored of these terms. @throws Failure `plan_not_possible` naming field and paragraph */
  contentOf(tx: Transaction, viewer: Viewer, input: Terms): StoredContent {
    const fields = input.fields === 'none' ? [] : input.fields;
    const terms = {
      parties: input.parties,
      fields,
      firstDay: input.firstDay as Day,
      lastDay: input.lastDay as Day | null,
      followUpOn: input.followUpOn as Day | null,
    };
    const problems = planProblems(viewer.policy, viewer.sector, terms, danishDay(tx.now));
    if (problems.length > 0)
      throw new Failure('plan_not_possible', { fields: problems.map(planFieldProblem) }, problems[0]?.because);
    return { planKind: input.planKind, ...terms, agreements: input.agreements };
  }

  add(tx: Transaction, citizen: VisibleCitizen, owner: Owner, content: StoredContent): Promise<ElementEntity> {
    return this.elements.add(tx, { citizenId: citizen.citizenId, kind: 'plan', owner, category: CATEGORY, content });
  }

  /** @throws Failure `stale_version` with what the plan says now, when somebody came first by a hair */
  async change(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    plan: ElementEntity,
    content: StoredContent,
    ended = false,
  ): Promise<ElementEntity> {
    try {
      return await this.elements.change(tx, plan, plan.version, content, ended);
    } catch (thrown) {
      if (!(thrown instanceof Failure) || thrown.code !== 'stale_version') throw thrown;
      throw stale(citizen, await this.elements.byId(tx, plan.id), viewer);
    }
  }

  /** Decides anew, and tells of it: to the owner and the parties, and to nobody whom another plan shows the category. */
  async close(tx: Transaction, viewer: Viewer, plan: ElementEntity, action: Effect['action']): Promise<Effect> {
    const { citizenId, slot, version, id } = plan;
    await this.access.decideAnew(tx, plan.teamId, [citizenId], { by: viewer });
    const readers = await tx.em.query<{ class_key: string }[]>(
      `SELECT class_key FROM decision WHERE citizen_id = $1 AND until > $2 AND get_bit(mask, $3) = 1
          AND ($4 = ANY (plans) OR split_part(class_key, '/', 1) = $5) ORDER BY class_key`,
      [citizenId, tx.now, slot, id, plan.owner],
    );
    const changedFor = readers.map(({ class_key: key }) => key);
    // Without slots: they would tell of it wherever some other plan opens the same one.
    tx.record({ citizenId, change: 'plan', changedFor, byMember: viewer.memberId });
    return { action, version, ...(action === 'C' ? { id } : {}), subjects: [{ citizenId, slots: [slot] }] };
  }
}
