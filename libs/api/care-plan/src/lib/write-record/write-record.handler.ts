import { Injectable } from '@nestjs/common';
import { CitizenCommand, type CommandHandler, type Effect, Elements, Handles, type Viewer } from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { checkRecord } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { OwnElements } from '../own-elements.js';
import { Places } from '../places.js';
import { throwIfAny } from '../refusals.js';
import { asRecord, newContent } from '../stored-record.js';

const PATHS = { record: 'content', category: 'category' };

/** A new record of the plan, for the own sector. */
@Injectable()
@Handles('record.write')
export class WriteRecordHandler implements CommandHandler<'record.write'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly own: OwnElements,
    private readonly places: Places,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'record.write'>): Promise<Effect> {
    const { category } = input;
    const { kind } = input.content;
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const place = { owner: this.citizens.ownerOf(viewer), category };
    this.citizens.checkWritable(viewer, place, 'category');
    const today = danishDay(tx.now);
    const content = newContent(input.content, viewer.memberId, today);
    const record = asRecord(kind, content);
    throwIfAny(checkRecord(record, null, today), PATHS.record);
    await this.places.check(tx, citizen, place, record, null, PATHS);
    await this.places.checkRoom(tx, viewer, citizen, place, record, `${PATHS.record}.quarter`);
    const element = await this.elements.add(tx, { citizenId: citizen.citizenId, kind, ...place, content });
    return { ...this.own.done(tx, viewer, element, 'C'), id: element.id };
  }
}
