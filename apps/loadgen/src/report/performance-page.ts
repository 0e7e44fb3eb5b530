import { type Section } from './finding.js';
import { type Machine } from './machine.js';
import { markdownTable } from './tables.js';

export interface Run {
  readonly command: string;
  /** ISO 8601. */
  readonly at: string;
  readonly quick: boolean;
  readonly machine: Machine;
  readonly sections: readonly Section[];
}

const INTRO = `# Performance

This page is written by the command below; nobody types numbers into it. The budgets are the product's own.

How it is measured: the driver starts a PostgreSQL of its own (fsync on, as in \`npm start\`), fills it with the demo team
in the size it needs, and runs the built server as a child process in production mode: sign-in, row-level security,
masking and access records are all on. It talks to it as a browser does, from outside, over loopback. Where latency
counts the load comes at fixed moments whether or not the server has answered (open loop), every measurement is preceded
by a warm-up that is thrown away, and quantiles are nearest-rank over every single value. A comparison stands beside
what it is compared with: both are measured by turns in the same run. Driver, server and database share the machine.
Processor time is what the server process itself reports.`;

/** \`docs/performance.md\`, whole: fixed words and the figures of this one run. */
export function performancePage({ command, at, quick, machine, sections }: Run): string {
  const over = sections.flatMap(({ findings }) => findings.filter(({ within }) => within === false));
  const judged = sections.flatMap(({ findings }) => findings.filter(({ within }) => within !== undefined));
  return `${[
    INTRO,
    `\`\`\`sh\n${command}\n\`\`\``,
    ...(quick ? ['**A quick run: few repetitions, good for seeing that it works, not for the figures.**'] : []),
    `Run on ${at.slice(0, 16).replace('T', ' ')} UTC: ${machine.processor}, ${machine.cores} cores, ${machine.memoryGib} GiB, ${machine.system}, Node ${machine.node}, PostgreSQL ${machine.postgres}; load of the machine before the run ${machine.loadBefore.toFixed(2)}. ${judged.length - over.length} of ${judged.length} figures within their budgets.`,
    ...sections.map(sectionText),
  ].join('\n\n')}\n`;
}

function sectionText({ title, how, findings, remarks = [] }: Section): string {
  return [`## ${title}`, how, markdownTable(findings), ...remarks].join('\n\n');
}
