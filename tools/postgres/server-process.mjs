import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { postgresEnvironment } from './cluster.mjs';
import { readLockFile } from './lock-file.mjs';

/**
 * Runs the server and, beside it, a watchdog that reads a pipe we hold the other end of. When we die, by SIGKILL too,
 * the pipe closes and the watchdog ends the server. SIGINT is PostgreSQL's fast shutdown, SIGQUIT its immediate one.
 * A throwaway server's folder is removed in the same place, so that it goes even when we cannot do it.
 */
const SERVER_AND_WATCHDOG = `
"$0" "$@" 3<&- &
server=$!
( read -r _; kill -INT $server
  for second in 1 2 3 4 5 6 7 8; do sleep 1; kill -0 $server || exit; done; kill -QUIT $server ) <&3 >/dev/null 2>&1 &
watchdog=$!
exec 3<&-
wait $server
status=$?
kill $watchdog 2>/dev/null
if [ -n "$REMOVE_AFTERWARDS" ]; then rm -rf "$REMOVE_AFTERWARDS"; fi
exit $status
`;

const READY_WITHIN_SECONDS = 120;
const LOG_BYTES = 5_000_000;

/**
 * @typedef {{ postgres: string, cluster: string, dataDir: string, port: number, durable: boolean, removeAfterwards: boolean, account: import('./account.mjs').Account | undefined }} ServerOptions
 * @typedef {{ exited: Promise<void>, hasExited: () => boolean, stop: () => Promise<void> }} ServerProcess
 */

/**
 * Starts the server and waits until it takes connections.
 * @param {ServerOptions} options
 * @returns {Promise<ServerProcess>}
 * @throws {ServerDidNotStart}
 */
export async function serverProcess(options) {
  const logFile = join(options.dataDir, 'server.log');
  const { logFd, logStart } = openLog(logFile);
  const shell = spawn('/bin/sh', ['-c', SERVER_AND_WATCHDOG, options.postgres, ...serverArguments(options)], {
    ...options.account,
    cwd: options.dataDir,
    env: { ...postgresEnvironment(), ...(options.removeAfterwards ? { REMOVE_AFTERWARDS: options.dataDir } : {}) },
    stdio: ['ignore', logFd, logFd, 'pipe'],
    // Ctrl-C goes to the whole foreground group; the database must outlive the application that shuts down on it.
    detached: true,
  });
  closeSync(logFd);
  let gone = false;
  const exited = new Promise((/** @type {(nothing: void) => void} */ done) => {
    shell.once('exit', () => done());
    shell.once('error', () => done());
  }).then(() => {
    gone = true;
  });
  const lifeline = shell.stdio[3];
  lifeline?.on('error', () => undefined);

  const stop = async () => {
    if (!gone) shell.ref();
    lifeline?.destroy();
    await exited;
  };
  for (let slept = 0; !readLockFile(options.cluster)?.ready; slept += 20) {
    if (gone || slept > READY_WITHIN_SECONDS * 1000) {
      const said = readFileOrEmpty(logFile).subarray(logStart).toString('utf8').trim();
      await stop();
      throw new ServerDidNotStart(gone ? said : `not ready after ${READY_WITHIN_SECONDS} s\n${said}`);
    }
    await wait(20);
  }
  // The server must not keep the process alive that only uses it; whoever needs it calls stop().
  shell.unref();
  if (lifeline && 'unref' in lifeline && typeof lifeline.unref === 'function') lifeline.unref();
  return { exited, hasExited: () => gone, stop };
}

/** The server ended before it was ready. `message` is what it said. */
export class ServerDidNotStart extends Error {
  get isPortTaken() {
    return /could not bind|Address already in use/i.test(this.message);
  }

  /** The processes of a killed server are still on their way out; passes within a second or two. */
  get isMemoryStillHeld() {
    return /pre-existing shared memory/i.test(this.message);
  }
}

/** @param {ServerOptions} options */
function serverArguments({ cluster, port, durable }) {
  const settings = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: '200',
    timezone: 'UTC',
    log_timezone: 'UTC',
    logging_collector: 'off',
    log_destination: 'stderr',
    // A statement may hold what is said about a citizen: it never goes into a log file.
    log_min_error_statement: 'panic',
    log_parameter_max_length_on_error: '0',
    log_error_verbosity: 'terse',
    ...(durable ? {} : { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' }),
  };
  return [
    '-D',
    cluster,
    '-p',
    String(port),
    ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
  ];
}

/** @param {string} file */
function openLog(file) {
  const size = statSync(file, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LOG_BYTES) renameSync(file, `${file}.1`);
  return { logFd: openSync(file, 'a', 0o600), logStart: size > LOG_BYTES ? 0 : size };
}

/** @param {string} file */
function readFileOrEmpty(file) {
  try {
    return readFileSync(file);
  } catch {
    return Buffer.alloc(0);
  }
}
