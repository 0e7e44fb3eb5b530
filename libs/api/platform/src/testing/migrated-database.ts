import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase } from '@samtavle/testing';
import { type DataSource, type EntityTarget, type ObjectLiteral } from 'typeorm';
import { ownerDataSource, RUNTIME_ROLE, runtimeDataSource } from '../lib/database/data-source.js';
import { migrate } from '../lib/database/migrate.js';
import { UnitOfWork } from '../lib/database/unit-of-work.js';
import { Doorbell } from '../lib/stream/doorbell.js';
import { StandingClock } from './standing-clock.js';

/** A migrated, empty database: worked in as the product's role, prepared and looked into as its owner. */
export interface MigratedDatabase {
  readonly ownerUrl: string;
  readonly runtimeUrl: string;
  readonly clock: StandingClock;
  readonly doorbell: Doorbell;
  /** The runtime role's connections. */
  readonly runtime: DataSource;
  readonly work: UnitOfWork;
  /** As the owner, past every wall. */
  asOwner<Row>(sql: string, values?: readonly unknown[]): Promise<Row[]>;
  close(): Promise<void>;
}

/** @param poolSize how many transactions may be open at once */
export async function migratedDatabase({
  poolSize = 4,
  entities = [],
}: { poolSize?: number; entities?: EntityTarget<ObjectLiteral>[] } = {}): Promise<MigratedDatabase> {
  const database = await testDatabase({ key: schemaKey(), migrate, runtimeRole: RUNTIME_ROLE });
  const runtime = runtimeDataSource(database.runtimeUrl, poolSize, entities);
  const owner = ownerDataSource(database.ownerUrl);
  await runtime.initialize();
  await owner.initialize();
  const clock = new StandingClock();
  const doorbell = new Doorbell();
  return {
    ownerUrl: database.ownerUrl,
    runtimeUrl: database.runtimeUrl,
    clock,
    doorbell,
    runtime,
    work: new UnitOfWork(runtime, clock, doorbell),
    asOwner: (sql, values = []) => owner.query(sql, [...values]),
    close: async () => {
      await runtime.destroy();
      await owner.destroy();
      await database.drop();
    },
  };
}

/** Changes whenever the schema does, so that no test runs on an old template. */
function schemaKey(): string {
  const folder = join(import.meta.dirname, '../lib/database');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) =>
    /(?<!\.spec)\.ts$/.test(file),
  );
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
