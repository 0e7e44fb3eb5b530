import { Injectable } from '@nestjs/common';
import {
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  stale,
  stillStandsAt,
  type Viewer,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { type CommandInput } from '@samtavle/contracts';
import { nextVersion } from '@samtavle/domain';
import { OwnElements } from '../own-elements.js';
import { checkCorrectable } from '../editable.js';

/**
 * It was wrong, or about somebody else: the words of all its versions leave every screen. What stays is that something of
 * that category was corrected, when, by whom and why. @see docs/adr/0016
 */
@Injectable()
@Handles('element.correct')
export class CorrectElementHandler implements CommandHandler<'element.correct'> {
  constructor(
    private readonly own: OwnElements,
    private readonly elements: Elements,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.correct'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    checkCorrectable(element);
    if (!stillStandsAt(citizen, element, input.version)) throw stale(citizen, element, viewer);
    await this.own.endParts(tx, element);
    const [corrected] = await tx.em.query<{ done: boolean }[]>('SELECT correct_element($1, $2, $3, $4) AS done', [
      citizen.citizenId,
      element.id,
      element.version,
      input.because,
    ]);
    if (!corrected?.done) throw stale(citizen, await this.elements.byId(tx, element.id), viewer);
    return this.own.done(tx, viewer, { ...element, version: nextVersion(element.version) }, 'D');
  }
}
