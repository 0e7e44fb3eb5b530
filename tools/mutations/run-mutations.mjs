// nx run e2e:mutations: makes known mistakes in copies of the built server and looks whether the wire oracle sees each.
import { join } from 'node:path';
import { installedProgram, nxEnvironment } from '../workspace/nx.mjs';
import { workspaceRoot } from '../workspace/root.mjs';
import { endRunningCommands, runCommand } from '../workspace/run-command.mjs';
import { builtCopy } from './built-copy.mjs';
import { mutate, readMutations } from './mutation.mjs';

/** Enough for every mistake to show; a green run of as many is the control. */
const OPERATIONS = process.env['SAMTAVLE_ORACLE_OPERATIONS'] ?? '1000';
/** How fast a screen is cleared is not asked here, only whether it is. Milliseconds. */
const CLEARED_WITHIN = '8000';
const TIMEOUT_SECONDS = 10 * 60;
const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/** @typedef {import('./mutation.mjs').Mutation} Mutation */

const only = process.argv.slice(2);
const mutations = readMutations(join(workspaceRoot, 'apps/e2e/src/mutations')).filter(
  ({ name }) => only.length === 0 || only.includes(name),
);
/** @type {Mutation} */
const control = { name: 'control', says: 'Nothing is changed', edits: [], redBecause: '' };

/** @type {ReturnType<typeof builtCopy> | undefined} */
let copy;
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM']))
  process.on(signal, () => {
    endRunningCommands('SIGKILL');
    copy?.remove();
    process.exit(130);
  });

/** @type {{ name: string, came: string, isAsExpected: boolean }[]} */
const rows = [];
for (const mutation of [control, ...mutations]) {
  say(`── ${mutation.name}: ${mutation.says} …`);
  const row = { name: mutation.name, ...(await trial(mutation)) };
  say(`   ${row.came}`);
  rows.push({ ...row, came: row.came.split('\n')[0] ?? '' });
  // A run that is red by itself proves nothing about the mistakes.
  if (mutation === control && !row.isAsExpected) break;
}
const widest = Math.max(...rows.map(({ name }) => name.length));
say(
  `\n${rows.map(({ name, came, isAsExpected }) => `${isAsExpected ? '✓' : '✘'} ${name.padEnd(widest)}  ${came}`).join('\n')}`,
);
process.exitCode = rows.length > 1 && rows.every(({ isAsExpected }) => isAsExpected) ? 0 : 1;

/**
 * @param {Mutation} mutation
 * @returns {Promise<{ came: string, isAsExpected: boolean }>}
 */
async function trial(mutation) {
  copy = builtCopy(workspaceRoot);
  try {
    mutate(mutation, copy.root, workspaceRoot);
    const config = 'apps/e2e/playwright.config.ts';
    const { code, output } = await runCommand(
      process.execPath,
      [installedProgram('playwright'), 'test', '-c', config, '--project=wire', 'oracle.wire'],
      {
        cwd: workspaceRoot,
        env: {
          ...nxEnvironment(),
          SAMTAVLE_E2E_BUILD: copy.root,
          SAMTAVLE_ORACLE_OPERATIONS: OPERATIONS,
          SAMTAVLE_ORACLE_CLEARED_WITHIN: CLEARED_WITHIN,
        },
        quiet: true,
        timeoutSeconds: TIMEOUT_SECONDS,
      },
    );
    return outcome(mutation, code === 0, output);
  } finally {
    copy.remove();
  }
}

/**
 * @param {Mutation} mutation
 * @param {boolean} isGreen
 * @param {string} output
 */
function outcome({ edits, redBecause }, isGreen, output) {
  if (edits.length === 0) {
    if (isGreen) return { came: 'green', isAsExpected: true };
    return { came: `red without a mutation:\n${output.slice(-3_000)}`, isAsExpected: false };
  }
  if (isGreen) return { came: 'green: the oracle is blind here', isAsExpected: false };
  const isSeen = new RegExp(redBecause).test(output);
  const [, because = ''] = /"because": "([^"\n]{0,140})/.exec(output) ?? [];
  return isSeen
    ? { came: `red${because && `: ${because}`}`, isAsExpected: true }
    : { came: `red for another reason than "${redBecause}":\n${output.slice(-3_000)}`, isAsExpected: false };
}
