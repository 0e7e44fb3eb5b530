import { Injectable } from '@nestjs/common';
import { type Transaction } from '@samtavle/api-platform';
import { type ElementKind } from '@samtavle/contracts';
import { pairOf } from '@samtavle/domain';
import { type CardElement, type StoredContent } from './element.entity.js';
import { Elements } from './elements.js';

/** What cards are made from: read for many citizens at once, and for several classes in one reading. */
@Injectable()
export class ElementsOfCards {
  constructor(private readonly elements: Elements) {}

  /**
   * By class and citizen (`class citizen`), in one statement for all of them; in the order it was written. The database
   * decides as row-level security does.
   */
  async ofClasses(
    tx: Transaction,
    classKeys: readonly string[],
    citizenIds: readonly string[] | null,
    today: string,
  ): Promise<Map<string, readonly CardElement[]>> {
    const rows = await tx.em.query<CardRow[]>('SELECT * FROM card_elements($1, $2, $3)', [
      classKeys,
      citizenIds,
      today,
    ]);
    return new Map(rows.map((row) => [`${row.class_key} ${row.citizen_id}`, row.elements.map(cardElement)]));
  }

  /**
   * The same of a few citizens, by citizen, with what is open to the acting person alone: read behind row-level security
   * itself. Facts pushed to somebody and addresses stand on no card.
   */
  async ofPerson(
    tx: Transaction,
    citizenIds: readonly string[],
    today: string,
  ): Promise<Map<string, readonly CardElement[]>> {
    const rows = await this.elements.open(tx, citizenIds, today);
    return new Map(citizenIds.map((id) => [id, onCards(rows.filter(({ citizenId }) => citizenId === id))]));
  }
}

/** Of all that is open of a citizen, what a card is made from. */
export function onCards<T extends Pick<CardElement, 'kind'>>(elements: readonly T[]): T[] {
  return elements.filter(({ kind }) => !NOT_ON_CARDS.has(kind));
}

const NOT_ON_CARDS: ReadonlySet<ElementKind> = new Set(['pushed_fact', 'address']);

interface CardRow {
  class_key: string;
  citizen_id: string;
  elements: [id: string, kind: ElementKind, slot: number, version: number, content: StoredContent | null][];
}

function cardElement([id, kind, slot, version, content]: CardRow['elements'][number]): CardElement {
  return { id, kind, owner: pairOf(slot).owner, slot, version, content: content ?? {} };
}
