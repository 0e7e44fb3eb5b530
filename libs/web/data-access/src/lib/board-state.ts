import {
  type BoardSnapshot,
  type Card,
  type CitizenId,
  type Cursor,
  type Frame,
  type Member,
  unpackCards,
} from '@samtavle/contracts';
import { danishDay, type Day, day, type Instant, instant } from '@samtavle/domain';

/** The board and caseload as this screen knows them, standing at `cursor` in the team's stream. */
export interface BoardState {
  readonly cursor: Cursor;
  readonly asOf: Instant;
  readonly today: Day;
  readonly team: BoardSnapshot['team'];
  readonly members: readonly Member[];
  readonly cards: ReadonlyMap<CitizenId, Card>;
}

export type FrameOutcome =
  /** The frame begins where the screen stands. `state` may be the same when the frame was an empty tick of this second. */
  | { readonly kind: 'applied'; readonly state: BoardState }
  /** Everything in it is known already. */
  | { readonly kind: 'known' }
  /** Something lies between: pull the range. */
  | { readonly kind: 'gap' };

/** @throws ZodError when a row is not a card */
export function boardFrom(snapshot: BoardSnapshot): BoardState {
  return {
    cursor: snapshot.cursor,
    asOf: instant(snapshot.asOf),
    today: day(snapshot.today),
    team: snapshot.team,
    members: snapshot.members,
    cards: new Map(unpackCards(snapshot.cards).map((card) => [card.id, card])),
  };
}

/**
 * Applies a frame iff it begins exactly where the screen stands. Whatever order, number of copies or losses the wire
 * produces, the outcome is then the state a fresh snapshot would give, or a gap that the caller fills.
 *
 * @throws ZodError when a row is not a card; the state is untouched
 */
export function applyFrame(state: BoardState, frame: Frame): FrameOutcome {
  if (frame.from !== state.cursor.seq) return { kind: frame.to <= state.cursor.seq ? 'known' : 'gap' };
  const asOf = instant(frame.asOf);
  return {
    kind: 'applied',
    state: {
      ...state,
      cursor: frame.to === state.cursor.seq ? state.cursor : { ...state.cursor, seq: frame.to },
      asOf: asOf > state.asOf ? asOf : state.asOf,
      today: asOf > state.asOf ? danishDay(asOf) : state.today,
      cards: cardsAfter(state.cards, frame),
    },
  };
}

function cardsAfter(cards: BoardState['cards'], frame: Frame): BoardState['cards'] {
  if (frame.cards.rows.length === 0 && frame.gone.length === 0) return cards;
  const next = new Map(cards);
  for (const card of unpackCards(frame.cards)) next.set(card.id, card);
  for (const id of frame.gone) next.delete(id);
  return next;
}

/** Before the board is there: no name, and the limits every team begins with. */
export const NO_TEAM: BoardState['team'] = { name: '', lostContactDays: 14, contactLostDays: 28, longStayDays: 28 };
