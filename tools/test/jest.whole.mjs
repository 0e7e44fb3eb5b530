// The Jest of npm test: every project that has a jest.config.mjs, in one run. Two workers go from file to file, the longest
// first; a process per project spent as long on starting as on testing.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { workspaceRoot } from '../workspace/root.mjs';

export default {
  rootDir: workspaceRoot,
  projects: await Promise.all(projectFolders().map(projectOf)),
  maxWorkers: 2,
  // Jest asks the run, and not the project, how long a test may take and how large a worker may grow.
  testTimeout: 30_000,
  workerIdleMemoryLimit: '900MB',
  reporters: ['default', join(import.meta.dirname, 'count-reporter.mjs')],
};

/** Where the workspaces of package.json are, and the tools. */
function projectFolders() {
  const libraries = ['libs', ...foldersIn('libs')].flatMap(foldersIn);
  return ['tools', ...foldersIn('apps'), ...libraries]
    .map((folder) => join(workspaceRoot, folder))
    .filter((folder) => existsSync(join(folder, 'jest.config.mjs')));
}

/** @param {string} folder */
function foldersIn(folder) {
  return readdirSync(join(workspaceRoot, folder), { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => join(folder, entry.name));
}

/** @param {string} rootDir */
async function projectOf(rootDir) {
  const { default: config } = await import(pathToFileURL(join(rootDir, 'jest.config.mjs')).href);
  const project = { ...config, rootDir };
  // These two are of a run; Jest complains of them in one of many projects.
  delete project.workerIdleMemoryLimit;
  delete project.passWithNoTests;
  return project;
}
