import { Injectable } from '@nestjs/common';
import {
  changedByBoth,
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  type Said,
  stale,
  type StoredContent,
  type Viewer,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { checkRecord, mayRevise, mergeFields, onlyOne, same } from '@samtavle/care-plan';
import { type CommandInput } from '@samtavle/contracts';
import { danishDay, type Day } from '@samtavle/domain';
import { type OwnElement, OwnElements } from '../own-elements.js';
import { Places } from '../places.js';
import { field, refusedField, throwIfAny } from '../refusals.js';
import { asRecord, changedContent, type RecordElement, isRecordElement } from '../stored-record.js';

const PATHS = { record: 'changes', category: 'changes.kind' };

/** Changes single fields; what a colleague has changed meanwhile in other fields is kept. */
@Injectable()
@Handles('record.revise')
export class ReviseRecordHandler implements CommandHandler<'record.revise'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly own: OwnElements,
    private readonly places: Places,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'record.revise'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    if (!isRecordElement(element) || element.kind !== input.changes.kind)
      throw refusedField('changes.kind', 'another_kind');
    if (!mayRevise(element.kind)) throw refusedField('changes.kind', 'final');
    const base = await this.elements.saidAt(tx, element.id, input.version);
    if (!base || element.endedAt !== null) throw stale(citizen, element, viewer);
    const today = danishDay(tx.now);
    const mine = changedContent(base.content, input.changes, today);
    const merged = merge(viewer, { citizen, element }, base, mine, today);
    if (same(merged, element.content)) return this.own.untouched(element);
    const [record, before] = [asRecord(element.kind, merged), asRecord(element.kind, element.content)];
    await this.places.check(tx, citizen, element, record, before, PATHS);
    if (onlyOne(record) !== onlyOne(before))
      await this.places.checkMove(tx, citizen, element, record, `${PATHS.record}.quarter`);
    const revised = await this.citizens.change(tx, viewer, citizen, element, element.version, merged);
    return this.own.done(tx, viewer, revised, 'U');
  }
}

/**
 * Mine onto what stands now.
 * @throws Failure when both changed the same field, when what both did does not fit together, or when mine may not stand
 */
function merge(
  viewer: Viewer,
  { citizen, element }: OwnElement & { readonly element: RecordElement },
  base: Said,
  mine: StoredContent,
  today: Day,
): StoredContent {
  const { kind, content: theirs } = element;
  const problemsOf = (content: StoredContent, before: StoredContent) =>
    checkRecord(asRecord(kind, content), asRecord(kind, before), today);
  const merged = mergeFields(base.content, theirs, mine);
  if (!merged.ok) {
    const fields = merged.conflicts.map((name) => changedByBoth(`${PATHS.record}.${name}`));
    throw stale(citizen, element, viewer, fields);
  }
  const problems = problemsOf(merged.fields, theirs);
  // What was right when it was typed is no bad input: it has become wrong by what a colleague saved.
  if (problems.length > 0 && !same(base.content, theirs) && problemsOf(mine, base.content).length === 0)
    throw stale(
      citizen,
      element,
      viewer,
      problems.map(({ path }) => field(`${PATHS.record}.${path}`, 'does_not_fit')),
    );
  throwIfAny(problems, PATHS.record);
  return merged.fields;
}
