import { BOARD_REASONS } from '@samtavle/domain';
import { useLabels, useText } from '@samtavle/web-ui';
import { useCallback } from 'react';
import { type ColumnKey, levelOf } from '../arrange/columns.js';
import { boardTexts } from '../texts.js';

/** What a column is called: »Niveau 3«, »Indlagt«, a reason, »Tilbageholdt«. */
export function useColumnName(): (column: ColumnKey) => string {
  const say = useText(boardTexts);
  const labels = useLabels();
  return useCallback(
    (column) => {
      const level = levelOf(column);
      if (level !== null) return labels.column(level);
      if (column === 'admitted') return labels.admitted();
      const reason = BOARD_REASONS.find((known) => column === `reason-${known}`);
      return reason === undefined ? say('column.held') : labels.reason(reason);
    },
    [labels, say],
  );
}
