import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runCommand } from './run-command.mjs';
import { toolCache, workspaceRoot } from './root.mjs';

/** The oldest Node that runs this project; `engines` in package.json says the same to npm. */
const OLDEST_NODE = /** @type {const} */ ([20, 19]);

/**
 * Makes sure that Node is new enough and that the packages of package-lock.json are installed.
 * Imports nothing but Node itself, because it runs before anything is there.
 *
 * @param {{ say: (line: string) => void }} options
 * @throws {Error} with a sentence for the person, when it cannot be done
 */
export async function installWhatIsMissing({ say }) {
  checkNode(process.versions.node);
  if (isInstalled()) return;
  say('Packages: installing (about a minute the first time) …');
  const started = process.hrtime.bigint();
  const clean = await npm('ci');
  if (clean.code !== 0) {
    say(
      `Packages: npm ci did not succeed (${reason(clean.output)}); trying npm install, which leaves package-lock.json alone …`,
    );
    const plain = await npm('install', '--no-save');
    if (plain.code !== 0) {
      throw new Error(
        `The packages could not be installed.\n${lastLines(plain.output)}\nIs the npm registry reachable? Run npm ci by hand to see everything it says.`,
      );
    }
  }
  rememberInstalled();
  say(`Packages: installed in ${Number((process.hrtime.bigint() - started) / 1_000_000_000n)} s`);
}

/**
 * @param {string} version as in process.versions.node
 * @throws {Error} when it is older than this project can use
 */
export function checkNode(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [oldestMajor, oldestMinor] = OLDEST_NODE;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return;
  throw new Error(
    `Samtavle needs Node ${OLDEST_NODE.join('.')} or newer; this is Node ${version}. See https://nodejs.org`,
  );
}

const lockFile = join(workspaceRoot, 'package-lock.json');
/** npm writes this one last, so a half finished installation does not have it. */
const installedLockFile = join(workspaceRoot, 'node_modules/.package-lock.json');
const stampFile = join(toolCache, 'installed.txt');

function isInstalled() {
  try {
    const installedAt = statSync(installedLockFile).mtimeMs;
    if (readOrEmpty(stampFile) === lockHash()) return true;
    // Installed by hand: newer than the lock file is good enough. (The other way round says little, because
    // a git checkout gives every file the time of the checkout; hence the stamp.)
    if (installedAt < statSync(lockFile).mtimeMs) return false;
    rememberInstalled();
    return true;
  } catch {
    return false;
  }
}

function rememberInstalled() {
  mkdirSync(toolCache, { recursive: true });
  writeFileSync(stampFile, lockHash());
}

const lockHash = () => createHash('sha256').update(readFileSync(lockFile)).digest('hex');

/** @param {string} file */
function readOrEmpty(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** @param {string[]} args */
function npm(...args) {
  const npmCli = process.env['npm_execpath'];
  // --include=dev: NODE_ENV=production in somebody's shell must not leave out what builds the product.
  const all = [...args, '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
  return npmCli && basename(npmCli) === 'npm-cli.js'
    ? runCommand(process.execPath, [npmCli, ...all], { cwd: workspaceRoot, quiet: true })
    : runCommand('npm', all, { cwd: workspaceRoot, quiet: true });
}

/** @param {string} output */
const reason = (output) => /npm error (?!code)(.+)/.exec(output)?.[1] ?? lastLines(output, 1);

const lastLines = (/** @type {string} */ output, count = 12) => output.trimEnd().split('\n').slice(-count).join('\n');
