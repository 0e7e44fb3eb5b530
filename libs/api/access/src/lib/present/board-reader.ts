import { Injectable } from '@nestjs/common';
import { type AuditSubject } from '@samtavle/api-audit';
import { type Transaction } from '@samtavle/api-platform';
import { type Card, type ElementKind } from '@samtavle/contracts';
import { danishDay } from '@samtavle/domain';
import { type ElementEntity } from '../elements/element.entity.js';
import { Elements } from '../elements/elements.js';
import { type Viewer } from '../viewer.js';
import { cardOf } from './card.js';
import { present, type PresentedElement, visibleCitizens, type VisibleCitizen } from './present.js';

/** What a card is made from. */
const CARD_KINDS: readonly ElementKind[] = [
  'identity',
  'contacts',
  'stay',
  'reason',
  'action',
  'visit',
  'contact',
  'admission',
  'goal',
  'note',
  'exit_criterion',
];

export interface ReadCard {
  readonly citizen: VisibleCitizen;
  readonly card: Card;
  /** For the record: whose card it is and which slots it shows. */
  readonly shown: AuditSubject;
}

type Reader = Pick<Viewer, 'classKey' | 'memberId' | 'sector' | 'reach'>;

/** Cards as a viewer may see them now: scope, then rows behind row-level security, then the mask. */
@Injectable()
export class BoardReader {
  constructor(private readonly elements: Elements) {}

  /** Cards of everybody the viewer has to do with, or of those named. In no order that could tell anything: by id. */
  async cards(tx: Transaction, viewer: Reader, citizenIds: readonly string[] | null): Promise<ReadCard[]> {
    const citizens = await visibleCitizens(tx, viewer, citizenIds);
    if (citizens.size === 0) return [];
    const today = danishDay(tx.now);
    const rows = await this.elements.open(tx, citizenIds === null ? null : [...citizens.keys()], today, CARD_KINDS);
    const byCitizen = new Map<string, ElementEntity[]>();
    for (const row of rows) {
      const list = byCitizen.get(row.citizenId);
      if (list) list.push(row);
      else byCitizen.set(row.citizenId, [row]);
    }
    const cards: ReadCard[] = [];
    for (const citizen of citizens.values()) {
      const elements = present(citizen, byCitizen.get(citizen.citizenId) ?? []);
      const card = cardOf(citizen, elements, viewer.sector, today);
      if (card) cards.push({ citizen, card, shown: shownOf(citizen.citizenId, elements) });
    }
    return cards.sort((a, b) => (a.card.id < b.card.id ? -1 : 1));
  }
}

export function shownOf(citizenId: string, elements: readonly PresentedElement[]): AuditSubject {
  return { citizenId, slots: new Set(elements.map((element) => element.slot)) };
}
