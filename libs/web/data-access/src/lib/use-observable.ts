import { useCallback, useRef, useSyncExternalStore } from 'react';
import { type Observable } from './observable.js';

/**
 * What `select` makes of the value, computed once per value. The component renders again only when the result differs by
 * `same`: a board of a thousand cards changes one card at a time.
 */
export function useObservable<T, R>(
  from: Observable<T>,
  select: (value: T) => R,
  same: (a: R, b: R) => boolean = Object.is,
): R {
  const last = useRef<{ value: T; select: (value: T) => R; result: R } | null>(null);
  const read = useCallback(() => {
    const value = from.get();
    const before = last.current;
    if (before !== null && before.value === value && before.select === select) return before.result;
    const next = select(value);
    const result = before !== null && same(before.result, next) ? before.result : next;
    last.current = { value, select, result };
    return result;
  }, [from, select, same]);
  return useSyncExternalStore(from.subscribe, read);
}
