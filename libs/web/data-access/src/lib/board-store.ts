import { type BoardSnapshot, type CitizenId, type ErrorBody, type Frame, type MemberId } from '@samtavle/contracts';
import { applyFrame, boardFrom, type BoardState } from './board-state.js';
import { type Cancel, type Clock } from './clock.js';
import { observable, type Observable } from './observable.js';

/** How long a colleague's change stays marked, and how long a closed card leaves its place empty. */
export const FRESH_FOR = 8_000;
export const TOMBSTONE_FOR = 6_000;

/** Who just did what to a card. */
export type FreshMark = Frame['notes'][number];

export type BoardLoad =
  | { readonly kind: 'none' }
  | { readonly kind: 'loading' }
  | { readonly kind: 'failed'; readonly error: ErrorBody }
  | { readonly kind: 'ready'; readonly state: BoardState };

export interface BoardView {
  readonly load: BoardLoad;
  readonly fresh: ReadonlyMap<CitizenId, FreshMark>;
  /** Cards that closed for this viewer a moment ago: an id and nothing else. */
  readonly tombstones: ReadonlySet<CitizenId>;
  /** The place in the stream where a citizen was last touched; a drawer that is older reads again. */
  readonly touched: ReadonlyMap<CitizenId, number>;
}

const EMPTY: BoardView = { load: { kind: 'none' }, fresh: new Map(), tombstones: new Set(), touched: new Map() };

export interface BoardStore extends Observable<BoardView> {
  state(): BoardState | null;
  loading(): void;
  failed(error: ErrorBody): void;
  /** A fresh snapshot. Cards that were here and are no longer leave a tombstone, as they would have live. */
  snapshot(snapshot: BoardSnapshot): void;
  /** @throws ZodError when the frame cannot be understood; nothing has changed then */
  frame(frame: Frame, mine: MemberId | null): 'applied' | 'known' | 'gap' | 'no board';
  /** Resolves when the screen has come to that place in the stream, or after three seconds without it. */
  reached(seq: number): Promise<void>;
  empty(): void;
}

const REACH_WITHIN = 3_000;

export function createBoardStore(clock: Clock): BoardStore {
  const view = observable<BoardView>(EMPTY);
  const timers = new Set<Cancel>();

  function later(milliseconds: number, act: (now: BoardView) => BoardView): void {
    const cancel = clock.after(milliseconds, () => {
      timers.delete(cancel);
      view.update(act);
    });
    timers.add(cancel);
  }

  function withTombstones(now: BoardView, gone: readonly CitizenId[]): BoardView {
    if (gone.length === 0) return now;
    later(TOMBSTONE_FOR, (then) => ({ ...then, tombstones: without(then.tombstones, gone) }));
    return { ...now, tombstones: new Set([...now.tombstones, ...gone]) };
  }

  function withMarks(now: BoardView, marks: readonly FreshMark[]): BoardView {
    if (marks.length === 0) return now;
    const fresh = new Map(now.fresh);
    for (const mark of marks) fresh.set(mark.citizen, mark);
    later(FRESH_FOR, (then) => {
      // A newer mark on the same card has its own eight seconds.
      const left = new Map([...then.fresh].filter(([, mark]) => !marks.includes(mark)));
      return { ...then, fresh: left };
    });
    return { ...now, fresh };
  }

  return {
    get: view.get,
    subscribe: view.subscribe,
    state() {
      const { load } = view.get();
      return load.kind === 'ready' ? load.state : null;
    },
    loading: () => view.update((now) => (now.load.kind === 'ready' ? now : { ...now, load: { kind: 'loading' } })),
    failed: (error) =>
      view.update((now) => (now.load.kind === 'ready' ? now : { ...now, load: { kind: 'failed', error } })),
    snapshot(snapshot) {
      const state = boardFrom(snapshot);
      view.update((now) => {
        const before = now.load.kind === 'ready' ? now.load.state.cards : new Map();
        const gone = [...before.keys()].filter((id) => !state.cards.has(id));
        const touched = new Map([...state.cards.keys()].map((id) => [id, state.cursor.seq]));
        return withTombstones(
          { ...now, load: { kind: 'ready', state }, touched: before.size === 0 ? new Map() : touched },
          gone,
        );
      });
    },
    frame(frame, mine) {
      const { load } = view.get();
      if (load.kind !== 'ready') return 'no board';
      const outcome = applyFrame(load.state, frame);
      if (outcome.kind !== 'applied') return outcome.kind;
      const known = load.state.cards;
      view.update((now) => {
        const touchedIds = [...frame.notes.map((note) => note.citizen), ...changedIds(load.state, outcome.state)];
        const touched = touchedIds.length === 0 ? now.touched : withAll(now.touched, touchedIds, frame.to);
        const marks = frame.notes.filter((note) => note.by !== mine && outcome.state.cards.has(note.citizen));
        const back = frame.cards.rows.length === 0 ? now.tombstones : withoutKnown(now.tombstones, outcome.state);
        const next = {
          ...now,
          load: { kind: 'ready', state: outcome.state },
          touched,
          tombstones: back,
        } satisfies BoardView;
        return withMarks(
          withTombstones(
            next,
            frame.gone.filter((id) => known.has(id)),
          ),
          marks,
        );
      });
      return 'applied';
    },
    async reached(seq) {
      const there = () => {
        const { load } = view.get();
        return load.kind !== 'ready' || load.state.cursor.seq >= seq;
      };
      if (there()) return;
      await new Promise<void>((resolve) => {
        const stop = () => {
          unsubscribe();
          cancel();
          resolve();
        };
        const cancel = clock.after(REACH_WITHIN, stop);
        const unsubscribe = view.subscribe(() => {
          if (there()) stop();
        });
      });
    },
    empty() {
      for (const cancel of timers) cancel();
      timers.clear();
      view.set(EMPTY);
    },
  };
}

function changedIds(before: BoardState, after: BoardState): CitizenId[] {
  if (before.cards === after.cards) return [];
  return [...after.cards].filter(([id, card]) => before.cards.get(id) !== card).map(([id]) => id);
}

function withAll(
  touched: ReadonlyMap<CitizenId, number>,
  ids: readonly CitizenId[],
  seq: number,
): Map<CitizenId, number> {
  const next = new Map(touched);
  for (const id of ids) next.set(id, seq);
  return next;
}

function without(all: ReadonlySet<CitizenId>, some: readonly CitizenId[]): Set<CitizenId> {
  return new Set([...all].filter((id) => !some.includes(id)));
}

/** A card that opened again while its tombstone stood. */
function withoutKnown(tombstones: ReadonlySet<CitizenId>, state: BoardState): ReadonlySet<CitizenId> {
  const left = [...tombstones].filter((id) => !state.cards.has(id));
  return left.length === tombstones.size ? tombstones : new Set(left);
}
