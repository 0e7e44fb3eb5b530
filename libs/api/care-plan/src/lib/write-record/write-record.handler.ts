import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  stale,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { categoriesOf, ONCE_PER_OWNER } from '@samtavle/care-plan';
import { type CommandInput, type RecordContent } from '@samtavle/contracts';
import { type Category, danishDay, type Owner, slotOf } from '@samtavle/domain';
import { Links } from '../links.js';
import { OwnElements } from '../own-elements.js';
import { newContent } from '../stored-record.js';

/** A new record of the plan, for the own sector. */
@Injectable()
@Handles('record.write')
export class WriteRecordHandler implements CommandHandler<'record.write'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly own: OwnElements,
    private readonly links: Links,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'record.write'>): Promise<Effect> {
    const { content: said, category } = input;
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const owner = this.citizens.ownerOf(viewer);
    this.citizens.checkWritable(viewer, { owner, category }, 'category');
    const today = danishDay(tx.now);
    const content = newContent(said, viewer.memberId, today);
    await this.checkPlace(tx, citizen, owner, category, said);
    await this.links.checkGoal(tx, citizen, content, {}, 'content');
    await this.checkOnce(tx, viewer, citizen, owner, category, said);
    const { citizenId } = citizen;
    const element = await this.elements.add(tx, { citizenId, kind: said.kind, owner, category, content });
    return { ...this.own.done(tx, viewer, element, 'C'), id: element.id };
  }

  /** @throws Failure when a record of that kind does not stand under that category */
  private async checkPlace(
    tx: Transaction,
    citizen: VisibleCitizen,
    owner: Owner,
    category: Category,
    said: RecordContent,
  ): Promise<void> {
    const fitting =
      said.kind === 'sub_goal'
        ? [(await this.links.effortGoal(tx, citizen, said.of, owner, 'content')).category]
        : categoriesOf(said);
    if (!fitting.includes(category))
      throw new Failure('invalid_input', { fields: [{ path: 'category', problem: 'not_for_this' }] });
  }

  /**
   * Of what there is once, whoever comes second is given what stands. Two who begin at the same moment wait for each
   * other here; who may not see the first may not begin it.
   */
  private async checkOnce(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    owner: Owner,
    category: Category,
    { kind }: RecordContent,
  ): Promise<void> {
    if (!ONCE_PER_OWNER.includes(kind)) return;
    if (citizen.mask[slotOf(owner, category)] !== '1')
      throw new Failure(
        'action_not_allowed',
        { fields: [{ path: 'category', problem: 'role' }] },
        `${kind} is begun blind`,
      );
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
      ['record', citizen.citizenId, owner, kind].join(' '),
    ]);
    const [standing] = await this.elements.openOf(tx, citizen.citizenId, kind, owner);
    if (standing) throw stale(citizen, standing, viewer);
  }
}
