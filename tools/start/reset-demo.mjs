// npm run reset-demo: stops the Samtavle of this checkout and removes everything it has stored.
import { existsSync, rmSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { clearLeftOver } from '../postgres/lock-file.mjs';
import { claimHolder } from './claim.mjs';
import { databasePlace, removeDatabasePlace } from './data-place.mjs';
import { say } from './screen.mjs';
import { secretsFile } from './secrets.mjs';
import { dataFolder } from './settings.mjs';

const STOPS_WITHIN_SECONDS = 15;

try {
  await reset();
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

async function reset() {
  if (process.env['DATABASE_URL']) {
    throw new Error(
      'DATABASE_URL is set: that database is yours, and nothing here removes it. Empty it yourself, or unset DATABASE_URL to reset the demo of this checkout.',
    );
  }
  const folder = dataFolder(process.env);
  if (!existsSync(folder)) return say('There is nothing to reset. npm start begins a fresh demo.');
  refuseUnlessOurs(folder);
  await stopRunning(folder);
  const place = databasePlace(folder);
  if (existsSync(place)) await clearLeftOver(join(place, 'cluster'), say);
  removeDatabasePlace(folder);
  rmSync(folder, { recursive: true, force: true });
  say('The demo is removed: database, keys and logs. npm start begins a fresh one.');
}

/**
 * SAMTAVLE_DATA_DIR could point anywhere; what does not look like ours is not removed.
 * @param {string} folder
 */
function refuseUnlessOurs(folder) {
  const isOurs =
    folder === dataFolder({}) || existsSync(secretsFile(folder)) || existsSync(join(folder, 'running.json'));
  if (!isOurs || folder === homedir() || folder === dirname(folder))
    throw new Error(`${folder} does not look like a data folder of Samtavle; nothing is removed.`);
}

/** @param {string} folder */
async function stopRunning(folder) {
  const running = await claimHolder(folder);
  if (!running) return;
  say(`Stopping the running Samtavle (process ${running.pid}) …`);
  try {
    process.kill(running.pid, 'SIGTERM');
  } catch (error) {
    throw new Error(
      `Samtavle runs from this folder (process ${running.pid}) and cannot be stopped from here: ${error instanceof Error ? error.message : String(error)}`,
      { cause: error },
    );
  }
  for (let waited = 0; waited < STOPS_WITHIN_SECONDS * 1000; waited += 100) {
    if (!(await claimHolder(folder))) return;
    await wait(100);
  }
  throw new Error(`Samtavle (process ${running.pid}) does not stop. Stop it by hand and try again.`);
}
