import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Handles, stale, type Viewer } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { checkEditable } from '../editable.js';
import { Links } from '../links.js';
import { OwnElements } from '../own-elements.js';

/** Says again what an earlier version said, as a new version: nothing in between is lost. */
@Injectable()
@Handles('element.restore')
export class RestoreElementHandler implements CommandHandler<'element.restore'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly own: OwnElements,
    private readonly links: Links,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.restore'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    checkEditable(element);
    if (element.version !== input.version) throw stale(citizen, element, viewer);
    const earlier = await this.own.said(tx, element, input.restore);
    if (!earlier || input.restore >= element.version)
      throw new Failure('invalid_input', { fields: [{ path: 'restore', problem: 'no_such_version' }] });
    await this.links.checkGoal(tx, citizen, earlier.content, element.content, 'restore');
    const { content, ended } = earlier;
    const restored = await this.citizens.change(tx, viewer, citizen, element, input.version, content, ended);
    return this.own.done(tx, viewer, restored, 'U');
  }
}
