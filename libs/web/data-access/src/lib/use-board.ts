import { type Card, type CitizenId, type Member, type MemberId } from '@samtavle/contracts';
import { useCallback, useMemo } from 'react';
import { type BoardState } from './board-state.js';
import { type BoardView, type FreshMark } from './board-store.js';
import { useData } from './data-provider.js';
import { useObservable } from './use-observable.js';

/** Reads the whole view of the board through `select`, which should be a stable function. */
export function useBoardView<R>(select: (view: BoardView) => R, same?: (a: R, b: R) => boolean): R {
  return useObservable(useData().board, select, same);
}

/** Reads the loaded board through `select`; `otherwise` until it is loaded. */
export function useBoard<R>(select: (state: BoardState) => R, otherwise: R, same?: (a: R, b: R) => boolean): R {
  const read = useCallback(
    ({ load }: BoardView) => (load.kind === 'ready' ? select(load.state) : otherwise),
    [select, otherwise],
  );
  return useBoardView(read, same);
}

export function useCard(id: CitizenId): Card | null {
  return useBoard(
    useCallback((state: BoardState) => state.cards.get(id) ?? null, [id]),
    null,
  );
}

export function useFreshMark(id: CitizenId): FreshMark | null {
  return useBoardView(useCallback((view: BoardView) => view.fresh.get(id) ?? null, [id]));
}

const NO_MEMBERS: readonly Member[] = [];
const membersOf = (state: BoardState) => state.members;

export interface Colleagues {
  readonly all: readonly Member[];
  of(id: MemberId | null): Member | null;
}

/** The team's people by id. Somebody not in the list is somebody this viewer may not know of. */
export function useColleagues(): Colleagues {
  const all = useBoard(membersOf, NO_MEMBERS);
  return useMemo(() => {
    const byId = new Map(all.map((member) => [member.id, member]));
    return { all, of: (id) => (id === null ? null : (byId.get(id) ?? null)) };
  }, [all]);
}
