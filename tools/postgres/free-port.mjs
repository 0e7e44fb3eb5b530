import { createServer } from 'node:net';
import { randomInt } from 'node:crypto';

// Below 32768 there are no ephemeral ports: a port there is not snatched by an outgoing connection between
// our look and the server's bind, nor held for a minute by a closed one.
const FIRST = 20_000;
const LAST = 32_767;

/**
 * A loopback port nobody listens on right now. The caller must still cope with losing it.
 * @throws {Error} when fifty tries found none
 */
export async function freePort() {
  for (let attempt = 0; attempt < 50; attempt++) {
    const port = randomInt(FIRST, LAST + 1);
    if ((await listenProblem(port, '127.0.0.1')) === undefined) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`);
}

/**
 * Whether one could listen there now.
 * @param {number} port
 * @param {string} host
 * @returns {Promise<string | undefined>} what stands in the way: `EADDRINUSE`, `EACCES`, `EADDRNOTAVAIL`, …
 */
export function listenProblem(port, host) {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', (/** @type {NodeJS.ErrnoException} */ error) => answer(error.code ?? error.message));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => answer(undefined)));
  });
}
