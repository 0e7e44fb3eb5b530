import { Injectable } from '@nestjs/common';
import {
  asSeen,
  changedByBoth,
  CitizenCommand,
  type CommandHandler,
  type Effect,
  type ElementEntity,
  Elements,
  Handles,
  keepingHidden,
  Links,
  present,
  stale,
  type StoredContent,
  tellChange,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { mergeFields } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { changeOf } from '../change-of.js';
import { notAnAction } from '../not-an-action.js';

const EDITABLE = ['note', 'action', 'exit_criterion'];

/** Changes a line the own sector owns. Own words of the citizen are not edited: new words are written. */
@Injectable()
@Handles('element.edit')
export class EditElementHandler implements CommandHandler<'element.edit'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly links: Links,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.edit'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const row = await this.elements.heldById(tx, input.element);
    if (row?.citizenId !== citizen.citizenId || present(citizen, [row]).length === 0) throw notFound();
    // As it is stored: a link that is hidden from the writer stays what it is.
    const element = row;
    this.citizens.checkWritable(viewer, element, 'element');
    if (!EDITABLE.includes(element.kind))
      throw new Failure('action_not_allowed', {}, `a ${element.kind} is not edited`);
    if (input.goalId !== undefined && element.kind !== 'action') throw notAnAction('goalId');
    const content = await this.merged(tx, viewer, citizen, element, input);
    this.citizens.checkDates(tx, { dueOn: input.dueOn as Day | null | undefined });
    // Whoever is responsible already stays so: only somebody else is asked of.
    if (input.responsible && input.responsible !== element.content['responsible'])
      await this.citizens.checkResponsible(tx, viewer, citizen, input.responsible, element);
    if (input.goalId) await this.links.anyGoal(tx, citizen, input.goalId, 'goalId');

    // What has ended stays ended, whatever it says now; only a task is finished and taken up again.
    const wasEnded = element.endedAt !== null;
    const doneAt = content['doneAt'] ?? null;
    const ended = doneAt === (element.content['doneAt'] ?? null) ? wasEnded : doneAt !== null;
    const changed = await this.citizens.change(tx, viewer, citizen, element, element.version, content, ended);
    await tellChange(tx, viewer, element, changed, changeOf(element.kind));
    return {
      action: 'U',
      version: changed.version,
      subjects: [{ citizenId: citizen.citizenId, slots: [element.slot] }],
    };
  }

  /**
   * What the writer changed in the version they saw, onto what a colleague has changed in other fields since. Of an action's goal
   * that is hidden from the writer nothing is told by a conflict, and it stays unless they choose another: to take away what one
   * does not see is to change nothing.
   */
  private async merged(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    element: ElementEntity,
    input: CommandInput<'element.edit'>,
  ): Promise<StoredContent> {
    const base = await this.elements.saidAt(tx, element.id, input.version);
    if (!base) throw stale(citizen, element, viewer);
    const [was, now] = [asSeen(citizen, element, base), asSeen(citizen, element)];
    const merged = mergeFields(was, now, written(was, element, input, tx.now));
    if (merged.ok) return keepingHidden(element.content, now, merged.fields);
    throw stale(
      citizen,
      element,
      viewer,
      merged.conflicts.map((name) => changedByBoth(PATHS[name] ?? name)),
    );
  }
}

/** Fields that are called otherwise where they are asked for. */
const PATHS: Readonly<Record<string, string>> = { doneAt: 'done' };

function written(
  base: StoredContent,
  now: ElementEntity,
  { text, responsible, dueOn, done, goalId }: CommandInput<'element.edit'>,
  at: string,
): StoredContent {
  const changes = now.kind === 'action' ? { text, responsible, dueOn } : { text };
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  const { goalId: before, ...rest } = base;
  const goal = goalId === undefined ? before : (goalId ?? undefined);
  // Two who finish the same task have done the same, whoever was first.
  const doneAt = done ? (now.content['doneAt'] ?? at) : null;
  return {
    ...rest,
    ...Object.fromEntries(given),
    ...(now.kind === 'action' && done !== undefined ? { doneAt } : {}),
    ...(goal === undefined ? {} : { goalId: goal }),
  };
}
