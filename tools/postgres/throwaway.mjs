// node tools/postgres/throwaway.mjs
// A throwaway PostgreSQL that lives as long as this program's standard input: prints {"url": …} when it is ready.
import { startThrowawayPostgres } from './launcher.mjs';

try {
  const server = await startThrowawayPostgres();
  process.stdout.write(`${JSON.stringify({ url: server.url })}\n`);
  process.stdin.resume();
  for (const ending of ['end', 'close', 'error']) process.stdin.once(ending, () => void end());
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => void end());
  void server.exited.then(() => process.exit(0));

  async function end() {
    await server.stop();
    process.exit(0);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
}
