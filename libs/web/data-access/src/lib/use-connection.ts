import { useEffect, useReducer } from 'react';
import { type Connection, connectionAt, type LineState } from './connection.js';
import { useData } from './data-provider.js';
import { useObservable } from './use-observable.js';

const whole = (line: LineState) => line;

/** What the screen says about itself; renders the caller once a second, so use it in the smallest part. */
export function useConnection(): Connection {
  const { live, clock } = useData();
  const line = useObservable(live.line, whole);
  const [, look] = useReducer((count: number) => count + 1, 0);
  useEffect(() => clock.every(1_000, look), [clock]);
  return connectionAt(line, clock.elapsed());
}
