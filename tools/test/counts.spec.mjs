import { afterAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { countsOf } from './count-reporter.mjs';
import { jestCounts, nothing, oneCheck, playwrightCounts, sum } from './counts.mjs';

const folder = mkdtempSync(join(tmpdir(), 'samtavle-counts-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** @type {Parameters<typeof countsOf>[0]} */
const fineRun = {
  numPassedTests: 3,
  numFailedTests: 0,
  numPendingTests: 1,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
};

describe('what the last line of npm test counts', () => {
  it('is every test of every project', () => {
    const projects = mkdtempSync(join(folder, 'projects-'));
    writeFileSync(join(projects, 'jest-1.json'), JSON.stringify(countsOf(fineRun)));
    writeFileSync(
      join(projects, 'jest-2.json'),
      JSON.stringify({ ...nothing(), passed: 2, failed: 1, failures: ['board: leaves'] }),
    );
    expect(jestCounts(projects, false)).toEqual({ passed: 5, failed: 1, skipped: 1, failures: ['board: leaves'] });
  });

  it('is a failure when a spec file could not even be loaded', () => {
    expect(countsOf({ ...fineRun, numRuntimeErrorTestSuites: 1 })).toMatchObject({ passed: 3, failed: 1 });
  });

  it('is a failure when Jest ended badly though every test passed', () => {
    const projects = mkdtempSync(join(folder, 'unhappy-'));
    writeFileSync(join(projects, 'domain-1.json'), JSON.stringify(countsOf(fineRun)));
    expect(jestCounts(projects, false)).toMatchObject({ passed: 3, failed: 1 });
  });

  it('is a failure when a project broke off before it could count', () => {
    const projects = mkdtempSync(join(folder, 'broken-'));
    expect(jestCounts(projects, false)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('takes a browser test that only passed when tried again for failed', () => {
    const file = join(folder, 'playwright.json');
    const spec = (/** @type {string} */ title, /** @type {string} */ status) => ({ title, tests: [{ status }] });
    writeFileSync(
      file,
      JSON.stringify({
        stats: { expected: 1, unexpected: 1, flaky: 1, skipped: 1 },
        suites: [
          {
            title: 'board',
            suites: [
              {
                title: 'moves',
                specs: [spec('by key', 'expected'), spec('by drag', 'unexpected'), spec('by menu', 'flaky')],
              },
            ],
          },
        ],
        errors: [],
      }),
    );
    expect(playwrightCounts(file, false)).toEqual({
      passed: 1,
      failed: 2,
      skipped: 1,
      failures: ['board › moves › by drag', 'board › moves › by menu'],
    });
  });

  it('is a failure when the browser tests broke off', () => {
    expect(playwrightCounts(join(folder, 'never-written.json'), false)).toMatchObject({ passed: 0, failed: 1 });
  });

  it('has one for each check that is right or wrong as a whole', () => {
    expect(sum([oneCheck('types', true), oneCheck('format', false)])).toEqual({
      passed: 1,
      failed: 1,
      skipped: 0,
      failures: ['format'],
    });
  });
});
