import { type CitizenId, type MemberId } from '@samtavle/contracts';
import { type BoardView, useBoardView, useData } from '@samtavle/web-data-access';
import { useAnnouncements, useText } from '@samtavle/web-ui';
import { useEffect, useRef } from 'react';
import { boardTexts } from '../texts.js';
import { useCallNames } from './use-call-names.js';

/** Changes gather this long before they are told as one sentence per person. */
const GATHER = 2_000;

const freshOf = (view: BoardView) => view.fresh;
const closedOf = (view: BoardView) => view.tombstones;

/**
 * Tells readers what colleagues changed, people first: »Mette ændrede 2 kort«. Access that closed is told at once.
 * Nothing takes focus.
 */
export function useTellChanges(): void {
  const say = useText(boardTexts);
  const { announce, announceNow } = useAnnouncements();
  const { clock } = useData();
  const names = useCallNames();
  const fresh = useBoardView(freshOf);
  const closed = useBoardView(closedOf);
  const told = useRef<ReadonlySet<object>>(new Set());
  const closedBefore = useRef(0);
  const gathered = useRef(new Map<MemberId | null, Set<CitizenId>>());
  const waiting = useRef(false);

  useEffect(() => {
    const marks = [...fresh.values()];
    for (const mark of marks) {
      if (told.current.has(mark)) continue;
      const cards = gathered.current.get(mark.by) ?? new Set();
      gathered.current.set(mark.by, cards.add(mark.citizen));
    }
    told.current = new Set(marks);
    if (gathered.current.size === 0 || waiting.current) return;
    waiting.current = true;
    clock.after(GATHER, () => {
      waiting.current = false;
      for (const [by, cards] of gathered.current) {
        const who = by === null ? say('change.somebody') : (names.get(by) ?? say('change.somebody'));
        announce(say('change.told', { who, count: cards.size }));
      }
      gathered.current.clear();
    });
  }, [announce, clock, fresh, names, say]);

  useEffect(() => {
    if (closed.size > closedBefore.current) announceNow(say('change.closed'));
    closedBefore.current = closed.size;
  }, [announceNow, closed, say]);
}
