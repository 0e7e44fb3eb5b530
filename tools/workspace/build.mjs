import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { installedProgram } from './nx.mjs';
import { toolCache, workspaceRoot } from './root.mjs';
import { runCommand } from './run-command.mjs';

/**
 * Builds the server and the web client beside each other, unless nothing changed since the last time. One compiler goes
 * through the server's libraries: Nx starts one for each of them, and the web client reads sources.
 *
 * @param {{ say: (line: string) => void, quiet?: boolean }} options quiet: show what the build says only when it fails
 * @throws {Error} with the end of what the build said
 */
export async function buildWhatChanged({ say, quiet = true }) {
  const sources = fingerprint(sourceFiles());
  if (stampOf(sources) === readStamp()) return;
  say('Build: server and web client (up to a minute the first time) …');
  const started = process.hrtime.bigint();
  const builds = await Promise.all([
    run(quiet, workspaceRoot, ['tsc', '-b', 'apps/api/tsconfig.app.json']),
    run(quiet, join(workspaceRoot, 'apps/web'), ['vite', 'build']),
  ]);
  const failed = builds.find(({ code }) => code !== 0);
  if (failed)
    throw new Error(
      `The build failed.${quiet ? `\n${failed.output.trimEnd().split('\n').slice(-60).join('\n')}` : ''}`,
    );
  mkdirSync(toolCache, { recursive: true });
  // The sources as they were before: a file saved during the build makes the next start build again.
  writeFileSync(stampFile, stampOf(sources));
  say(`Build: done in ${Number((process.hrtime.bigint() - started) / 1_000_000_000n)} s`);
}

/**
 * @param {boolean} quiet
 * @param {string} cwd
 * @param {[program: string, ...args: string[]]} words
 */
const run = (quiet, cwd, [program, ...args]) =>
  runCommand(process.execPath, [installedProgram(program), ...args], { cwd, env: process.env, quiet });

const stampFile = join(toolCache, 'built.txt');
const builtEntries = ['apps/api/dist/main.js', 'apps/web/dist/index.html'];

/** @param {string} sources */
function stampOf(sources) {
  // The built files count as well: somebody may have removed or rebuilt one of them by hand.
  return builtEntries.every((entry) => existsSync(join(workspaceRoot, entry)))
    ? `${sources} ${fingerprint(builtFiles())}`
    : 'nothing built';
}

function readStamp() {
  try {
    return readFileSync(stampFile, 'utf8');
  } catch {
    return '';
  }
}

/** @param {Iterable<string>} files */
function fingerprint(files) {
  const hash = createHash('sha256');
  for (const file of files) {
    const { mtimeMs, size } = statSync(file);
    hash.update(`${relative(workspaceRoot, file)} ${mtimeMs} ${size}\n`);
  }
  return hash.digest('hex');
}

const ROOT_FILES = ['package.json', 'package-lock.json', 'nx.json', 'tsconfig.base.json', 'tsconfig.json'];
const NOT_SOURCE = new Set(['node_modules', 'dist', 'out-tsc', 'test-results', '.nx', 'coverage']);

function* sourceFiles() {
  for (const file of ROOT_FILES) if (existsSync(join(workspaceRoot, file))) yield join(workspaceRoot, file);
  const isSource = (/** @type {string} */ name) => !/\.spec\.tsx?$/.test(name) && !name.endsWith('.tsbuildinfo');
  for (const folder of ['apps/api', 'apps/web', 'libs'])
    yield* filesIn(join(workspaceRoot, folder), NOT_SOURCE, isSource);
}

function* builtFiles() {
  for (const folder of ['apps/api/dist', 'apps/web/dist']) yield* filesIn(join(workspaceRoot, folder));
  for (const library of libraries())
    yield* filesIn(join(library, 'dist'), new Set(), (name) => name.endsWith('.js') || name.endsWith('.json'));
}

function* libraries() {
  for (const scope of subfolders(join(workspaceRoot, 'libs'))) {
    yield scope;
    yield* subfolders(scope);
  }
}

/** @param {string} folder */
const subfolders = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() && !NOT_SOURCE.has(entry.name) ? [join(folder, entry.name)] : [],
  );

/**
 * In a fixed order, so that the same files give the same fingerprint.
 * @param {string} folder
 * @param {ReadonlySet<string>} without names of folders to leave out
 * @param {(name: string) => boolean} wanted
 * @returns {Generator<string>}
 */
function* filesIn(folder, without = new Set(), wanted = () => true) {
  if (!existsSync(folder)) return;
  const entries = readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  for (const entry of entries) {
    if (entry.isDirectory() && !without.has(entry.name)) yield* filesIn(join(folder, entry.name), without, wanted);
    else if (entry.isFile() && wanted(entry.name)) yield join(folder, entry.name);
  }
}
