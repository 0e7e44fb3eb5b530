import { Injectable } from '@nestjs/common';
import {
  CitizenCommand,
  type Effect,
  type ElementEntity,
  Elements,
  present,
  tellChange,
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

  /** The sub-goals of an effort goal are nothing without it. */
  async endParts(tx: Transaction, { id, kind, citizenId, owner }: ElementEntity): Promise<void> {
    if (kind !== 'effort_goal') return;
    const parts = await this.elements.openOf(tx, citizenId, 'sub_goal', owner);
    for (const { id: part } of parts.filter(({ content }) => content['of'] === id)) {
      // As it stands once nobody else is changing it: what a colleague has just written ends, and is not refused.
      const held = await this.elements.heldById(tx, part);
      if (held?.endedAt === null && held.content['of'] === id)
        await this.elements.change(tx, held, held.version, held.content, true);
    }
  }

  /** Nothing was to be changed: no version is made of it, and nobody is told. */
  untouched({ citizen, element }: OwnElement): Effect {
    const [seen] = present(citizen, [element]);
    return effectOn(seen ?? element, 'U');
  }

  /** Tells the screens that it was written or taken away, and says what was done. */
  done(tx: Transaction, viewer: Viewer, element: ElementEntity, action: 'C' | 'D'): Effect {
    tx.record({
      citizenId: element.citizenId,
      change: wordOf(element),
      slots: [element.slot],
      byMember: viewer.memberId,
    });
    return effectOn(element, action);
  }

  /** Tells the screens that see what is another. */
  async changed(tx: Transaction, viewer: Viewer, before: ElementEntity, after: ElementEntity): Promise<Effect> {
    await tellChange(tx, viewer, before, after, wordOf(after));
    return effectOn(after, 'U');
  }
}

const wordOf = ({ kind }: ElementEntity) => (kind === 'exit_criterion' ? 'criterion' : 'wrote');

function effectOn({ version, citizenId, slot }: ElementEntity, action: Effect['action']): Effect {
  return { action, version, subjects: [{ citizenId, slots: [slot] }] };
}
