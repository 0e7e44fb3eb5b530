import { once } from 'node:events';
import { z } from 'zod';
import { type Child } from './child.js';

const Reading = z.object({
  /** Processor time used since the process started, milliseconds. */
  cpuMs: z.number(),
  /** Memory the process holds now. */
  rssBytes: z.number(),
});
export type Reading = z.infer<typeof Reading>;

/** What a process with the meter in it has used so far. */
export async function readMeter(child: Child): Promise<Reading> {
  const answer = once(child.process, 'message', { signal: AbortSignal.timeout(10_000) });
  child.process.send('meter');
  const [reading] = (await answer) as unknown[];
  return Reading.parse(reading);
}
