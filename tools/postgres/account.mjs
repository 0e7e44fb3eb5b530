import { spawnSync } from 'node:child_process';
import { statSync } from 'node:fs';

/**
 * The account PostgreSQL runs as when we are root: it refuses to run as root itself.
 * @typedef {{ uid: number, gid: number }} Account
 */

/**
 * @param {string} dataDir an existing one keeps the account that owns it
 * @returns {Account | undefined} undefined when we are an ordinary user, who runs it as himself
 * @throws {Error} when root has nobody to hand over to
 */
export function accountFor(dataDir) {
  if (process.getuid?.() !== 0) return undefined;
  const account = ownerOf(dataDir) ?? sudoCaller() ?? accountNamed('postgres') ?? accountNamed('nobody');
  if (account) return account;
  throw new Error(
    'PostgreSQL refuses to run as root, and this machine has neither a user "postgres" nor "nobody". Run as an ordinary user, or set DATABASE_URL.',
  );
}

/**
 * Whether that account can step into a folder. Asked of the system, because modes alone do not tell
 * (access lists, parents, mounts).
 *
 * @param {Account | undefined} account
 * @param {string} folder
 */
export function canEnter(account, folder) {
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...account, cwd: '/', stdio: 'ignore' }).status === 0;
}

/**
 * @param {string} folder
 * @returns {Account | undefined}
 */
function ownerOf(folder) {
  const found = statSync(folder, { throwIfNoEntry: false });
  return found && found.uid !== 0 ? { uid: found.uid, gid: found.gid } : undefined;
}

/** `sudo npm start`: the data belong to the person, so that the next start may be without sudo. */
function sudoCaller() {
  const uid = Number(process.env['SUDO_UID']);
  const gid = Number(process.env['SUDO_GID']);
  return uid > 0 && gid > 0 ? { uid, gid } : undefined;
}

/**
 * An account that exists by name: initdb looks its own user up and refuses a bare number nobody is called.
 * @param {string} name
 * @returns {Account | undefined}
 */
function accountNamed(name) {
  const ask = (/** @type {string} */ flag) => {
    const { status, stdout } = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return status === 0 ? Number(stdout.trim()) : NaN;
  };
  // `nobody` is 4294967294 on macOS; the system calls take it as -2.
  const uid = ask('-u') | 0;
  const gid = ask('-g') | 0;
  return uid !== 0 && gid !== 0 ? { uid, gid } : undefined;
}
