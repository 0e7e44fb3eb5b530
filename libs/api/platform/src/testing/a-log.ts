import { createLog, type Logger } from '../lib/log.js';

export interface KeptLog {
  readonly log: Logger;
  /** What was written, as it was written. */
  readonly lines: readonly string[];
}

/** The house's own log, kept instead of printed. */
export function aLog(level = 'trace'): KeptLog {
  const lines: string[] = [];
  return { log: createLog(level, { write: (line) => lines.push(line) }), lines };
}
