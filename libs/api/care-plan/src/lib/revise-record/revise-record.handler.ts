import { Injectable } from '@nestjs/common';
import {
  asSeen,
  changedByBoth,
  CitizenCommand,
  type CommandHandler,
  type Effect,
  Elements,
  Handles,
  keepingHidden,
  type Said,
  stale,
  type StoredContent,
  type Viewer,
} from '@samtavle/api-access';
import { type Transaction } from '@samtavle/api-platform';
import { checkRecord, mayRevise, mergeFields, onlyOne, same } from '@samtavle/care-plan';
import { type CommandInput, type RecordChanges } from '@samtavle/contracts';
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
    const seen = merge(viewer, { citizen, element }, base, input.changes, today);
    const now = asSeen(citizen, element);
    const merged = keepingHidden(element.content, now, seen);
    if (same(merged, element.content) && same(seen, now)) return this.own.untouched({ citizen, element });
    // As the writer sees it: to name anew what is hidden is refused, also when it is what stands.
    const [record, before] = [asRecord(element.kind, seen), asRecord(element.kind, now)];
    await this.places.check(tx, citizen, element, record, before, PATHS);
    if (onlyOne(record) !== onlyOne(before))
      await this.places.checkMove(tx, citizen, element, record, `${PATHS.record}.quarter`);
    const revised = await this.citizens.change(tx, viewer, citizen, element, element.version, merged);
    return this.own.changed(tx, viewer, element, revised);
  }
}

/**
 * Mine onto what stands now, both as the writer sees them: of a link that is hidden from them a refusal tells nothing.
 * @throws Failure when both changed the same field, when what both did does not fit together, or when mine may not stand
 */
function merge(
  viewer: Viewer,
  { citizen, element }: OwnElement & { readonly element: RecordElement },
  base: Said,
  changes: RecordChanges,
  today: Day,
): StoredContent {
  const [was, now] = [asSeen(citizen, element, base), asSeen(citizen, element)];
  const mine = changedContent(was, changes, today);
  const problemsOf = (content: StoredContent, stored: StoredContent, seen: StoredContent) =>
    checkRecord(asRecord(element.kind, keepingHidden(stored, seen, content)), asRecord(element.kind, stored), today);
  const merged = mergeFields(was, now, mine);
  if (!merged.ok) {
    const fields = merged.conflicts.map((name) => changedByBoth(`${PATHS.record}.${name}`));
    throw stale(citizen, element, viewer, fields);
  }
  const problems = problemsOf(merged.fields, element.content, now);
  // What was right when it was typed is no bad input: it has become wrong by what a colleague saved.
  if (problems.length > 0 && !same(was, now) && problemsOf(mine, base.content, was).length === 0)
    throw stale(
      citizen,
      element,
      viewer,
      problems.map(({ path }) => field(`${PATHS.record}.${path}`, 'does_not_fit')),
    );
  throwIfAny(problems, PATHS.record);
  return merged.fields;
}
