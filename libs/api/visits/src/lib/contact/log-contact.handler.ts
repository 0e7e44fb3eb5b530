import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type CommandHandler,
  type Effect,
  type ElementEntity,
  Elements,
  Handles,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { checkContact } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { type Category, danishClock, danishDay, type Day } from '@samtavle/domain';
import { Visits } from '../visit/visits.js';

type Log = CommandInput<'contact.log'>;

/**
 * Somebody met the citizen, or tried to. The one line that comes along is a note of its own category, masked on its own;
 * the visit it was says so. All of it, or nothing.
 */
@Injectable()
@Handles('contact.log')
export class LogContactHandler implements CommandHandler<'contact.log'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly visits: Visits,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: Log): Promise<Effect> {
    const citizen = await this.citizens.open(tx, viewer, input.citizen, 'shared');
    const owner = this.citizens.ownerOf(viewer);
    checkMoment(tx, input);
    await this.citizens.checkMembers(tx, input.who, 'who');
    if (input.line) this.citizens.checkWritable(viewer, { owner, category: input.line.category }, 'line.category');
    const visit = input.visit && (await this.visits.finish(tx, viewer, citizen, input.visit, input));
    // What a visit was for, its contact is about too: whoever may not see the one does not see the other.
    const category: Category = visit?.category ?? 'visit_logistics';
    this.citizens.checkWritable(viewer, { owner, category }, 'citizen');

    const contact = await this.elements.add(tx, {
      citizenId: citizen.citizenId,
      kind: 'contact',
      owner,
      category,
      onDay: input.on,
      content: {
        on: input.on,
        by: viewer.memberId,
        how: input.how,
        at: input.at,
        who: input.who,
        withRelative: input.withRelative,
        withOtherService: input.withOtherService,
        minutes: input.minutes,
      },
    });
    const note = await this.note(tx, citizen, owner, input.line);
    const slots = [contact, visit, note].flatMap((element) => (element ? [element.slot] : []));
    tx.record({ citizenId: citizen.citizenId, change: 'wrote', slots, byMember: viewer.memberId });
    return {
      action: 'C',
      version: contact.version,
      id: contact.id,
      subjects: [{ citizenId: citizen.citizenId, slots }],
    };
  }

  private async note(
    tx: Transaction,
    { citizenId }: VisibleCitizen,
    owner: ElementEntity['owner'],
    line: Log['line'],
  ): Promise<ElementEntity | undefined> {
    return line === undefined
      ? undefined
      : this.elements.add(tx, {
          citizenId,
          kind: 'note',
          owner,
          category: line.category,
          content: { text: line.text },
        });
  }
}

/** @throws Failure naming the day or the time that lies ahead */
function checkMoment(tx: Transaction, { on, at }: Log): void {
  const now = tx.now;
  const checked = checkContact({ on: on as Day, at }, { on: danishDay(now), at: danishClock(now) });
  if (checked.ok) return;
  const { field, because } = checked.refusal;
  throw new Failure('invalid_input', { fields: [{ path: field, problem: because }] });
}
