import { useCallback } from 'react';
import { useData } from './data-provider.js';
import { type Draft, type DraftKey } from './drafts.js';
import { useObservable } from './use-observable.js';

export interface UseDraft {
  /** What was typed and not saved yet; null when there is nothing. */
  readonly draft: Draft | null;
  /** @param version of an edit: the one it began from */
  readonly keep: (text: string, version?: number) => void;
  readonly drop: () => void;
}

/** A text that outlives its field: kept until it is saved (`drop`) or the person logs out. */
export function useDraft(key: DraftKey): UseDraft {
  const { drafts } = useData();
  const draft = useObservable(
    drafts,
    useCallback((all: ReadonlyMap<DraftKey, Draft>) => all.get(key) ?? null, [key]),
  );
  const keep = useCallback((text: string, version?: number) => drafts.keep(key, text, version), [drafts, key]);
  const drop = useCallback(() => drafts.drop(key), [drafts, key]);
  return { draft, keep, drop };
}
