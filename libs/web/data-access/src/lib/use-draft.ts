import { useCallback } from 'react';
import { useData } from './data-provider.js';
import { type DraftKey } from './drafts.js';
import { useObservable } from './use-observable.js';

/** A text that outlives its field: kept until it is saved (`drop`) or the person logs out. */
export function useDraft(key: DraftKey): readonly [text: string, keep: (text: string) => void, drop: () => void] {
  const { drafts } = useData();
  const text = useObservable(
    drafts,
    useCallback((texts: ReadonlyMap<DraftKey, string>) => texts.get(key) ?? '', [key]),
  );
  const keep = useCallback((next: string) => drafts.keep(key, next), [drafts, key]);
  const drop = useCallback(() => drafts.drop(key), [drafts, key]);
  return [text, keep, drop];
}
