import { danishDay, instant } from '@samtavle/domain';
import { useFormat } from '@samtavle/web-ui';
import { useCallback } from 'react';

/** A moment of today, yesterday or the day after, always with its hour: »i dag 8.14« · »23.11. 8.14«. */
export function useMoment(today: string): (at: string) => string {
  const format = useFormat();
  return useCallback(
    (at) => {
      const day = danishDay(instant(at));
      return day === today ? format.momentSentence(at, today) : `${format.shortDate(day)} ${format.clockOf(at)}`;
    },
    [format, today],
  );
}
