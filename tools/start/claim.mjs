import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { connect, createServer } from 'node:net';
import { join } from 'node:path';

/**
 * One running Samtavle per data folder. A process number in a file is not enough: after a kill, a reboot or in a
 * container the same number soon belongs to something else. So the running one also answers on a loopback port with the
 * secret of its file, and stops answering the moment it is gone, however it went.
 *
 * @typedef {{ pid: number, port: number, secret: string, url: string }} Claim
 */

/**
 * @param {string} folder
 * @param {string} url where it will be reached, for the message to the second who tries
 * @returns {Promise<{ release: () => void, afterCrash: boolean }>} afterCrash: the one before did not give it free
 * @throws {AlreadyRunning}
 */
export async function claimFolder(folder, url) {
  const running = await claimHolder(folder);
  if (running) throw new AlreadyRunning(running);
  const afterCrash = readClaim(folder) !== undefined;
  const secret = randomBytes(16).toString('hex');
  const server = createServer((visitor) => {
    visitor.on('error', () => undefined);
    visitor.end(secret);
  });
  const port = await new Promise((/** @type {(port: number) => void} */ listening, failed) => {
    server.once('error', failed);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      listening(typeof address === 'object' && address ? address.port : 0);
    });
  });
  server.unref();
  mkdirSync(folder, { recursive: true });
  const file = claimFile(folder);
  writeFileSync(file, JSON.stringify({ pid: process.pid, port, secret, url }), { mode: 0o600 });
  const release = () => {
    server.close();
    if (readClaim(folder)?.secret === secret) rmSync(file, { force: true });
  };
  return { release, afterCrash };
}

/**
 * @param {string} folder
 * @returns {Promise<Claim | undefined>} undefined when nobody runs there
 */
export async function claimHolder(folder) {
  const claim = readClaim(folder);
  return claim && (await answers(claim)) ? claim : undefined;
}

export class AlreadyRunning extends Error {
  /** @param {Claim} claim */
  constructor({ pid, url }) {
    super(
      `Samtavle already runs from this folder: ${url} (process ${pid}). Stop it with Ctrl-C in its window, or: kill ${pid}`,
    );
  }
}

const ANSWER_WITHIN_MS = 5000;

const claimFile = (/** @type {string} */ folder) => join(folder, 'running.json');

/**
 * @param {string} folder
 * @returns {Claim | undefined}
 */
function readClaim(folder) {
  try {
    return JSON.parse(readFileSync(claimFile(folder), 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {Claim} claim
 * @returns {Promise<boolean>}
 */
function answers({ port, secret }) {
  return new Promise((answer) => {
    const visitor = connect({ port, host: '127.0.0.1' });
    let heard = '';
    visitor.setTimeout(ANSWER_WITHIN_MS, () => visitor.destroy());
    visitor.on('data', (part) => (heard += part.toString('utf8')));
    visitor.on('error', () => undefined);
    visitor.on('close', () => answer(heard === secret));
  });
}
