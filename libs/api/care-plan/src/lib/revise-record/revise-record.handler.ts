import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Handles, stale, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { mergeFields } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { Links } from '../links.js';
import { OwnElements } from '../own-elements.js';
import { changedContent } from '../stored-record.js';

/** Changes single fields; what a colleague has changed meanwhile in other fields is kept. */
@Injectable()
@Handles('record.revise')
export class ReviseRecordHandler implements CommandHandler<'record.revise'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly own: OwnElements,
    private readonly links: Links,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'record.revise'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    if (element.kind !== input.changes.kind)
      throw new Failure('invalid_input', { fields: [{ path: 'changes.kind', problem: 'another_kind' }] });
    const base = await this.own.said(tx, element, input.version);
    if (!base || element.endedAt !== null) throw stale(citizen, element, viewer);
    const mine = changedContent(base.content, input.changes, danishDay(tx.now));
    const merged = mergeFields(base.content, element.content, mine);
    if (!merged.ok) {
      const fields = merged.conflicts.map((name) => ({ path: `changes.${name}`, problem: 'changed_by_both' }));
      throw stale(citizen, element, viewer, fields);
    }
    await this.links.checkGoal(tx, citizen, merged.fields, element.content, 'changes');
    const revised = await this.citizens.change(tx, viewer, citizen, element, element.version, merged.fields);
    return this.own.done(tx, viewer, revised, 'U');
  }
}
