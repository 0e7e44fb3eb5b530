import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { resolve } from 'node:path';

/** A PostgreSQL for tests; `url` is a superuser's on its maintenance database. */
export interface TestServer {
  readonly url: string;
  /** Ends it when it is ours. */
  release(): Promise<void>;
}

/**
 * The server of the whole test run (`SAMTAVLE_TEST_DATABASE_URL`, set by `npm test`); one of our own when a single spec
 * is run by hand.
 */
export async function testServer(): Promise<TestServer> {
  const url = process.env['SAMTAVLE_TEST_DATABASE_URL'];
  return url ? { url, release: () => Promise.resolve() } : ownServer();
}

// From src/lib and from dist/lib alike: four folders up is the checkout.
const throwaway = resolve(import.meta.dirname, '../../../../tools/postgres/throwaway.mjs');

async function ownServer(): Promise<TestServer> {
  // Lives as long as its standard input: it ends with us, even when we are killed.
  const child = spawn(process.execPath, [throwaway], {
    stdio: ['pipe', 'pipe', 'pipe'],
    env: { ...process.env, NODE_OPTIONS: '' },
  });
  const exited = once(child, 'exit');
  let said = '';
  child.stderr.on('data', (part: Buffer) => (said += part.toString('utf8')));
  const firstLine = once(child.stdout, 'data').then(([line]) => String(line));
  const line = await Promise.race([firstLine, exited.then(() => undefined)]);
  if (line === undefined) throw new Error(`no PostgreSQL for the tests: ${said.trim()}`);
  const { url } = JSON.parse(line) as { url: string };
  return {
    url,
    release: async () => {
      child.stdin.end();
      await exited;
    },
  };
}
