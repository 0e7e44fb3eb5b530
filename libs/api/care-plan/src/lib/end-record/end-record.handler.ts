import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Handles, stale, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { isCarePlanKind } from '@samtavle/care-plan';
import { OwnElements } from '../own-elements.js';

/** It counts no longer, and stays in the history. */
@Injectable()
@Handles('record.end')
export class EndRecordHandler implements CommandHandler<'record.end'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly own: OwnElements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'record.end'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    if (!isCarePlanKind(element.kind)) throw new Failure('action_not_allowed', {}, `a ${element.kind} is not ended`);
    if (element.version !== input.version || element.endedAt !== null) throw stale(citizen, element, viewer);
    const ended = await this.citizens.change(tx, viewer, citizen, element, input.version, element.content, true);
    return this.own.done(tx, viewer, ended, 'U');
  }
}
