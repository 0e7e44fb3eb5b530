import { type CitizenId } from '@samtavle/contracts';
import { observable, type Observable } from './observable.js';

/** What a text is meant for: a new line on a card, or an element being edited. */
export type DraftKey = `${CitizenId}:${string}`;

export interface Draft {
  readonly text: string;
  /**
   * The version that was on the screen when the writing of an edit began: however late it is sent, what a colleague
   * saved since must not be overwritten unseen. Null for a new line.
   */
  readonly version: number | null;
}

/**
 * Typed text that is not saved yet. It lives in this page's memory only (never in the browser's storage), survives a
 * closed drawer, a lost connection and a refused save, and goes when it is saved or the person logs out.
 */
export interface Drafts extends Observable<ReadonlyMap<DraftKey, Draft>> {
  keep(key: DraftKey, text: string, version?: number): void;
  drop(key: DraftKey): void;
  empty(): void;
}

export function createDrafts(): Drafts {
  const texts = observable<ReadonlyMap<DraftKey, Draft>>(new Map());
  const drop = (key: DraftKey) =>
    texts.update((now) => (now.has(key) ? new Map([...now].filter(([other]) => other !== key)) : now));
  return {
    get: texts.get,
    subscribe: texts.subscribe,
    keep: (key, text, version) => {
      // An edit that was emptied is still an edit; an empty new line is nothing.
      if (text === '' && version === undefined) drop(key);
      else texts.update((now) => new Map(now).set(key, { text, version: version ?? null }));
    },
    drop,
    empty: () => texts.set(new Map()),
  };
}
