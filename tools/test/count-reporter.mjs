import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** A Jest reporter that leaves the counts in the folder SAMTAVLE_TEST_COUNTS, for npm test. Only npm test switches it on. */
export default class CountReporter {
  /**
   * @param {Iterable<import('@jest/reporters').TestContext>} _contexts
   * @param {import('@jest/reporters').AggregatedResult} results
   */
  onRunComplete(_contexts, results) {
    const folder = process.env['SAMTAVLE_TEST_COUNTS'];
    if (!folder) return;
    writeFileSync(join(folder, `jest-${process.pid}.json`), JSON.stringify(countsOf(results)));
  }
}

/**
 * @param {Pick<import('@jest/reporters').AggregatedResult, 'numPassedTests' | 'numFailedTests' | 'numPendingTests' | 'numTodoTests' | 'numRuntimeErrorTestSuites' | 'testResults'>} results
 * @returns {import('./counts.mjs').Counts}
 */
export function countsOf(results) {
  const failures = results.testResults.flatMap(({ displayName, testFilePath, testResults, testExecError }) => {
    const project = displayName?.name ?? 'tests';
    return [
      ...testResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `${project}: ${fullName}`),
      ...(testExecError ? [`${project}: ${testFilePath} did not run`] : []),
    ];
  });
  return {
    passed: results.numPassedTests,
    failed: results.numFailedTests + results.numRuntimeErrorTestSuites,
    skipped: results.numPendingTests + results.numTodoTests,
    failures,
  };
}
