import { type CitizenId } from '@samtavle/contracts';
import { type Column, type ColumnKey, type Stack } from './columns.js';

/** One place in a column: a card, or the place it stood in while somebody may be pointing at its neighbours. */
export type Place =
  | { readonly kind: 'card'; readonly id: CitizenId }
  /** Access closed: the place says so. */
  | { readonly kind: 'closed'; readonly id: CitizenId }
  /** It stands elsewhere now, or left the board. */
  | { readonly kind: 'moved'; readonly id: CitizenId; readonly to: ColumnKey | null };

export interface SettledColumn {
  readonly key: ColumnKey;
  readonly places: readonly Place[];
  /** What waits to be put in order until pointer and focus have left. */
  readonly waiting: number;
}

export type SettledStack = readonly SettledColumn[];

/**
 * The board as it is shown: in the right order where nobody points, unmoved where somebody does. In a held column a card
 * that left keeps its place as an empty one, and a card that came stands last, so that nothing moves under a hand.
 *
 * @param before what is on the screen; null for a first look, or after the person asked for another arrangement
 * @param held columns with the pointer or the focus in them
 * @param closed cards that closed for this viewer a moment ago
 */
export function settle(
  before: readonly SettledStack[] | null,
  wanted: readonly Stack[],
  held: ReadonlySet<ColumnKey>,
  closed: ReadonlySet<CitizenId>,
): readonly SettledStack[] {
  const shown = new Map((before ?? []).flat().map((column) => [column.key, column.places]));
  const standsIn = new Map(wanted.flat().flatMap(({ key, ids }) => ids.map((id) => [id, key] as const)));
  const stacks = wanted.map((stack) =>
    stack.map((column) => {
      const places = shown.get(column.key);
      if (places === undefined) return inOrder(column);
      return held.has(column.key) ? asItStood(column, places, standsIn, closed) : withClosed(column, places, closed);
    }),
  );
  return [...stacks, ...heldAlthoughEmpty(before ?? [], wanted, held, standsIn, closed)];
}

function inOrder({ key, ids }: Column): SettledColumn {
  return { key, places: ids.map((id) => ({ kind: 'card', id })), waiting: 0 };
}

/** In order, with the closed cards of a moment ago still in their places. */
function withClosed(column: Column, before: readonly Place[], closed: ReadonlySet<CitizenId>): SettledColumn {
  const settled = inOrder(column);
  if (closed.size === 0) return settled;
  const places = [...settled.places];
  before.forEach(({ id }, at) => {
    if (closed.has(id)) places.splice(Math.min(at, places.length), 0, { kind: 'closed', id });
  });
  return { ...settled, places };
}

function asItStood(
  { key, ids }: Column,
  before: readonly Place[],
  standsIn: ReadonlyMap<CitizenId, ColumnKey>,
  closed: ReadonlySet<CitizenId>,
): SettledColumn {
  const now = new Set(ids);
  const kept = before.map((place): Place => {
    if (now.has(place.id)) return { kind: 'card', id: place.id };
    if (closed.has(place.id) || place.kind === 'closed') return { kind: 'closed', id: place.id };
    return { kind: 'moved', id: place.id, to: standsIn.get(place.id) ?? null };
  });
  const had = new Set(before.map(({ id }) => id));
  const came = ids.filter((id) => !had.has(id)).map((id): Place => ({ kind: 'card', id }));
  const left = kept.filter(({ kind }) => kind === 'moved').length;
  const stayed = kept.filter(({ kind }) => kind === 'card').map(({ id }) => id);
  return { key, places: [...kept, ...came], waiting: left + came.length + outOfOrder(stayed, ids) };
}

/** A column that stands only when somebody is in it does not vanish under a hand either. */
function heldAlthoughEmpty(
  before: readonly SettledStack[],
  wanted: readonly Stack[],
  held: ReadonlySet<ColumnKey>,
  standsIn: ReadonlyMap<CitizenId, ColumnKey>,
  closed: ReadonlySet<CitizenId>,
): SettledStack[] {
  const keys = new Set(wanted.flat().map(({ key }) => key));
  return before
    .flat()
    .filter(({ key }) => held.has(key) && !keys.has(key))
    .map(({ key, places }) => [asItStood({ key, ids: [] }, places, standsIn, closed)]);
}

/** How many would have to move: those outside the longest run that is in order already. */
function outOfOrder(shown: readonly CitizenId[], wanted: readonly CitizenId[]): number {
  const rank = new Map(wanted.map((id, at) => [id, at]));
  const tails: number[] = [];
  for (const id of shown) {
    const at = rank.get(id) ?? 0;
    const place = tails.findIndex((tail) => tail >= at);
    if (place < 0) tails.push(at);
    else tails[place] = at;
  }
  return shown.length - tails.length;
}
