import { setTimeout as wait } from 'node:timers/promises';

export interface Patience {
  /** Milliseconds after which waiting has failed. */
  readonly within: number;
  readonly every?: number;
  /** What was waited for, as the sentence of the failure. */
  readonly for: string;
}

/**
 * Waits until `look` finds something (neither `undefined` nor `false`) and returns it.
 * @throws Error naming what was waited for
 */
export async function until<T>(
  look: () => T | undefined | false | Promise<T | undefined | false>,
  patience: Patience,
): Promise<T> {
  const started = performance.now();
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (performance.now() - started > patience.within)
      throw new Error(`waited ${patience.within} ms in vain for ${patience.for}`);
    await wait(patience.every ?? 20);
  }
}
