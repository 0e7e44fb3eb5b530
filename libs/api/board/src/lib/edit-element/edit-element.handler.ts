import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  present,
  stale,
  type Viewer,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';
import { changeOf } from '../change-of.js';

const EDITABLE = ['note', 'action', 'exit_criterion'];

/** Changes a line the own sector owns. Own words of the citizen are not edited: new words are written. */
@Injectable()
@Handles('element.edit')
export class EditElementHandler implements CommandHandler<'element.edit'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.edit'>): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const row = await this.elements.byId(tx, input.element);
    const [element] = row && row.citizenId === citizen.citizenId ? present(citizen, [row]) : [];
    if (!element) throw notFound();
    this.citizens.checkWritable(viewer, element, 'element');
    if (!EDITABLE.includes(element.kind))
      throw new Failure('action_not_allowed', {}, `a ${element.kind} is not edited`);
    if (element.version !== input.version) throw stale(citizen, element, viewer);
    this.citizens.checkDates(tx, { dueOn: input.dueOn as Day | null | undefined });
    if (input.responsible) await this.citizens.checkResponsible(tx, viewer, citizen, input.responsible, element);

    const isAction = element.kind === 'action';
    const content = {
      ...element.content,
      ...(input.text !== undefined ? { text: input.text } : {}),
      ...(isAction && input.responsible !== undefined ? { responsible: input.responsible } : {}),
      ...(isAction && input.dueOn !== undefined ? { dueOn: input.dueOn } : {}),
      ...(isAction && input.done !== undefined ? { doneAt: input.done ? tx.now : null } : {}),
    };
    // What has ended stays ended, whatever it says now; only a task is finished and taken up again.
    const wasEnded = element.endedAt !== null;
    const ended = isAction ? (input.done ?? wasEnded) : wasEnded;
    const changed = await this.citizens.change(tx, viewer, citizen, element, input.version, content, ended);
    tx.record({
      citizenId: citizen.citizenId,
      change: changeOf(element.kind),
      slots: [element.slot],
      byMember: viewer.memberId,
    });
    return {
      action: 'U',
      version: changed.version,
      subjects: [{ citizenId: citizen.citizenId, slots: [element.slot] }],
    };
  }
}
