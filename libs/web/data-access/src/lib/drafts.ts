import { type CitizenId } from '@samtavle/contracts';
import { type DraftVault } from './draft-vault.js';
import { observable, type Observable } from './observable.js';
import { type Sent } from './sent.js';

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
 * Typed text that is not saved yet. It survives a closed drawer, a lost connection and a refused save in this page's
 * memory, and a reload or crash of the tab in the vault. It goes when it is saved or the person logs out.
 */
export interface Drafts extends Observable<ReadonlyMap<DraftKey, Draft>> {
  keep(key: DraftKey, text: string, version?: number): void;
  drop(key: DraftKey): void;
  /** The session's key is here: what an earlier page of this tab kept comes back, and from now on the vault keeps. */
  openVault(key: string): Promise<void>;
  /** The session is over: nothing stays outside this page's memory. */
  closeVault(): void;
  /** Nothing stays at all. */
  empty(): void;
}

/**
 * @param vault none where the browser has no WebCrypto: then texts live in memory only
 * @param opened told what an earlier page of this tab sent without an answer, each time the vault opens
 */
export function createDrafts(
  vault: DraftVault | null = null,
  opened: (sent: readonly Sent[]) => void = () => undefined,
): Drafts {
  const texts = observable<ReadonlyMap<DraftKey, Draft>>(new Map());
  const drop = (key: DraftKey) => {
    vault?.put(key, null);
    texts.update((now) => (now.has(key) ? new Map([...now].filter(([other]) => other !== key)) : now));
  };
  return {
    get: texts.get,
    subscribe: texts.subscribe,
    keep: (key, text, version) => {
      // An edit that was emptied is still an edit; an empty new line is nothing.
      if (text === '' && version === undefined) return drop(key);
      const draft = { text, version: version ?? null };
      texts.update((now) => new Map(now).set(key, draft));
      vault?.put(key, draft);
    },
    drop,
    async openVault(key) {
      const kept = await vault?.open(key);
      if (kept == null) return;
      // Before the texts: whoever saves one of them again must find what it was sent as.
      opened(kept.sent);
      const all = new Map(kept.drafts);
      for (const [place, typed] of texts.get()) all.set(place, joined(kept.drafts.get(place), typed));
      texts.set(all);
      for (const [place, draft] of all) vault?.put(place, draft);
    },
    closeVault: () => vault?.close(),
    empty: () => {
      vault?.close();
      texts.set(new Map());
    },
  };
}

/** Typed in the moment before the key was here: a new line goes on from what stood there, an edit is the newer one. */
function joined(kept: Draft | undefined, typed: Draft): Draft {
  if (kept === undefined || kept.version !== null || typed.version !== null || kept.text === typed.text) return typed;
  return { text: `${kept.text} ${typed.text}`, version: null };
}
