/** A value that can be watched: the smallest store React's `useSyncExternalStore` can read. */
export interface Observable<T> {
  get(): T;
  subscribe(listener: () => void): () => void;
}

export interface Changeable<T> extends Observable<T> {
  /** Listeners hear of it unless it is the very same value. */
  set(next: T): void;
  update(change: (now: T) => T): void;
}

export function observable<T>(initial: T): Changeable<T> {
  let value = initial;
  const listeners = new Set<() => void>();
  const set = (next: T) => {
    if (Object.is(next, value)) return;
    value = next;
    for (const listener of [...listeners]) listener();
  };
  return {
    get: () => value,
    set,
    update: (change) => set(change(value)),
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
