import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/**
 * A Jest reporter that leaves a project's counts in the folder SAMTAVLE_TEST_COUNTS, for npm test to add up. Only npm
 * test switches it on.
 */
export default class CountReporter {
  /**
   * @param {Iterable<import('@jest/reporters').TestContext>} contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(contexts, results) {
    const folder = process.env['SAMTAVLE_TEST_COUNTS'];
    if (!folder) return;
    const project = [...contexts][0]?.config.displayName?.name ?? 'tests';
    writeFileSync(join(folder, `${project}-${process.pid}.json`), JSON.stringify(countsOf(project, results)));
  }
}

/**
 * @param {string} project
 * @param {Pick<import('@jest/reporters').AggregatedResult, 'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numRuntimeErrorTestSuites' | 'testResults'>} results
 * @returns {import('./counts.mjs').Counts}
 */
export function countsOf(project, results) {
  const failures = results.testResults.flatMap(({ testFilePath, testResults, testExecError }) => [
    ...testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${project}: ${fullName}`),
    ...(testExecError ? [`${project}: ${testFilePath} did not run`] : []),
  ]);
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
    failures,
  };
}
