import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type ElementEntity,
  Elements,
  present,
  type PresentedElement,
  stale,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { Failure, notFound, type Transaction } from '@samtavle/api-platform';
import { checkVisitDay, meaningFor, stepVisit, type VisitStep } from '@samtavle/care-plan';
import { type ContactHow, type ElementId, type MemberId, type VisitState } from '@samtavle/contracts';
import { type Category, danishDay, type Day, type Owner } from '@samtavle/domain';
import { visitSaid } from './visit-said.js';

const ANOTHER_DAY = {
  path: 'visit',
  problem: 'another_day',
  da: 'Besøget er aftalt til en anden dag. Flyt eller aflys det først.',
  en: 'The visit is agreed for another day. Move or cancel it first.',
};

export interface NamedVisit {
  readonly element: ElementId;
  readonly version: number;
}

/** What the commands about visits have in common: find one, guard its version, and ask who may go. */
@Injectable()
export class Visits {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  /**
   * The visit as it stood when the viewer looked. A visit that is not there and one that may not be seen are one answer.
   * @throws Failure `not_found`, or `stale_version` with what it says now
   */
  async named(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    { element, version }: NamedVisit,
  ): Promise<PresentedElement> {
    const row = await this.elements.byId(tx, element);
    const [visit] = row?.kind === 'visit' && row.citizenId === citizen.citizenId ? present(citizen, [row]) : [];
    if (!visit) throw notFound();
    if (visit.version !== version) throw stale(citizen, visit, viewer);
    return visit;
  }

  /** What the visit becomes by that step. @throws Failure when it is not to be taken from there */
  step(visit: ElementEntity, step: VisitStep): VisitState {
    const next = stepVisit(visitSaid(visit).state, step);
    if (next === undefined) throw new Failure('visit_not_possible', { fields: [{ path: 'visit', problem: step }] });
    return next;
  }

  /**
   * Says that somebody was there that day.
   * @throws Failure `not_found`, `stale_version`, `visit_not_possible`, `invalid_input` for a visit of another day, and for
   * a colleague's that nobody went to
   */
  async finish(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    named: NamedVisit,
    { on, how, who }: { readonly on: string; readonly how: ContactHow; readonly who: readonly MemberId[] },
  ): Promise<ElementEntity> {
    const visit = await this.named(tx, viewer, citizen, named);
    const state = this.step(visit, how === 'attempt' ? 'miss' : 'meet');
    if (visit.owner !== viewer.sector && !visitSaid(visit).who.includes(viewer.memberId))
      throw new Failure('action_not_allowed', { fields: [{ path: 'visit', problem: 'not_yours' }] });
    if (meaningFor(visitSaid(visit), how, who) === 'apart')
      throw new Failure('invalid_input', { fields: [{ path: 'visit', problem: 'not_by_call' }] });
    // A visit counts for the day it stands on: what was agreed for another day is moved, or called off.
    if (visitSaid(visit).on !== on) throw new Failure('invalid_input', { fields: [ANOTHER_DAY] });
    const [done] = await tx.em.query<{ done: boolean }[]>('SELECT finish_visit($1, $2, $3) AS done', [
      visit.id,
      visit.version,
      state,
    ]);
    if (!done?.done) throw stale(citizen, await this.elements.byId(tx, visit.id), viewer);
    return { ...visit, version: visit.version + 1, content: { ...visit.content, state } };
  }

  /**
   * Sends nobody who could not find the visit on their own screen: colleagues in the team now, who may see visits of that
   * citizen, and who have to do with the citizen. That somebody else's sector knows the citizen is told by no refusal.
   * @throws Failure naming `who`
   */
  async checkWho(
    tx: Transaction,
    viewer: Viewer,
    citizen: VisibleCitizen,
    who: readonly MemberId[],
    about: { readonly owner: Owner; readonly category: Category },
  ): Promise<void> {
    for (const member of who) await this.citizens.checkResponsible(tx, viewer, citizen, member, about, 'who');
  }

  /** @throws Failure naming the day */
  checkDay(tx: Transaction, on: string): void {
    const checked = checkVisitDay(on as Day, danishDay(tx.now));
    if (!checked.ok) throw new Failure('invalid_input', { fields: [{ path: 'on', problem: checked.refusal }] });
  }
}
