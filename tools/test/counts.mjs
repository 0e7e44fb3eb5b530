import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped neither: shown, so that nobody takes them for passed
 * @property {string[]} failures what failed, one line each
 */

/** @returns {Counts} */
export const nothing = () => ({ passed: 0, failed: 0, skipped: 0, failures: [] });

/**
 * A step that is right or wrong as a whole, such as the type check.
 * @param {string} name
 * @param {boolean} passed
 * @returns {Counts}
 */
export const oneCheck = (name, passed) => ({
  ...nothing(),
  passed: passed ? 1 : 0,
  failed: passed ? 0 : 1,
  failures: passed ? [] : [name],
});

/**
 * @param {readonly Counts[]} all
 * @returns {Counts}
 */
export const sum = (all) => ({
  passed: all.reduce((total, { passed }) => total + passed, 0),
  failed: all.reduce((total, { failed }) => total + failed, 0),
  skipped: all.reduce((total, { skipped }) => total + skipped, 0),
  failures: all.flatMap(({ failures }) => failures),
});

/**
 * What the Jest reporter (count-reporter.mjs) wrote.
 *
 * @param {string} folder
 * @param {boolean} succeeded whether the command ended well: a run that died before it could count is a failure too
 * @returns {Counts}
 */
export function jestCounts(folder, succeeded) {
  const files = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return withCommand(
    'unit tests',
    sum(files.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))),
    succeeded,
  );
}

/**
 * What Playwright's JSON reporter wrote. A test that passed only when tried again has failed: it would be red for somebody.
 *
 * @param {string} file
 * @param {boolean} succeeded
 * @returns {Counts}
 */
export function playwrightCounts(file, succeeded) {
  if (!existsSync(file)) return withCommand('browser tests', nothing(), succeeded);
  const { stats, suites = [], errors = [] } = JSON.parse(readFileSync(file, 'utf8'));
  const counts = {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky + errors.length,
    skipped: stats.skipped,
    failures: [
      ...failedSpecs(suites),
      ...errors.map((/** @type {{ message?: string }} */ { message = 'an error' }) => firstLine(message)),
    ],
  };
  return withCommand('browser tests', counts, succeeded);
}

/**
 * @param {string} name
 * @param {Counts} counts
 * @param {boolean} succeeded
 * @returns {Counts}
 */
function withCommand(name, counts, succeeded) {
  if (succeeded || counts.failed > 0) return counts;
  return { ...counts, failed: 1, failures: [`${name}: the run broke off, see above`] };
}

/**
 * @typedef {{ title: string, specs?: { title: string, tests: { status: string }[] }[], suites?: Suite[] }} Suite
 * @param {readonly Suite[]} suites
 * @returns {string[]}
 */
function failedSpecs(suites) {
  return suites.flatMap(({ title, specs = [], suites: inner = [] }) => [
    ...specs
      .filter(({ tests }) => tests.some(({ status }) => status === 'unexpected' || status === 'flaky'))
      .map((spec) => `${title} › ${spec.title}`),
    ...failedSpecs(inner).map((name) => `${title} › ${name}`),
  ]);
}

const firstLine = (/** @type {string} */ text) => text.split('\n')[0] ?? '';
