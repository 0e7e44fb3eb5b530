import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

// Below 32768 there are no ephemeral ports: none is taken by an outgoing connection between our look and the server's bind.
const FIRST = 20_000;
const LAST = 32_767;

/** A loopback port nobody listens on now. The caller must still cope with losing it. @throws Error when fifty tries found none */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < 50; attempt += 1) {
    const port = randomInt(FIRST, LAST + 1);
    if (await isFree(port)) return port;
  }
  throw new Error(`no free port between ${FIRST} and ${LAST}`);
}

function isFree(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = createServer();
    probe.once('error', () => answer(false));
    probe.listen({ port, host: '127.0.0.1', exclusive: true }, () => probe.close(() => answer(true)));
  });
}
