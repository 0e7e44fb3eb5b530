import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Handles,
  stale,
  stillStandsAt,
  type Viewer,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { mayEnd } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { OwnElements } from '../own-elements.js';
import { refusedField } from '../refusals.js';
import { isRecordElement } from '../stored-record.js';

/** It counts no longer, and stays in the history. The sub-goals of an effort goal end with it. */
@Injectable()
@Handles('record.end')
export class EndRecordHandler implements CommandHandler<'record.end'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly own: OwnElements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'record.end'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    if (!isRecordElement(element)) throw refusedField('element', 'another_kind');
    if (!mayEnd(element.kind)) throw refusedField('element', 'stays');
    if (!stillStandsAt(citizen, element, input.version) || element.endedAt !== null)
      throw stale(citizen, element, viewer);
    const ended = await this.citizens.change(tx, viewer, citizen, element, element.version, element.content, true);
    await this.own.endParts(tx, element);
    return this.own.changed(tx, viewer, element, ended);
  }
}
