import { createHash, randomBytes } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import pg from 'pg';
import { testServer, type TestServer } from './test-server.js';

/** A database of one's own, migrated and empty. */
export interface TestDatabase {
  /** Of the role that owns everything. It may do anything: use it to prepare and to look, not to prove what is allowed. */
  readonly ownerUrl: string;
  /** Of the role the product runs as: what row-level security and grants let through, and nothing more. */
  readonly runtimeUrl: string;
  /** Removes it. End your own connections first; whatever is still open is cut. */
  drop(): Promise<void>;
}

export interface TestDatabaseOptions {
  /** Changes whenever the migrations do, for example a hash of their sources: the same key is migrated once per server. */
  readonly key: string;
  /** Brings an empty database to the current schema, and ends its connections before it returns. */
  readonly migrate: (ownerUrl: string) => Promise<void>;
  /** The role the migrations create for the product. */
  readonly runtimeRole: string;
}

/**
 * One database per spec file, copied in some 30 ms from a template that is migrated once per server, whichever of the
 * parallel workers comes first.
 *
 * @throws Error when the migration fails, leaves a connection open, or does not create the runtime role
 */
export async function testDatabase({ key, migrate, runtimeRole }: TestDatabaseOptions): Promise<TestDatabase> {
  if (!/^[a-z_][a-z0-9_]*$/.test(runtimeRole)) throw new Error(`not a plain role name: ${runtimeRole}`);
  const server = await enter();
  try {
    const name = `test_${randomBytes(8).toString('hex')}`;
    await asOwner(server.url, async (owner) => {
      const template = await preparedTemplate(server.url, owner, { key, migrate, runtimeRole });
      await owner.query(`CREATE DATABASE ${name} TEMPLATE ${template} STRATEGY file_copy`);
    });
    let dropped = false;
    return {
      ownerUrl: onDatabase(server.url, name),
      runtimeUrl: onDatabase(server.url, name, { user: runtimeRole, password: RUNTIME_PASSWORD }),
      drop: async () => {
        if (dropped) return;
        dropped = true;
        await asOwner(server.url, (owner) => owner.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`));
        await leave();
      },
    };
  } catch (error) {
    await leave();
    throw error;
  }
}

/** Known on purpose: it opens a throwaway server on the loopback address, nothing else. */
const RUNTIME_PASSWORD = 'runtime-of-the-tests';

/** Any number will do, as long as all agree. Roles belong to the server, so two templates are never built at once. */
const BUILDING_LOCK = 7_426_001;

let users = 0;
let shared: Promise<TestServer> | undefined;

function enter(): Promise<TestServer> {
  users++;
  shared ??= testServer();
  return shared;
}

/** The last one out ends the server, when it is our own. */
async function leave(): Promise<void> {
  users--;
  if (users > 0 || !shared) return;
  const server = shared;
  shared = undefined;
  // A server that never started has already said so to whoever asked for it.
  await server.then(
    (started) => started.release(),
    () => undefined,
  );
}

async function preparedTemplate(
  serverUrl: string,
  owner: pg.Client,
  { key, migrate, runtimeRole }: TestDatabaseOptions,
): Promise<string> {
  const template = `template_${createHash('sha256').update(`${runtimeRole}\n${key}`).digest('hex').slice(0, 16)}`;
  await owner.query('SELECT pg_advisory_lock($1)', [BUILDING_LOCK]);
  try {
    const { rowCount } = await owner.query('SELECT 1 FROM pg_database WHERE datname = $1', [template]);
    if (rowCount) return template;
    // Built under another name and renamed when whole: a build that was cut short is not mistaken for a template.
    const building = `${template}_building`;
    await owner.query(`DROP DATABASE IF EXISTS ${building} WITH (FORCE)`);
    await owner.query(`CREATE DATABASE ${building}`);
    await migrate(onDatabase(serverUrl, building));
    await nobodyLeftIn(owner, building);
    await owner.query(`ALTER ROLE ${runtimeRole} LOGIN PASSWORD '${RUNTIME_PASSWORD}'`);
    await owner.query(`ALTER DATABASE ${building} RENAME TO ${template}`);
    await owner.query(`ALTER DATABASE ${template} IS_TEMPLATE true ALLOW_CONNECTIONS false`);
    return template;
  } finally {
    await owner.query('SELECT pg_advisory_unlock($1)', [BUILDING_LOCK]);
  }
}

/** A database somebody is connected to can be neither renamed nor copied. A closed connection takes a moment to go. */
async function nobodyLeftIn(owner: pg.Client, database: string): Promise<void> {
  for (let attempt = 0; attempt < 40; attempt++) {
    const { rowCount } = await owner.query('SELECT 1 FROM pg_stat_activity WHERE datname = $1', [database]);
    if (!rowCount) return;
    await wait(50);
  }
  throw new Error('the migration returned with connections still open; end its pool or data source first');
}

async function asOwner<T>(url: string, work: (owner: pg.Client) => Promise<T>): Promise<T> {
  const owner = new pg.Client({ connectionString: url });
  // Without a listener a server that goes away takes the whole process with it.
  owner.on('error', () => undefined);
  await owner.connect();
  try {
    return await work(owner);
  } finally {
    await owner.end();
  }
}

function onDatabase(serverUrl: string, database: string, as?: { user: string; password: string }): string {
  const url = new URL(serverUrl);
  url.pathname = `/${database}`;
  if (as) {
    url.username = as.user;
    url.password = as.password;
  }
  return url.href;
}
