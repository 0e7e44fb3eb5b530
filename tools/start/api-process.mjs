import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { setTimeout as wait } from 'node:timers/promises';

/**
 * @typedef {object} ApiProcess
 * @property {Promise<number | null>} exited its exit code; null when a signal ended it
 * @property {() => boolean} hasExited
 * @property {(withinSeconds: number) => Promise<void>} stop asks, waits, then insists
 */

/**
 * Runs the server as a child. Its standard input is a pipe we hold: when we are gone, it ends (SAMTAVLE_PARENT_PIPE).
 *
 * @param {{ entry: string, env: NodeJS.ProcessEnv, onLine: (line: string) => void }} options onLine: everything it writes
 * @returns {ApiProcess}
 */
export function apiProcess({ entry, env, onLine }) {
  const child = spawn(process.execPath, ['--enable-source-maps', entry], {
    env: { ...env, SAMTAVLE_PARENT_PIPE: '1' },
    stdio: ['pipe', 'pipe', 'pipe'],
    // Ctrl-C reaches the whole foreground group; the order in which things stop is ours to decide.
    detached: true,
  });
  child.stdin.on('error', () => undefined);
  for (const stream of [child.stdout, child.stderr]) createInterface({ input: stream }).on('line', onLine);
  let gone = false;
  const exited = new Promise((/** @type {(code: number | null) => void} */ done) => {
    child.once('error', (error) => {
      onLine(error.message);
      done(1);
    });
    child.once('close', (code) => done(code));
  }).finally(() => (gone = true));
  return {
    exited,
    hasExited: () => gone,
    stop: async (withinSeconds) => {
      child.kill('SIGTERM');
      const timer = setTimeout(() => child.kill('SIGKILL'), withinSeconds * 1000);
      await exited;
      clearTimeout(timer);
    },
  };
}

/**
 * Waits until the server says that it is ready for work.
 *
 * @param {ApiProcess} api
 * @param {string} origin `http://127.0.0.1:3000`
 * @param {number} withinSeconds
 * @returns {Promise<boolean>} false when it ended or took too long
 */
export async function becomesReady(api, origin, withinSeconds) {
  for (let waited = 0; waited < withinSeconds * 1000 && !api.hasExited(); waited += 100) {
    try {
      const answer = await fetch(`${origin}/api/health/ready`, { signal: AbortSignal.timeout(2000) });
      await answer.arrayBuffer();
      // Its own answer and not that of somebody else who took the port meanwhile: it has not ended.
      if (answer.status === 200) return !api.hasExited();
    } catch {
      // Not listening yet.
    }
    await wait(100);
  }
  return false;
}
