import { type ElementView } from '@samtavle/contracts';
import { useLabels, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { boardTexts } from '../texts.js';

/** The word before an element: what kind it is, and for a note what it is about. */
export function useElementLabel(): (element: Pick<ElementView, 'content' | 'category'>) => string {
  const say = useText(boardTexts);
  const labels = useLabels();
  return useCallback(
    ({ content, category }) => (content.kind === 'note' ? labels.categoryShort(category) : say(`kind.${content.kind}`)),
    [labels, say],
  );
}
