import { type CitizenId } from '@samtavle/contracts';
import { observable, type Observable } from './observable.js';

/** What a text is meant for: a new line on a card, or an element being edited. */
export type DraftKey = `${CitizenId}:${string}`;

/**
 * Typed text that is not saved yet. It lives in this page's memory only (never in the browser's storage), survives a
 * closed drawer, a lost connection and a refused save, and goes when it is saved or the person logs out.
 */
export interface Drafts extends Observable<ReadonlyMap<DraftKey, string>> {
  keep(key: DraftKey, text: string): void;
  drop(key: DraftKey): void;
  empty(): void;
}

export function createDrafts(): Drafts {
  const texts = observable<ReadonlyMap<DraftKey, string>>(new Map());
  const drop = (key: DraftKey) =>
    texts.update((now) => (now.has(key) ? new Map([...now].filter(([other]) => other !== key)) : now));
  return {
    get: texts.get,
    subscribe: texts.subscribe,
    keep: (key, text) => (text === '' ? drop(key) : texts.update((now) => new Map(now).set(key, text))),
    drop,
    empty: () => texts.set(new Map()),
  };
}
