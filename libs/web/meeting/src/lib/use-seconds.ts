import { useData } from '@samtavle/web-data-access';
import { useEffect, useState } from 'react';

/** A reading of the meeting: the server's time then, and the page's. */
export interface ReadAt {
  readonly asOf: string;
  /** On the page's own clock, in milliseconds. */
  readonly heardAt: number;
}

const SECOND = 1_000;

/**
 * Whole seconds since a moment of the server's, counting on. The server's clock at the reading is the measure: what this
 * machine believes the time to be does not matter.
 */
export function useSecondsSince(moment: string | null, { asOf, heardAt }: ReadAt): number {
  const { clock } = useData();
  const [now, setNow] = useState(() => clock.elapsed());
  useEffect(() => (moment === null ? undefined : clock.every(SECOND, () => setNow(clock.elapsed()))), [clock, moment]);
  if (moment === null) return 0;
  const passed = Date.parse(asOf) - Date.parse(moment) + Math.max(0, now - heardAt);
  return Math.max(0, Math.floor(passed / SECOND));
}
