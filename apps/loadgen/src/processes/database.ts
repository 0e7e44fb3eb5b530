import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { z } from 'zod';
import { Child } from './child.js';
import { inCheckout } from './checkout.js';
import { type Keys } from './servers.js';

/** How large a team to measure with. */
export interface TeamSize {
  readonly citizens: number;
  readonly onBoard: number;
}

/** A PostgreSQL of our own; every team to measure has a database in it. */
export interface DatabaseServer {
  readonly version: string;
  /** Makes, migrates and fills a database. @returns the owner's URL */
  seeded(size: TeamSize, keys: Keys): Promise<string>;
  stop(): Promise<void>;
}

const Announced = z.object({ url: z.string() });

export async function startDatabaseServer(): Promise<DatabaseServer> {
  const child = Child.start({ program: inCheckout('apps/loadgen/programs/postgres.mjs') });
  const { url } = await child.says(Announced);
  const [row] = await ask<{ server_version: string }>(url, 'SHOW server_version');
  return {
    version: row?.server_version ?? 'unknown',
    seeded: (size, keys) => seeded(url, size, keys),
    stop: () => child.stop(),
  };
}

async function seeded(serverUrl: string, size: TeamSize, keys: Keys): Promise<string> {
  const name = `bench_${size.citizens}_${size.onBoard}_${randomBytes(3).toString('hex')}`;
  await ask(serverUrl, `CREATE DATABASE ${name}`);
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  const seeder = Child.start({ program: inCheckout('apps/loadgen/programs/seed.mjs') });
  const { cprKey, cprIndexKey } = keys;
  const now = new Date().toISOString();
  seeder.process.stdin?.end(JSON.stringify({ databaseUrl: url.href, ...size, seed: 1, now, cprKey, cprIndexKey }));
  await seeder.finished();
  // What autovacuum would have done within a minute of a bulk load.
  await ask(url.href, 'VACUUM (ANALYZE)');
  return url.href;
}

export function freshKeys(): Keys {
  const key = () => randomBytes(32).toString('base64');
  return { cprKey: key(), cprIndexKey: key(), exchangeToken: randomBytes(32).toString('base64url') };
}

async function ask<T extends pg.QueryResultRow>(url: string, sql: string): Promise<T[]> {
  const client = new pg.Client({ connectionString: url });
  // Without a listener a server that goes away takes the whole process with it.
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}
