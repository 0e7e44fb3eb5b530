import { useData } from '@samtavle/web-data-access';
import { type FocusEvent, useEffect, useRef } from 'react';

/** A dialog or menu gives the focus back first. */
const AFTER = 80;

/**
 * Keeps the place of whoever goes through a table with keys: a visit that is put on, moved or taken back changes what stands
 * in its day, and what had the focus is gone. Focus that went elsewhere by itself is never fetched.
 *
 * @param focusOn puts the focus on what stands in that place now
 */
export function useKeptPlace(placeOf: (target: EventTarget) => string | null, focusOn: (place: string) => void) {
  const { clock } = useData();
  const place = useRef<string | null>(null);
  useEffect(() =>
    clock.after(AFTER, () => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && place.current !== null) focusOn(place.current);
    }),
  );
  return {
    come: ({ target }: FocusEvent) => {
      place.current = placeOf(target);
    },
    /** Into a dialog or menu one goes and comes back; anywhere else one has gone. */
    go: ({ target, relatedTarget }: FocusEvent) => {
      const isPassing =
        relatedTarget instanceof Element && relatedTarget.closest('[role=dialog], [role=menu]') !== null;
      if (target.isConnected && relatedTarget !== null && !isPassing) place.current = null;
    },
  };
}
