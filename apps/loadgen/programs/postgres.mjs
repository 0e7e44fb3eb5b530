// node apps/loadgen/programs/postgres.mjs
// A PostgreSQL for one measurement: durable as in `npm start` (fsync on), in a folder of its own that is removed when
// it ends. Lives as long as this program's standard input; prints {"url": …} when it is ready.
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { accountFor, canEnter } from '../../../tools/postgres/account.mjs';
import { startPostgres } from '../../../tools/postgres/launcher.mjs';

try {
  const server = await startPostgres({
    dataDir: ownFolder(),
    durable: true,
    removeAfterwards: true,
    log: () => undefined,
  });
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
  process.stdin.resume();
  for (const ending of ['end', 'close', 'error']) process.stdin.once(ending, () => void end());
  // Ctrl-C reaches the whole group; the order in which things end is the driver's.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);
  void server.exited.then(() => process.exit(0));

  async function end() {
    await server.stop();
    process.exit(0);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}

function ownFolder() {
  const account = accountFor('');
  const base = [tmpdir(), '/tmp', '/var/tmp'].find((folder) => canEnter(account, folder));
  if (!base) throw new Error('no temporary folder that PostgreSQL can enter');
  const made = mkdtempSync(join(base, 'samtavle-bench-'));
  chmodSync(made, 0o700);
  return made;
}
