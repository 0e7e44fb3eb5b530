import 'reflect-metadata';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  createLog,
  describeError,
  migrate,
  readConfig,
  runtimeUrlWithFreshPassword,
  SettableClock,
  SystemClock,
} from '@samtavle/api-platform';
import { seedDemo } from '@samtavle/api-demo';
import { createServer } from './server.js';

/** How long a shutdown may take before the process ends anyway. */
const SHUTDOWN_MS = 8_000;

/** Where the build leaves the web client, beside this program. */
const builtWebClient = join(import.meta.dirname, '../../web/dist');

const config = readConfig({
  SAMTAVLE_WEB_ROOT: existsSync(builtWebClient) ? builtWebClient : undefined,
  ...process.env,
});
const log = createLog(config.LOG_LEVEL);
const clock = config.SAMTAVLE_TEST_CLOCK ? new SettableClock() : new SystemClock();

// Nothing thrown or rejected in a hook ends the process: other people are working in it.
process.on('uncaughtException', (error) => log.error(describeError(error), 'uncaught'));
process.on('unhandledRejection', (error) => log.error(describeError(error), 'unhandled'));

try {
  if (config.DATABASE_URL) {
    await migrate(config.DATABASE_URL);
    if (config.SAMTAVLE_DEMO) {
      await seedDemo(config.DATABASE_URL, {
        seed: 1,
        now: clock.now(),
        cprKey: config.SAMTAVLE_CPR_KEY,
        cprIndexKey: config.SAMTAVLE_CPR_INDEX_KEY,
      });
    }
  }
  const runtimeUrl = config.DATABASE_RUNTIME_URL ?? (await runtimeUrlWithFreshPassword(config.DATABASE_URL ?? ''));
  const app = await createServer({ config, clock, log, runtimeUrl });
  await app.listen(config.PORT, config.HOST);
  log.info({ ready: true, url: await app.getUrl() }, 'ready');

  let stopping = false;
  const stop = (why: string) => {
    if (stopping) return;
    stopping = true;
    log.info({ why }, 'stopping');
    setTimeout(() => process.exit(1), SHUTDOWN_MS).unref();
    app.close().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.once('SIGTERM', () => stop('SIGTERM'));
  process.once('SIGINT', () => stop('SIGINT'));
  if (config.SAMTAVLE_PARENT_PIPE) {
    // The start script holds the other end: when it dies, however it dies, this closes.
    process.stdin
      .resume()
      .on('close', () => stop('parent gone'))
      .on('end', () => stop('parent gone'))
      .on('error', () => stop('parent gone'));
  }
} catch (error) {
  log.fatal({ ...describeError(error), reason: error instanceof Error ? error.message : undefined }, 'could not start');
  process.exit(1);
}
