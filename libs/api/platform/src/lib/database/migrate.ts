import { randomBytes } from 'node:crypto';
import { ownerDataSource, RUNTIME_ROLE } from './data-source.js';

/** A number only this program uses, so that two nodes starting at once migrate one after the other. */
const MIGRATION_LOCK = 7_261_001;

/** Brings the database to this version of the program. Safe to run from several nodes at once. */
export async function migrate(ownerUrl: string): Promise<void> {
  const owner = ownerDataSource(ownerUrl);
  await owner.initialize();
  try {
    const lock = owner.createQueryRunner();
    await lock.query('SELECT pg_advisory_lock($1)', [MIGRATION_LOCK]);
    try {
      await ensureRuntimeRole(owner.query.bind(owner));
      await owner.runMigrations();
    } finally {
      await lock.query('SELECT pg_advisory_unlock($1)', [MIGRATION_LOCK]);
      await lock.release();
    }
  } finally {
    await owner.destroy();
  }
}

/** Gives the runtime role a password nobody has seen, and returns the URL that logs in with it. */
export async function runtimeUrlWithFreshPassword(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  const owner = ownerDataSource(ownerUrl);
  await owner.initialize();
  try {
    await owner.query(`ALTER ROLE ${RUNTIME_ROLE} LOGIN PASSWORD '${password}'`);
  } finally {
    await owner.destroy();
  }
  const url = new URL(ownerUrl);
  url.username = RUNTIME_ROLE;
  url.password = password;
  return url.toString();
}

async function ensureRuntimeRole(query: (sql: string) => Promise<unknown>): Promise<void> {
  // Roles belong to the server, not to the database: two databases on one server may race to make it.
  await query(`DO $$ BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = '${RUNTIME_ROLE}') THEN
      CREATE ROLE ${RUNTIME_ROLE} NOSUPERUSER NOCREATEDB NOCREATEROLE NOBYPASSRLS;
    END IF;
  EXCEPTION WHEN duplicate_object OR unique_violation THEN NULL;
  END $$`);
}
