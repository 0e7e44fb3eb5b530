import { type Card, type CitizenId } from '@samtavle/contracts';
import { useCallback, useMemo, useState } from 'react';

export interface StillOrder {
  readonly shown: readonly Card[];
  /** How many wait to be put in order. */
  readonly waiting: number;
  order(): void;
}

/** Keeps the order of the rows while a hand is on the table; their contents follow at once. */
export function useStillOrder(wanted: readonly Card[], still: boolean, arrangement: string): StillOrder {
  const [kept, setKept] = useState<{ arrangement: string; ids: readonly CitizenId[] }>(() => ({
    arrangement,
    ids: wanted.map(({ id }) => id),
  }));
  const held = still && kept.arrangement === arrangement;
  const ids = useMemo(() => wanted.map(({ id }) => id), [wanted]);
  const stale = !held && (kept.arrangement !== arrangement || !isSame(kept.ids, ids));
  if (stale) setKept({ arrangement, ids });

  const shown = useMemo(() => {
    if (!held) return wanted;
    const byId = new Map(wanted.map((card) => [card.id, card]));
    const stayed = kept.ids.flatMap((id) => byId.get(id) ?? []);
    const before = new Set(kept.ids);
    return [...stayed, ...wanted.filter(({ id }) => !before.has(id))];
  }, [held, kept, wanted]);
  const waiting = held ? shown.filter(({ id }, at) => ids[at] !== id).length : 0;
  const order = useCallback(() => setKept({ arrangement, ids }), [arrangement, ids]);
  return { shown, waiting, order };
}

const isSame = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((id, at) => id === b[at]);
