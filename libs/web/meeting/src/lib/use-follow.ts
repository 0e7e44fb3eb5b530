import { type CitizenId } from '@samtavle/contracts';
import { useData, useObservable } from '@samtavle/web-data-access';
import { isField } from '@samtavle/web-ui';
import { type FocusEvent, useCallback, useState } from 'react';
import { type Person, type Queue } from './use-queue.js';

export interface Follow {
  /** Whom the chair has come to; null when it is nobody the viewer has. */
  readonly current: Person | null;
  /** Whom the screen shows. */
  readonly shown: Person | null;
  readonly follows: boolean;
  setFollows(follows: boolean): void;
  /** Looks at somebody else than the chair does. */
  look(citizen: CitizenId): void;
  /** For what stands around the fields of the meeting: who writes is known by it. */
  readonly around: { onFocus(event: FocusEvent): void; onBlur(): void };
}

/**
 * The chair's citizen, or the one looked at instead. Who is in the middle of a line stays with its citizen when the chair
 * goes on, and follows again when they say so: nobody's field is taken from under their fingers.
 */
export function useFollow(queue: Queue, isChair: boolean): Follow {
  const current = queue.find(({ state }) => state === 'current')?.person ?? null;
  const currentId = current?.id ?? null;
  const [follows, setFollows] = useState(true);
  const [chosen, setChosen] = useState<CitizenId | null>(null);
  const [isInField, setIsInField] = useState(false);
  /** Whom the chair was at when this was last drawn. */
  const [was, setWas] = useState(currentId);
  const hasText = useObservable(
    useData().drafts,
    useCallback((all) => was !== null && all.has(`${was}:meeting`), [was]),
  );
  if (was !== currentId) {
    setWas(currentId);
    if (follows && !isChair && isInField && hasText) {
      setFollows(false);
      setChosen(was);
    }
  }
  const looks = !isChair && !follows;
  return {
    current,
    shown: looks ? (queue.find(({ person }) => person.id === chosen)?.person ?? current) : current,
    follows,
    setFollows,
    look: (citizen) => {
      setFollows(false);
      setChosen(citizen);
    },
    around: { onFocus: ({ target }) => setIsInField(isField(target)), onBlur: () => setIsInField(false) },
  };
}
