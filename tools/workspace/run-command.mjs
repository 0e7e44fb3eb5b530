import { spawn } from 'node:child_process';

/**
 * Runs a command to its end and keeps the last of what it said, for the error message.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean, timeoutSeconds?: number }} [options]
 *   quiet: keep the output to ourselves instead of showing it
 * @returns {Promise<{ code: number, output: string, timedOut: boolean }>} code is 1 when the command could not start or was killed
 */
export function runCommand(command, args, { cwd, env, quiet = false, timeoutSeconds } = {}) {
  return new Promise((done) => {
    // Its own process group, so that a timeout also ends the grandchildren (Nx → Jest → workers).
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'], detached: true });
    running.add(child);
    let output = '';
    let timedOut = false;
    const timer =
      timeoutSeconds === undefined
        ? undefined
        : setTimeout(() => {
            timedOut = true;
            killGroup(child, 'SIGKILL');
          }, timeoutSeconds * 1000);
    for (const [from, to] of /** @type {const} */ ([
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ])) {
      from.on('data', (/** @type {Buffer} */ part) => {
        if (!quiet) to.write(part);
        output = (output + part.toString('utf8')).slice(-KEPT_CHARACTERS);
      });
    }
    child.on('error', (error) => {
      output += `${error.message}\n`;
    });
    child.on('close', (code) => {
      clearTimeout(timer);
      running.delete(child);
      done({ code: code ?? 1, output, timedOut });
    });
  });
}

/**
 * Ends every command still running; for the moment the person presses Ctrl-C.
 * @param {NodeJS.Signals} signal
 */
export function endRunningCommands(signal) {
  for (const child of running) killGroup(child, signal);
}

const KEPT_CHARACTERS = 200_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {NodeJS.Signals} signal
 */
function killGroup(child, signal) {
  if (child.pid === undefined) return;
  try {
    process.kill(-child.pid, signal);
  } catch {
    // Already gone.
  }
}
