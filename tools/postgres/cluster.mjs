import { spawnSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chownSync, chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { canEnter } from './account.mjs';

/** The database user that owns everything. The application itself runs as another, which owns nothing. */
export const OWNER = 'samtavle_owner';

/**
 * The folder PostgreSQL keeps its files in, made on the first call.
 *
 * @param {{ dataDir: string, durable: boolean, account: import('./account.mjs').Account | undefined, binaries: import('./binaries.mjs').Binaries, log: (line: string) => void }} options
 * @returns {{ cluster: string, password: string }}
 * @throws {Error} when the folder cannot be used, or holds data of another major version
 */
export function preparedCluster({ dataDir, durable, account, binaries, log }) {
  const cluster = join(dataDir, 'cluster');
  const passwordFile = join(dataDir, 'password');
  openFolder(dataDir, account);
  if (!existsSync(join(cluster, 'PG_VERSION'))) {
    log('making a new database');
    initialise({ dataDir, cluster, passwordFile, durable, account, initdb: binaries.initdb });
  }
  const major = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  if (major !== binaries.version.split('.')[0]) {
    throw new Error(
      `The data in ${dataDir} were made by PostgreSQL ${major}; this is PostgreSQL ${binaries.version}, which cannot read them.`,
    );
  }
  return { cluster, password: readPassword(passwordFile) };
}

/**
 * @param {string} dataDir
 * @param {import('./account.mjs').Account | undefined} account
 */
function openFolder(dataDir, account) {
  mkdirSync(dataDir, { recursive: true });
  if (!account) return chmodSync(dataDir, 0o700);
  // Only the account and root get in; the password file inside stays root's.
  chownSync(dataDir, account.uid, account.gid);
  chmodSync(dataDir, 0o700);
  if (!canEnter(account, dataDir)) {
    throw new Error(
      `PostgreSQL runs as user ${account.uid} and cannot enter ${dataDir}: a folder above it is closed to that user.`,
    );
  }
}

/**
 * @param {{ dataDir: string, cluster: string, passwordFile: string, durable: boolean, account: import('./account.mjs').Account | undefined, initdb: string }} options
 */
function initialise({ dataDir, cluster, passwordFile, durable, account, initdb }) {
  const password = randomBytes(24).toString('base64url');
  // Made beside and renamed when whole: a start that is killed in the middle leaves nothing that looks like data.
  const unfinished = join(dataDir, 'cluster.unfinished');
  const handedOver = join(dataDir, 'password.once');
  rmSync(unfinished, { recursive: true, force: true });
  rmSync(cluster, { recursive: true, force: true });
  writeFileSync(handedOver, password, { mode: 0o600 });
  if (account) chownSync(handedOver, account.uid, account.gid);
  // The built-in locale is the same on every system; libc's C.UTF-8 is not there on macOS.
  const locale = ['--encoding=UTF8', '--locale=C', '--locale-provider=builtin', '--builtin-locale=C.UTF-8'];
  const args = ['--pgdata', unfinished, '--username', OWNER, '--pwfile', handedOver, '--auth=scram-sha-256', ...locale];
  const { status, stdout, stderr, error } = spawnSync(initdb, durable ? args : [...args, '--no-sync'], {
    ...account,
    cwd: dataDir,
    env: postgresEnvironment(),
    encoding: 'utf8',
  });
  rmSync(handedOver, { force: true });
  if (status !== 0) {
    rmSync(unfinished, { recursive: true, force: true });
    throw new Error(
      `PostgreSQL could not make a database in ${dataDir}: ${error?.message ?? (stderr || stdout).trim()}`,
    );
  }
  writeFileSync(passwordFile, password, { mode: 0o600 });
  renameSync(unfinished, cluster);
}

/** @param {string} file */
function readPassword(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`The password of the database cannot be read: ${/** @type {Error} */ (error).message}`, {
      cause: error,
    });
  }
}

/** Nothing of the caller's: PGDATA, PGPORT and the like would bend the server. */
export function postgresEnvironment() {
  // On macOS the server refuses to start when the system picks a locale for it ("became multithreaded").
  return { PATH: '/usr/bin:/bin', LC_ALL: 'C', TZ: 'UTC' };
}
