import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  Links,
  present,
  type StoredContent,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { Tasks } from '@samtavle/api-tasks';
import { type CommandInput } from '@samtavle/contracts';
import { type Category, danishDay, type Day, STAFF_SECTORS } from '@samtavle/domain';
import { changeOf } from '../change-of.js';
import { notAnAction } from '../not-an-action.js';

type Write = CommandInput<'element.write'>;

/** One line on a card: a note, an action, the citizen's own words, or what would end the stay. */
@Injectable()
@Handles('element.write')
export class WriteElementHandler implements CommandHandler<'element.write'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly links: Links,
    private readonly tasks: Tasks,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: Write): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const owner = this.citizens.ownerOf(viewer);
    const category: Category = input.kind === 'goal' ? 'own_goals' : input.category;
    this.citizens.checkWritable(viewer, { owner, category }, 'category');
    this.citizens.checkDates(tx, { dueOn: input.dueOn as Day | null | undefined });
    if (input.responsible)
      await this.citizens.checkResponsible(tx, viewer, citizen, input.responsible, { owner, category });
    if (input.meeting) await this.checkMeeting(tx, viewer, input);
    if (input.goalId !== undefined) {
      if (input.kind !== 'action') throw notAnAction('goalId');
      await this.links.anyGoal(tx, citizen, input.goalId, 'goalId');
    }
    const mentioned = await this.citizens.checkMentioned(tx, viewer, citizen, input.mentions ?? [], {
      owner,
      category,
    });
    const stayId = await this.stayFor(tx, citizen, input);
    const element = await this.elements.add(tx, {
      citizenId: citizen.citizenId,
      kind: input.kind,
      owner,
      category,
      stayId,
      content: said(input, viewer, danishDay(tx.now)),
    });
    tx.record({
      citizenId: citizen.citizenId,
      change: changeOf(input.kind),
      slots: [element.slot],
      byMember: viewer.memberId,
    });
    for (const { member, sector } of mentioned) {
      const staff = STAFF_SECTORS.find((one) => one === sector);
      // Nobody is called by a name they wrote themselves.
      if (staff !== undefined && member !== viewer.memberId)
        await this.tasks.open(tx, {
          kind: 'mention',
          citizenId: citizen.citizenId,
          sector: staff,
          forWhom: { member },
          dueOn: danishDay(tx.now),
          source: element.id,
          openedBy: viewer.memberId,
        });
    }
    return {
      action: 'C',
      version: element.version,
      id: element.id,
      subjects: [{ citizenId: citizen.citizenId, slots: [element.slot] }],
    };
  }

  /** Agreed at a meeting the writer sits in now. @throws Failure `meeting_over` */
  private async checkMeeting(tx: Transaction, { memberId }: Viewer, { kind, meeting }: Write): Promise<void> {
    if (kind !== 'action') throw notAnAction('meeting');
    const sits = await tx.em.query<unknown[]>(
      `SELECT 1 FROM meeting m JOIN meeting_participant p ON p.meeting_id = m.id
        WHERE m.id = $1 AND m.team_id = $2 AND m.closed_at IS NULL AND p.member_id = $3 AND p.left_at IS NULL`,
      [meeting, tx.scope.teamId, memberId],
    );
    if (sits.length === 0) throw new Failure('meeting_over');
  }

  /** Actions and exit criteria hang on the stay the writer sees; notes and own words belong to the citizen. */
  private async stayFor(tx: Transaction, citizen: VisibleCitizen, input: Write): Promise<string | null> {
    if (input.kind === 'note' || input.kind === 'goal') return null;
    const [stay] = present(citizen, await this.elements.open(tx, [citizen.citizenId], danishDay(tx.now), ['stay']));
    if (!stay && input.kind === 'exit_criterion') throw new Failure('not_on_board');
    return stay?.id ?? null;
  }
}

function said(input: Write, viewer: Viewer, today: Day): StoredContent {
  switch (input.kind) {
    case 'note':
    case 'exit_criterion':
      return { text: input.text };
    case 'action':
      return {
        text: input.text,
        responsible: input.responsible ?? null,
        dueOn: input.dueOn ?? null,
        doneAt: null,
        ...(input.meeting === undefined ? {} : { meeting: input.meeting }),
        ...(input.goalId === undefined ? {} : { goalId: input.goalId }),
      };
    case 'goal':
      return { text: input.text, saidTo: viewer.memberId, saidOn: today };
  }
}
