import { Injectable } from '@nestjs/common';
import { type AuditSubject } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { type Card } from '@samtavle/contracts';
import { type Category, danishDay, type Day, pairOf } from '@samtavle/domain';
import { ElementsOfCards, onCards } from '../elements/elements-of-cards.js';
import { type CardElement, type ElementEntity, LEAVES_A_MARK } from '../elements/element.entity.js';
import { type SharingPolicy } from '@samtavle/policy';
import { Policies } from '../policies/policies.js';
import { type Viewer } from '../viewer.js';
import { cardOf } from './card.js';
import { type Maskable, present, type Presented, type VisibleCitizen } from './present.js';
import { citizensOfClass, visibleCitizens } from './visible-citizens.js';

export interface ReadCard {
  readonly citizen: VisibleCitizen;
  readonly card: Card;
  /** For the record: whose card it is and which slots it shows. */
  readonly shown: AuditSubject;
}

type Reader = Pick<Viewer, 'classKey' | 'memberId' | 'sector' | 'reach'>;

/** A citizen as one class sees them. */
export interface OfClass {
  readonly classKey: string;
  readonly sector: Viewer['sector'];
  readonly citizen: VisibleCitizen;
}

/** Cards as a viewer may see them now: scope, then what the database lets through, then the mask. */
@Injectable()
export class BoardReader {
  constructor(
    private readonly elements: ElementsOfCards,
    private readonly policies: Policies,
  ) {}

  /**
   * Cards of everybody the viewer has to do with, or of those named. In no order that could tell anything: by id.
   * @param as `class` leaves out what is open to this one person: for what others will see too
   */
  async cards(
    tx: Transaction,
    viewer: Reader,
    citizenIds: readonly string[] | null,
    as: 'person' | 'class' = 'person',
  ): Promise<ReadCard[]> {
    const citizens = await (as === 'person' ? visibleCitizens : citizensOfClass)(tx, viewer, citizenIds);
    if (citizens.size === 0) return [];
    const policy = await this.policies.inForce(tx);
    const { classKey, sector } = viewer;
    const today = danishDay(tx.now);
    const elements = await this.elements.ofClasses(tx, [classKey], citizenIds, today);
    const alone = [...citizens.values()].flatMap((one) => (one.alone ? one.citizenId : []));
    if (alone.length > 0)
      for (const [citizenId, seen] of await this.elements.ofPerson(tx, alone, today))
        elements.set(`${classKey} ${citizenId}`, seen);
    const cards = [...citizens.values()].flatMap(
      (citizen) => readCard(policy, { classKey, sector, citizen }, elements, today) ?? [],
    );
    return cards.sort((a, b) => (a.card.id < b.card.id ? -1 : 1));
  }

  /**
   * Cards that whole classes see, for several classes in one reading. Undefined where no name is recorded that the class
   * may read. Asked by nobody in particular: only what the class sees through the shared caseload is there.
   */
  async cardsOfClasses(tx: Transaction, wanted: readonly OfClass[]): Promise<(ReadCard | undefined)[]> {
    if (wanted.length === 0) return [];
    const policy = await this.policies.inForce(tx);
    const classes = [...new Set(wanted.map(({ classKey }) => classKey))];
    const citizens = [...new Set(wanted.map(({ citizen }) => citizen.citizenId))];
    const today = danishDay(tx.now);
    const elements = await this.elements.ofClasses(tx, classes, citizens, today);
    return wanted.map((one) => readCard(policy, one, elements, today));
  }
}

/** One citizen's card, made from all that is open of them where that has been read already: it is not read twice. */
export function cardFrom(
  { policy, classKey, sector }: Viewer,
  citizen: VisibleCitizen,
  open: readonly ElementEntity[],
  today: Day,
): Card | undefined {
  const elements = new Map([[`${classKey} ${citizen.citizenId}`, onCards(open)]]);
  return readCard(policy, { classKey, sector, citizen }, elements, today)?.card;
}

function readCard(
  policy: SharingPolicy,
  { classKey, sector, citizen }: OfClass,
  elements: ReadonlyMap<string, readonly CardElement[]>,
  today: Day,
): ReadCard | undefined {
  const seen = present(citizen, elements.get(`${classKey} ${citizen.citizenId}`) ?? []);
  const card = cardOf(policy, citizen, seen, sector, today);
  const said = seen.filter(({ kind }) => !LEAVES_A_MARK.has(kind));
  return card && { citizen, card, shown: shownOf(citizen.citizenId, said) };
}

/** Of what a card shows, these categories: for an answer that is less than the card. */
export function shownOfOnly(shown: AuditSubject, categories: ReadonlySet<Category>): AuditSubject {
  return { ...shown, slots: [...shown.slots].filter((slot) => categories.has(pairOf(slot).category)) };
}

export function shownOf(citizenId: string, elements: readonly Presented<Maskable>[]): AuditSubject {
  return { citizenId, slots: new Set(elements.map((element) => element.slot)) };
}
