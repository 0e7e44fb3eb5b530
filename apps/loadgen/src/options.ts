import { parseArgs } from 'node:util';

export const MEASURES = ['board', 'move', 'fan-out', 'decide', 'withdraw', 'policy', 'plan', 'typing'] as const;
export type Measure = (typeof MEASURES)[number];

export interface Options {
  /** Few repetitions: does it work? */
  readonly quick: boolean;
  /** Whether docs/performance.md is rewritten: by whole runs, and by quick ones only when asked. */
  readonly writes: boolean;
  readonly only: readonly Measure[];
  /** A folder for processor profiles of the API, one per data set. */
  readonly profile: string | undefined;
}

/** @throws Error naming what is not understood */
export function optionsFrom(args: readonly string[]): Options {
  const { values } = parseArgs({
    args: [...args],
    options: {
      quick: { type: 'boolean', default: false },
      write: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      profile: { type: 'string' },
    },
  });
  const asked = values.only.flatMap((names) => names.split(','));
  const unknown = asked.find((name) => !MEASURES.some((measure) => measure === name));
  if (unknown !== undefined) throw new Error(`--only takes ${MEASURES.join(', ')}; not "${unknown}"`);
  const only = asked.length === 0 ? MEASURES : MEASURES.filter((measure) => asked.includes(measure));
  const whole = !values.quick && only.length === MEASURES.length && !values.profile;
  return { quick: values.quick, writes: whole || values.write, only, profile: values.profile };
}
