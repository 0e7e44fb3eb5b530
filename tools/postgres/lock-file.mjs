import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * postmaster.pid, the lock file PostgreSQL keeps in its data folder: pid, folder, start, port, sockets, address, shared memory, status.
 * @typedef {{ pid: number, port: number, ready: boolean }} LockFile
 */

/**
 * @param {string} cluster the data folder
 * @returns {LockFile | undefined} undefined when there is none, or one half written
 */
export function readLockFile(cluster) {
  try {
    const lines = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n');
    const [pid, port] = [Number(lines[0]), Number(lines[3])];
    return pid > 0 ? { pid, port, ready: lines[7]?.trim() === 'ready' } : undefined;
  } catch {
    return undefined;
  }
}

/**
 * Ends a server somebody left running on these data, and removes the lock file of one that was killed.
 * PostgreSQL itself only looks whether the process number is taken, and after a reboot or in a container
 * it often is, by something else: it would then refuse to start for good.
 *
 * @param {string} cluster
 * @param {(line: string) => void} log
 * @throws {Error} when the left-over server does not go away
 */
export async function clearLeftOver(cluster, log) {
  const lock = readLockFile(cluster);
  if (!lock) return;
  if (!servesCluster(lock.pid, cluster)) {
    rmSync(join(cluster, 'postmaster.pid'), { force: true });
    return;
  }
  log(`ending a PostgreSQL left over from before (process ${lock.pid})`);
  /** Fast, immediate, and what cannot be refused: seconds to wait after each. */
  for (const [signal, seconds] of /** @type {const} */ ([
    ['SIGINT', 10],
    ['SIGQUIT', 5],
    ['SIGKILL', 5],
  ])) {
    if (await endsWithin(seconds, lock.pid, cluster, signal)) {
      rmSync(join(cluster, 'postmaster.pid'), { force: true });
      return;
    }
  }
  throw new Error(`process ${lock.pid}, a PostgreSQL on ${cluster}, does not end; end it by hand`);
}

/**
 * @param {number} seconds
 * @param {number} pid
 * @param {string} cluster
 * @param {NodeJS.Signals} signal
 */
async function endsWithin(seconds, pid, cluster, signal) {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM') {
      throw new Error(`process ${pid}, a PostgreSQL on ${cluster}, belongs to another user; end it as that user`, {
        cause: error,
      });
    }
  }
  for (let slept = 0; slept < seconds * 1000; slept += 50) {
    if (!servesCluster(pid, cluster)) return true;
    await wait(50);
  }
  return false;
}

/**
 * Whether that process is a PostgreSQL on that data folder, by its command line.
 * @param {number} pid
 * @param {string} cluster
 */
function servesCluster(pid, cluster) {
  const line = commandLine(pid);
  return line.includes('postgres') && line.includes(cluster);
}

/**
 * @param {number} pid
 * @returns {string} empty when there is no such process, or it ended and only waits to be collected
 */
function commandLine(pid) {
  if (process.platform !== 'linux') {
    return spawnSync('ps', ['-ww', '-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout ?? '';
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').replaceAll('\0', ' ');
  } catch {
    return '';
  }
}
