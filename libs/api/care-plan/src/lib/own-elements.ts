import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type Effect,
  type ElementEntity,
  Elements,
  present,
  type StoredContent,
  type Viewer,
  type VisibleCitizen,
} from '@samtavle/api-access';
import { notFound, type Transaction } from '@samtavle/api-platform';
import { type CitizenId, type ElementId } from '@samtavle/contracts';

export interface OwnElement {
  readonly citizen: VisibleCitizen;
  /** As it is stored: what is written back comes from here, never from what was shown. */
  readonly element: ElementEntity;
}

/** The element a command of the plan names, and what follows when it is changed. */
@Injectable()
export class OwnElements {
  constructor(
    private readonly citizens: CitizenCommand,
    private readonly elements: Elements,
  ) {}

  /** @throws Failure when it is not there, not the viewer's to see, or not their sector's to change */
  async open(
    tx: Transaction,
    viewer: Viewer,
    named: { readonly citizen: CitizenId; readonly element: ElementId },
  ): Promise<OwnElement> {
    const citizen = await this.citizens.open(tx, viewer, named.citizen, 'shared');
    const element = await this.elements.heldById(tx, named.element);
    if (!element || element.citizenId !== citizen.citizenId || present(citizen, [element]).length === 0)
      throw notFound();
    this.citizens.checkWritable(viewer, element, 'element');
    return { citizen, element };
  }

  /** What it said at that version, or nothing when there was none or it may not be seen. */
  async said(tx: Transaction, element: ElementEntity, version: number): Promise<Said | undefined> {
    const rows = await tx.em.query<Said[]>(
      'SELECT content, ended FROM element_version WHERE element_id = $1 AND version = $2',
      [element.id, version],
    );
    return rows[0];
  }

  /** Tells the screens, and says what was done. */
  done(tx: Transaction, viewer: Viewer, element: ElementEntity, action: Effect['action']): Effect {
    const slots = [element.slot];
    const change = element.kind === 'exit_criterion' ? 'criterion' : 'wrote';
    tx.record({ citizenId: element.citizenId, change, slots, byMember: viewer.memberId });
    return { action, version: element.version, subjects: [{ citizenId: element.citizenId, slots }] };
  }
}

export interface Said {
  readonly content: StoredContent;
  readonly ended: boolean;
}
