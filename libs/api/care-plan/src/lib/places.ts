import { Injectable } from '@nestjs/common';
import { Elements, stale, type Viewer, type VisibleCitizen } from '@samtavle/api-access';
import { Failure, type Transaction } from '@samtavle/api-platform';
import { type CarePlanKind, type CarePlanRecord, categoriesOf, ONCE_PER_OWNER } from '@samtavle/care-plan';
import { type Category, type Owner, slotOf } from '@samtavle/domain';
import { Links } from './links.js';
import { refusedField } from './refusals.js';

/** Where a record may stand: under which category, and whether there is room for it. */
@Injectable()
export class Places {
  constructor(
    private readonly elements: Elements,
    private readonly links: Links,
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
    if (record.kind !== 'effort_goal' || record.goal === null) return;
    if (before?.kind === 'effort_goal' && before.goal === record.goal) return;
    await this.links.goal(tx, citizen, record.goal, `${paths.record}.goal`);
  }

  /**
   * Of what there is once, whoever comes second is given what stands. Two who begin at the same moment wait for each
   * other here; who may not see the first may not begin it.
   */
  async checkRoom(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    { owner, category }: { readonly owner: Owner; readonly category: Category },
    kind: CarePlanKind,
  ): Promise<void> {
    if (!ONCE_PER_OWNER.includes(kind)) return;
    if (citizen.mask[slotOf(owner, category)] !== '1')
      throw new Failure('action_not_allowed', { fields: [{ path: 'category', problem: 'role' }] }, `${kind} unseen`);
    const name = ['record', citizen.citizenId, owner, kind].join(' ');
    await tx.em.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
    const [standing] = await this.elements.openOf(tx, citizen.citizenId, kind, owner);
    if (standing) throw stale(citizen, standing, viewer);
  }
}
