import { Injectable } from '@nestjs/common';
import {
  asSeen,
  CitizenCommand,
  type CommandHandler,
  type Effect,
  type ElementEntity,
  Elements,
  Handles,
  hidesLink,
  isHiddenChange,
  Links,
  type Said,
  stale,
  stillStandsAt,
  type StoredContent,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { checkRecord, onlyOne } from '@samtavle/care-plan';
import { type CommandInput, MemberId } from '@samtavle/contracts';
import { danishDay, day } from '@samtavle/domain';
import { checkRestorable } from '../editable.js';
import { OwnElements } from '../own-elements.js';
import { Places } from '../places.js';
import { refusedField } from '../refusals.js';
import { asRecord, isRecordElement, type RecordElement } from '../stored-record.js';

const PATHS = { record: 'restore', category: 'restore' };

/** Says again what an earlier version said, as a new version: nothing in between is lost, and today's rules hold. */
@Injectable()
@Handles('element.restore')
export class RestoreElementHandler implements CommandHandler<'element.restore'> {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
    private readonly own: OwnElements,
    private readonly places: Places,
    private readonly links: Links,
  ) {}

  async handle(tx: Transaction, viewer: Viewer, input: CommandInput<'element.restore'>): Promise<Effect> {
    const { citizen, element } = await this.own.open(tx, viewer, input);
    checkRestorable(element);
    if (!stillStandsAt(citizen, element, input.version)) throw stale(citizen, element, viewer);
    const earlier = await this.earlier(tx, citizen, element, input.restore);
    if (!earlier) throw refusedField('restore', 'no_such_version');
    const content = await this.linkedAsSeen(tx, citizen, element, earlier);
    if (isRecordElement(element)) await this.checkRecord(tx, viewer, citizen, element, { ...earlier, content });
    else await this.checkLine(tx, viewer, citizen, element, earlier.content);
    const ended = isRecordElement(element) ? earlier.ended : staysEnded(element, earlier);
    const restored = await this.citizens.change(tx, viewer, citizen, element, element.version, content, ended);
    return this.own.changed(tx, viewer, element, restored);
  }

  /** What it said then; nothing where there is no such version to who sees this of the citizen, as in its history. */
  private async earlier(
    tx: Transaction,
    citizen: VisibleCitizen,
    element: ElementEntity,
    version: number,
  ): Promise<Said | undefined> {
    const found = await this.elements.versionOf(tx, element.id, version);
    if (!found || stillStandsAt(citizen, element, version)) return undefined;
    return isHiddenChange(citizen, element, found.said, found.before) ? undefined : found.said;
  }

  /**
   * Of a link the writer changes what they see: one that is hidden from them, in the version or now, is not told of by a
   * refusal, and a hidden one that stands now stays. What a record has in its place stays with it.
   */
  private async linkedAsSeen(
    tx: Transaction,
    citizen: VisibleCitizen,
    element: ElementEntity,
    earlier: Said,
  ): Promise<StoredContent> {
    const hiddenNow = hidesLink(element.content, asSeen(citizen, element));
    const hiddenThen = hidesLink(earlier.content, asSeen(citizen, element, earlier));
    if (isRecordElement(element))
      return hiddenNow || hiddenThen ? linkedAs(element.content, earlier.content) : earlier.content;
    if (element.kind !== 'action') return earlier.content;
    const { goalId: said, ...content } = earlier.content;
    const now = element.content['goalId'];
    if (hiddenNow) return { ...content, goalId: now };
    const may = typeof said === 'string' && (said === now || (await this.links.isAnyGoal(tx, citizen, said)));
    return may ? { ...content, goalId: said } : content;
  }

  private async checkRecord(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    element: RecordElement,
    earlier: Said,
  ): Promise<void> {
    const [record, before] = [asRecord(element.kind, earlier.content), asRecord(element.kind, element.content)];
    const problems = checkRecord(record, before, danishDay(tx.now));
    if (problems.length > 0)
      throw new Failure('invalid_input', { fields: problems.map((problem) => ({ ...problem, path: 'restore' })) });
    const reopened = element.endedAt !== null && !earlier.ended;
    // A sub-goal is taken up again under an effort goal that stands.
    const linkedAnew = reopened && record.kind === 'sub_goal';
    await this.places.check(tx, citizen, element, record, linkedAnew ? null : before, PATHS);
    if (reopened) await this.places.checkRoom(tx, viewer, citizen, element, record, PATHS.record);
    else if (!earlier.ended && onlyOne(record) !== onlyOne(before))
      await this.places.checkMove(tx, citizen, element, record, PATHS.record);
  }

  /** An action is not given back to somebody who has left, nor for a day that has been. */
  private async checkLine(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    element: ElementEntity,
    { dueOn, responsible }: StoredContent,
  ): Promise<void> {
    if (element.kind !== 'action') return;
    if (typeof dueOn === 'string' && dueOn !== element.content['dueOn'])
      this.citizens.checkDates(tx, { dueOn: day(dueOn) });
    if (typeof responsible === 'string' && responsible !== element.content['responsible'])
      await this.citizens.checkResponsible(tx, viewer, citizen, MemberId.parse(responsible), element);
  }
}

/** What ended with its stay stays ended whatever it says; only a task is finished again, and taken up again when it was done. */
function staysEnded(element: ElementEntity, earlier: Said): boolean {
  if (element.kind !== 'action') return element.endedAt !== null;
  if (typeof earlier.content['doneAt'] === 'string') return true;
  return typeof element.content['doneAt'] === 'string' ? earlier.ended : element.endedAt !== null;
}

/** The words of a version with what stands now of the links, and of the reason that stands where there is no goal. */
function linkedAs(now: StoredContent, earlier: StoredContent): StoredContent {
  const linking = (name: string) => LINKING.includes(name);
  const of = (content: StoredContent, which: (name: string) => boolean) =>
    Object.entries(content).filter(([name]) => which(name));
  return Object.fromEntries([...of(earlier, (name) => !linking(name)), ...of(now, linking)]);
}

const LINKING: readonly string[] = ['goal', 'whyNot', 'relative'];
