import { type InQueue, meetingQueue, type ToDiscuss } from '@samtavle/care-plan';
import { type Card, type CitizenId, type Meeting, type MeetingItemView } from '@samtavle/contracts';
import { day, instant } from '@samtavle/domain';
import { type BoardState, useBoard } from '@samtavle/web-data-access';
import { useMemo } from 'react';

/** A citizen of the queue, with the card the viewer has. */
export interface Person extends ToDiscuss {
  readonly id: CitizenId;
  readonly card: Card;
  readonly item: MeetingItemView | null;
}
export type Queue = readonly InQueue<Person>[];

const NOBODY: BoardState['cards'] = new Map();
const cardsOf = ({ cards }: BoardState) => cards;

/** The meeting in the fixed order, made from the viewer's own board: whoever is not on it is in no place and no number. */
export function useQueue(meeting: Meeting): Queue {
  const cards = useBoard(cardsOf, NOBODY);
  return useMemo(() => {
    const items = new Map(meeting.items.map((item) => [item.citizen, item]));
    const people = [...cards.values()].map((card) => personOf(card, items.get(card.id) ?? null));
    const discussed = new Map(
      meeting.items.map(({ citizen, outcome, since, at }) => [
        citizen as string,
        { outcome, since: since === null ? null : instant(since), at: at === null ? null : instant(at) },
      ]),
    );
    return meetingQueue(people, discussed);
  }, [cards, meeting.items]);
}

function personOf(card: Card, item: MeetingItemView | null): Person {
  const { stay, action } = card;
  return {
    id: card.id,
    card,
    item,
    stay:
      stay === null
        ? null
        : { level: stay.level, since: day(stay.since), reviewOn: stay.reviewOn === null ? null : day(stay.reviewOn) },
    dueOn: action?.dueOn == null ? null : day(action.dueOn),
  };
}
