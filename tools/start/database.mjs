import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startPostgres } from '../postgres/launcher.mjs';
import { databasePlace } from './data-place.mjs';

const DATABASE = 'samtavle';

/**
 * The embedded PostgreSQL of this installation, with the product's (perhaps still empty) database in it.
 *
 * @param {{ folder: string, log: (line: string) => void }} options
 * @returns {Promise<import('../postgres/launcher.mjs').RunningPostgres>} url: the owner's, on the product's database
 */
export async function ownDatabase({ folder, log }) {
  const server = await startPostgres({ dataDir: databasePlace(folder), durable: true, log });
  try {
    await createDatabase(server.url);
  } catch (error) {
    await server.stop();
    throw error;
  }
  const url = new URL(server.url);
  url.pathname = `/${DATABASE}`;
  return { ...server, url: url.href };
}

/**
 * Whether there are data already.
 * @param {string} folder
 */
export const hasDatabase = (folder) => existsSync(join(databasePlace(folder), 'cluster/PG_VERSION'));

/** @param {string} url */
async function createDatabase(url) {
  // Only now: at the top of the file it would be missing on a fresh machine, where npm start installs it first.
  const { default: pg } = await import('pg');
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rowCount } = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [DATABASE]);
    if (!rowCount) await client.query(`CREATE DATABASE ${DATABASE}`);
  } finally {
    await client.end();
  }
}
