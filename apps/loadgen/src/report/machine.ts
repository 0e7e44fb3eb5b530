import { cpus, loadavg, release, totalmem, type as systemType } from 'node:os';

/** What the figures were measured on, and how busy it was with other things when they began. */
export interface Machine {
  readonly processor: string;
  readonly cores: number;
  readonly memoryGib: number;
  readonly system: string;
  readonly node: string;
  readonly postgres: string;
  readonly loadBefore: number;
}

export function thisMachine(postgres: string): Machine {
  const all = cpus();
  return {
    processor: all[0]?.model.trim() ?? 'unknown',
    cores: all.length,
    memoryGib: Math.round(totalmem() / 2 ** 30),
    // The kernel's version, without whose build it is.
    system: `${systemType()} ${release().split('-')[0]}`,
    node: process.versions.node,
    postgres,
    loadBefore: loadavg()[0] ?? 0,
  };
}
