import { Injectable } from '@nestjs/common';
import { type ElementEntity, Elements, Links, stale, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CarePlanRecord, categoriesOf, onlyOne } from '@samtavle/care-plan';
import { type Category, type Owner, slotOf } from '@samtavle/domain';
import { alreadyWritten } from './already-written.js';
import { refusedField } from './refusals.js';
import { Relatives } from './relatives.js';
import { asRecord } from './stored-record.js';

/** Where a record may stand: under which category, and whether there is room for it. */
@Injectable()
export class Places {
  constructor(
    private readonly elements: Elements,
    private readonly links: Links,
    private readonly relatives: Relatives,
  ) {}

  /** @throws Failure when a record that says this does not stand under that category, or names what it may not */
  async check(
    tx: Transaction,
    citizen: VisibleCitizen,
    place: { readonly owner: Owner; readonly category: Category },
    record: CarePlanRecord,
    before: CarePlanRecord | null,
    paths: { readonly record: string; readonly category: string },
  ): Promise<void> {
    if (record.kind === 'sub_goal') {
      if (before?.kind === 'sub_goal' && before.of === record.of) return;
      const path = `${paths.record}.of`;
      const effort = await this.links.effortGoal(tx, citizen, record.of, place.owner, path);
      if (effort.category !== place.category) throw refusedField(paths.category, 'not_for_this');
      return;
    }
    if (!categoriesOf(record).includes(place.category)) throw refusedField(paths.category, 'not_for_this');
    if (record.kind === 'network_person' && record.relative != null) {
      if (before?.kind === 'network_person' && before.relative === record.relative) return;
      return this.relatives.check(tx, citizen, record.relative, `${paths.record}.relative`);
    }
    if (record.kind !== 'effort_goal' || record.goal === null) return;
    if (before?.kind === 'effort_goal' && before.goal === record.goal) return;
    await this.links.goal(tx, citizen, record.goal, `${paths.record}.goal`);
  }

  /**
   * Of what there is once, whoever comes second is given what stands. Two who begin at the same moment wait for each
   * other here; who may not see the first may not begin it.
   * @throws Failure
   */
  async checkRoom(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    place: { readonly owner: Owner; readonly category: Category },
    record: CarePlanRecord,
    path: string,
  ): Promise<void> {
    const standing = await this.taken(tx, citizen, place, record, null);
    if (!standing) return;
    const fields = alreadyWritten(path, asRecord(record.kind, standing.content));
    throw stale(citizen, standing, viewer, fields.length > 0 ? fields : undefined);
  }

  /**
   * The same of a record that stands and is to say something else: it is not moved to where another stands.
   * @throws Failure beside the field
   */
  async checkMove(
    tx: Transaction,
    citizen: VisibleCitizen,
    itself: ElementEntity,
    record: CarePlanRecord,
    path: string,
  ): Promise<void> {
    const standing = await this.taken(tx, citizen, itself, record, itself);
    if (!standing) return;
    const fields = alreadyWritten(path, asRecord(record.kind, standing.content));
    const shows = [{ citizenId: citizen.citizenId, slots: [standing.slot] }];
    throw new Failure('invalid_input', { fields }, 'record: already_written', shows);
  }

  private async taken(
    tx: Transaction,
    citizen: VisibleCitizen,
    { owner, category }: { readonly owner: Owner; readonly category: Category },
    record: CarePlanRecord,
    itself: ElementEntity | null,
  ): Promise<ElementEntity | undefined> {
    const one = onlyOne(record);
    if (one === null) return undefined;
    if (citizen.mask[slotOf(owner, category)] !== '1')
      throw new Failure(
        'action_not_allowed',
        { fields: [{ path: 'category', problem: 'role' }] },
        `${record.kind} unseen`,
      );
    const name = ['record', citizen.citizenId, owner, one].join(' ');
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    const standing = await this.elements.openOf(tx, citizen.citizenId, record.kind, owner);
    return standing.find(({ id, content }) => id !== itself?.id && onlyOne(asRecord(record.kind, content)) === one);
  }
}
