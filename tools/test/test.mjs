// npm test: everything that can be checked, from a fresh clone, ending with "N passed, N failed".
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { startThrowawayPostgres } from '../postgres/launcher.mjs';
import { endWithNpm } from '../start/npm-above.mjs';
import { buildWhatChanged } from '../workspace/build.mjs';
import { installWhatIsMissing } from '../workspace/install.mjs';
import { installedProgram, nxEnvironment } from '../workspace/nx.mjs';
import { workspaceRoot } from '../workspace/root.mjs';
import { endRunningCommands, runCommand } from '../workspace/run-command.mjs';
import { resolveBrowser } from './browser.mjs';
import { jestCounts, oneCheck, playwrightCounts, sum } from './counts.mjs';

/** @typedef {import('./counts.mjs').Counts} Counts */

/** No step of a healthy run comes near; one that hangs must not hang the whole run. */
const STEP_TIMEOUT_SECONDS = 30 * 60;
const KINDS = /** @type {const} */ (['lint', 'unit', 'browser']);

const say = (/** @type {string} */ line) => void process.stdout.write(`${line}\n`);

/** What has to be undone at the end, however it ends. @type {(() => unknown)[]} */
const afterwards = [];
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.on(signal, () => void breakOff());
endWithNpm(() => void breakOff());

try {
  const only = askedFor();
  await installWhatIsMissing({ say });
  const counts = await run(only);
  await tidy();
  finish(counts);
} catch (error) {
  say(`\n${error instanceof Error ? error.message : String(error)}`);
  await tidy();
  finish(oneCheck('the run itself', false));
}

/**
 * @param {readonly string[]} kinds
 * @returns {Promise<Counts>}
 */
async function run(kinds) {
  const scratch = mkdtempSync(join(tmpdir(), 'samtavle-test-'));
  afterwards.push(() => rmSync(scratch, { recursive: true, force: true }));
  const database = kinds.includes('unit') || kinds.includes('browser') ? await startThrowawayPostgres() : undefined;
  if (database) afterwards.push(() => database.stop());
  const env = {
    ...nxEnvironment(),
    FORCE_COLOR: process.stdout.isTTY ? '1' : '0',
    ...(database ? { SAMTAVLE_TEST_DATABASE_URL: database.url } : {}),
  };
  /** @type {Record<typeof KINDS[number], (() => Promise<Counts>)[]>} */
  const steps = {
    lint: [() => staticChecks(env)],
    unit: [() => unitTests(env, join(scratch, 'unit'))],
    browser: [() => build(), () => browserTests(env, join(scratch, 'playwright.json'))],
  };
  /** @type {Counts[]} */
  const done = [];
  for (const kind of KINDS) if (kinds.includes(kind)) for (const step of steps[kind]) done.push(await step());
  return sum(done);
}

/**
 * What can be said without running anything. In two lanes beside each other, because each of them keeps one processor busy
 * and no more; what Nx runs stays in one lane, since two of them would wait for each other.
 *
 * @param {NodeJS.ProcessEnv} env
 */
async function staticChecks(env) {
  const lanes = [
    // All projects in one compiler: one process per project took three times as long.
    async () => [await check('Types', ['tsc', '-b'], env)],
    async () => [
      // Before Lint: it leaves the graph of the projects, which the rule about who may import whom reads.
      await check('References between projects', ['nx', 'sync:check'], env),
      // All projects in one process here too, for a fourth of the work. Without the graph that rule would pass everything.
      await check('Lint', ['eslint', '.'], env, { neverSays: 'The rule will be skipped' }),
      await check('Format', ['prettier', '--check', '.'], env),
      await check('Colours of the style sheets', [join(import.meta.dirname, 'check-css-colours.mjs')], env),
      await check('Types of the tools', ['nx', 'typecheck', 'tools', '--outputStyle=static'], env),
    ],
  ];
  return sum((await Promise.all(lanes.map((lane) => lane()))).flat());
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} folder
 */
async function unitTests(env, folder) {
  mkdirSync(folder);
  return timed('Unit, database and DOM tests', async () => {
    const { code } = await command(['jest', '--ci', '--config', join(import.meta.dirname, 'jest.whole.mjs')], {
      ...env,
      NODE_OPTIONS: '--experimental-vm-modules --no-warnings',
      SAMTAVLE_TEST_COUNTS: folder,
    });
    return jestCounts(folder, code === 0);
  });
}

// A declaration, not a constant: the run begins above, before this line is reached.
function build() {
  return timed('Build', async () => {
    await buildWhatChanged({ say, quiet: false });
    return oneCheck('build', true);
  });
}

/**
 * @param {NodeJS.ProcessEnv} env
 * @param {string} report
 */
async function browserTests(env, report) {
  return timed('Browser and wire tests', async () => {
    const browser = await resolveBrowser(say);
    say(`Browser: ${browser.CHROME_PATH}`);
    const config = 'apps/e2e/playwright.config.ts';
    if (!existsSync(join(workspaceRoot, config))) throw new Error(`${config} is missing`);
    const { code } = await command(['playwright', 'test', '-c', config, '--reporter=list,json'], {
      ...env,
      ...browser,
      PLAYWRIGHT_JSON_OUTPUT_FILE: report,
    });
    return playwrightCounts(report, code === 0);
  });
}

/**
 * @param {string} title
 * @param {string[]} words
 * @param {NodeJS.ProcessEnv} env
 * @param {{ neverSays?: string }} [options] neverSays: words that mean that it did not check, whatever it ends with
 */
function check(title, words, env, { neverSays } = {}) {
  return timed(title, async () => {
    const { code, output } = await command(words, env, { quiet: true });
    const passed = code === 0 && !(neverSays !== undefined && output.includes(neverSays));
    // Checks run beside each other: what one says stands together, under its own title.
    if (!passed) say(`\n${title}:\n${output}`);
    return oneCheck(title, passed);
  });
}

/**
 * @param {string} title
 * @param {() => Promise<Counts>} step
 * @returns {Promise<Counts>}
 */
async function timed(title, step) {
  say(`\n── ${title} begins`);
  const started = performance.now();
  const counts = await step().catch((error) => {
    say(error instanceof Error ? error.message : String(error));
    return oneCheck(title, false);
  });
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(
    `── ${title}: ${counts.passed} passed, ${counts.failed} failed${counts.skipped ? `, ${counts.skipped} skipped` : ''} in ${seconds} s`,
  );
  return counts;
}

/**
 * @param {string[]} words an installed program or a script of our own, and its arguments
 * @param {NodeJS.ProcessEnv} env
 * @param {{ quiet?: boolean }} [options]
 */
async function command([program = '', ...args], env, { quiet = false } = {}) {
  const script = program.endsWith('.mjs') ? program : installedProgram(program);
  const result = await runCommand(process.execPath, [script, ...args], {
    cwd: workspaceRoot,
    env,
    quiet,
    timeoutSeconds: STEP_TIMEOUT_SECONDS,
  });
  if (result.timedOut) say(`Broken off after ${STEP_TIMEOUT_SECONDS} s.`);
  return result;
}

/** @returns {readonly string[]} */
function askedFor() {
  const { values } = parseArgs({ options: { only: { type: 'string', multiple: true } } });
  const unknown = values.only?.find((kind) => !KINDS.some((known) => known === kind));
  if (unknown !== undefined) throw new Error(`--only takes ${KINDS.join(', ')}; not "${unknown}".`);
  return values.only ?? KINDS;
}

/** @param {Counts} counts */
function finish({ passed, failed, skipped, failures }) {
  if (failures.length > 0)
    say(
      `\nFailed:\n${failures
        .slice(0, 100)
        .map((name) => `  ${name}`)
        .join('\n')}`,
    );
  if (skipped > 0) say(`\n${skipped} skipped`);
  say(`\n${passed} passed, ${failed} failed`);
  // Nothing having run is not success.
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
}

async function tidy() {
  for (const one of afterwards.splice(0).reverse()) await one();
}

async function breakOff() {
  endRunningCommands('SIGKILL');
  await tidy();
  process.exit(130);
}
