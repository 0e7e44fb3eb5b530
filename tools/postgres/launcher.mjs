import { chmodSync, mkdtempSync, realpathSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { accountFor, canEnter } from './account.mjs';
import { postgresBinaries } from './binaries.mjs';
import { OWNER, preparedCluster } from './cluster.mjs';
import { freePort } from './free-port.mjs';
import { clearLeftOver } from './lock-file.mjs';
import { ServerDidNotStart, serverProcess } from './server-process.mjs';

/**
 * A running PostgreSQL on the loopback address.
 * @typedef {object} RunningPostgres
 * @property {string} url of the owner (a superuser), with its password, on the database `postgres`
 * @property {number} port
 * @property {Promise<void>} exited when the server has ended, asked to or not
 * @property {() => Promise<void>} stop fast shutdown: open transactions are rolled back
 */

/**
 * Starts the PostgreSQL that comes with the project, on data that stay.
 *
 * Works as root (hands over to an unprivileged account) and as an ordinary user; ends with the calling process, however
 * that ends; takes the place of a server left over on the same data.
 *
 * @param {object} options
 * @param {string} options.dataDir made when missing; holds the cluster, its password (0600) and the server's log
 * @param {number} [options.port] a free one when left out
 * @param {boolean} options.durable false: no fsync, for data that may be lost
 * @param {(line: string) => void} options.log progress, for a person
 * @param {boolean} [options.removeAfterwards] remove dataDir when the server ends
 * @returns {Promise<RunningPostgres>}
 * @throws {Error} with a sentence for the person
 */
export async function startPostgres({ dataDir, port, durable, log, removeAfterwards = false }) {
  const account = accountFor(dataDir);
  const binaries = postgresBinaries(account);
  const prepared = preparedCluster({ dataDir: resolve(dataDir), durable, account, binaries, log });
  // The server's command line has this path; a left-over is recognised by it, so it must be the one true spelling.
  const cluster = realpathSync(prepared.cluster);
  await clearLeftOver(cluster, log);
  for (let attempt = 1; ; attempt++) {
    const chosen = port ?? (await freePort());
    try {
      const server = await serverProcess({
        postgres: binaries.postgres,
        cluster,
        dataDir: realpathSync(dataDir),
        port: chosen,
        durable,
        removeAfterwards,
        account,
      });
      const url = `postgresql://${OWNER}:${prepared.password}@127.0.0.1:${chosen}/postgres`;
      return { url, port: chosen, exited: server.exited, stop: server.stop };
    } catch (error) {
      if (!(error instanceof ServerDidNotStart)) throw error;
      // A port that was asked for and is taken stays taken; one of our own choosing is simply chosen again.
      const again = error.isPortTaken ? port === undefined : error.isMemoryStillHeld;
      if (!again || attempt === 10) throw new Error(`PostgreSQL did not start: ${error.message}`, { cause: error });
      await wait(300);
    }
  }
}

/**
 * A PostgreSQL for tests: empty, without fsync, in a temporary folder that is removed when it ends.
 * @param {{ log?: (line: string) => void }} [options]
 * @returns {Promise<RunningPostgres>}
 */
export function startThrowawayPostgres({ log = () => undefined } = {}) {
  return startPostgres({ dataDir: temporaryFolder(), durable: false, removeAfterwards: true, log });
}

/** Root's TMPDIR may be closed to the account the server runs as; the system's are not. */
function temporaryFolder() {
  const account = accountFor('');
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(account, folder));
  if (!base) throw new Error('no temporary folder that PostgreSQL can enter');
  const made = mkdtempSync(join(base, 'samtavle-postgres-'));
  chmodSync(made, 0o700);
  return made;
}
