import { setTimeout as wait } from 'node:timers/promises';

export interface Pace {
  readonly perSecond: number;
  readonly times: number;
}

/**
 * Fires at fixed moments, whether or not earlier work has been answered: a server that stalls meets the same load as one
 * that does not, and its stall shows in every request that fell into it. A driver that waits for answers would hide it.
 *
 * @param fire must not wait; `dueAt` is on the clock of `performance.now()`
 * @returns by how many milliseconds each firing was late: the driver's own share, to be told with the result
 */
export async function openLoop(
  { perSecond, times }: Pace,
  fire: (number: number, dueAt: number) => void,
): Promise<number[]> {
  const first = performance.now() + 5;
  const late: number[] = [];
  for (let number = 0; number < times; number += 1) {
    const dueAt = first + (number * 1000) / perSecond;
    const ahead = dueAt - performance.now();
    if (ahead > 0) await wait(ahead);
    late.push(Math.max(0, performance.now() - dueAt));
    fire(number, dueAt);
  }
  return late;
}
