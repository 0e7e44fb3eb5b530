import { join, resolve } from 'node:path';
import { workspaceRoot } from '../workspace/root.mjs';

/**
 * @typedef {object} Settings
 * @property {number} port
 * @property {string} host
 * @property {string} folder the data folder of this installation
 * @property {string | undefined} databaseUrl an existing PostgreSQL, instead of the embedded one
 * @property {string} entry what runs as the server
 * @property {boolean} builds whether that is ours to build first
 */

/**
 * What the environment asks of `npm start`.
 * @param {NodeJS.ProcessEnv} environment
 * @returns {Settings}
 * @throws {Error} naming what is wrong
 */
export function settingsFrom(environment) {
  const port = Number(environment['PORT'] || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535)
    throw new Error(`PORT must be a number from 1 to 65535, not "${environment['PORT']}".`);
  const entry = environment['SAMTAVLE_API_ENTRY'];
  return {
    port,
    host: environment['HOST'] || '127.0.0.1',
    folder: dataFolder(environment),
    databaseUrl: environment['DATABASE_URL'] || undefined,
    entry: entry ? resolve(entry) : join(workspaceRoot, 'apps/api/dist/main.js'),
    builds: !entry,
  };
}

/** @param {NodeJS.ProcessEnv} environment */
export const dataFolder = (environment) => resolve(workspaceRoot, environment['SAMTAVLE_DATA_DIR'] || '.samtavle');
