import { createHash } from 'node:crypto';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor, canEnter } from '../postgres/account.mjs';

/**
 * Where the embedded database keeps its files: inside the data folder, unless we are root and the account PostgreSQL
 * runs as may not enter the checkout (as under /root); then in a folder of the system, remembered beside the rest.
 *
 * @param {string} folder the data folder of this installation
 * @returns {string}
 * @throws {Error} when no folder can be used
 */
export function databasePlace(folder) {
  const remembered = rememberedPlace(folder);
  if (remembered) return remembered;
  const inside = join(folder, 'postgres');
  mkdirSync(folder, { recursive: true });
  const account = accountFor(inside);
  // Root's database account must pass through; it may not look around, and what is secret in here has its own 0600.
  chmodSync(folder, account ? 0o711 : 0o700);
  if (!account || canEnter(account, folder)) return inside;
  for (const base of ['/var/lib', '/var/tmp', tmpdir()]) {
    if (!canEnter(account, base)) continue;
    const outside = madeIn(base, folder);
    if (!outside) continue;
    writeFileSync(noteFile(folder), outside);
    return outside;
  }
  throw new Error(
    `PostgreSQL cannot run as root, and no other account may enter ${folder}. Move the checkout, run as an ordinary user, or set DATABASE_URL.`,
  );
}

/**
 * Removes the database's files, wherever they are.
 * @param {string} folder
 */
export function removeDatabasePlace(folder) {
  const place = rememberedPlace(folder);
  if (place) rmSync(place, { recursive: true, force: true });
  rmSync(join(folder, 'postgres'), { recursive: true, force: true });
  rmSync(noteFile(folder), { force: true });
}

const noteFile = (/** @type {string} */ folder) => join(folder, 'postgres.place');

/** @param {string} folder */
function rememberedPlace(folder) {
  try {
    const place = readFileSync(noteFile(folder), 'utf8').trim();
    // Only a folder of the kind we make ourselves: this path is also handed to rm.
    return /\/samtavle-[0-9a-f]{12}-\w{6}$/.test(place) && statSync(place).isDirectory() ? place : undefined;
  } catch {
    return undefined;
  }
}

/**
 * A folder with a name nobody could have prepared.
 * @param {string} base
 * @param {string} folder
 */
function madeIn(base, folder) {
  try {
    return mkdtempSync(join(base, `samtavle-${createHash('sha256').update(folder).digest('hex').slice(0, 12)}-`));
  } catch {
    return undefined;
  }
}
