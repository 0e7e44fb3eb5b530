import { type CitizenId, type MemberId, type PresenceView } from '@samtavle/contracts';
import { useCallback, useMemo } from 'react';
import { useData } from './data-provider.js';
import { useObservable } from './use-observable.js';

const NOBODY: readonly MemberId[] = [];
const sameMembers = (a: readonly MemberId[], b: readonly MemberId[]) =>
  a.length === b.length && a.every((id, at) => id === b[at]);

export interface UsePresence {
  /** Says which card this screen has open; null for none. */
  show(citizen: CitizenId | null): void;
  /** Says that somebody is typing in the open card. */
  typed(): void;
}

/** What this screen says of itself. Of others one hears below: who only speaks is not drawn anew when somebody writes. */
export function usePresence(): UsePresence {
  const { presence } = useData();
  return useMemo(() => ({ show: presence.open, typed: presence.typed }), [presence]);
}

const here = (view: PresenceView) => view.here;

/** Colleagues signed in now whom this viewer may know of. */
export const useWhoIsHere = (): readonly MemberId[] => useObservable(useData().live.presence, here, sameMembers);

/** Who else has this card open. */
export function useWhoHasOpen(citizen: CitizenId): readonly MemberId[] {
  const select = useCallback(
    (view: PresenceView) => view.open.find((card) => card.citizen === citizen)?.members ?? NOBODY,
    [citizen],
  );
  return useObservable(useData().live.presence, select, sameMembers);
}

/** Who is writing in this card now. */
export function useWhoIsWriting(citizen: CitizenId): readonly MemberId[] {
  const select = useCallback(
    (view: PresenceView) => view.open.find((card) => card.citizen === citizen)?.writing ?? NOBODY,
    [citizen],
  );
  return useObservable(useData().live.presence, select, sameMembers);
}
