import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type ActingScope,
  Doorbell,
  migrate,
  RUNTIME_ROLE,
  runtimeDataSource,
  SettableClock,
  type Transaction,
  UnitOfWork,
} from '@samtavle/api-platform';
import { testDatabase } from '@samtavle/testing';
import { type DemoMember, type DemoTeam, seedDemo, type StaffKey } from '../index.js';
import { aDemo, NOW, SEED } from './some-demo.js';

export const CPR_KEY = Buffer.alloc(32, 'k');
export const CPR_INDEX_KEY = Buffer.alloc(32, 'i');
export const SEEDING = { seed: SEED, now: NOW, cprKey: CPR_KEY, cprIndexKey: CPR_INDEX_KEY };

/** A migrated database with the demo in it, looked at as the role the product runs as. */
export interface DemoDatabase {
  readonly demo: DemoTeam;
  readonly ownerUrl: string;
  readonly work: UnitOfWork;
  member(key: StaffKey, sector?: string): DemoMember;
  /** Looks as this colleague, on duty or leading when they are. */
  as<T>(key: StaffKey, look: (tx: Transaction, scope: ColleagueScope) => Promise<T>, sector?: string): Promise<T>;
  close(): Promise<void>;
}

export type ColleagueScope = ActingScope &
  Pick<DemoMember, 'classKey' | 'sector'> & { readonly memberId: DemoMember['id'] };

const REACH: readonly StaffKey[] = ['anne', 'jonas', 'louise'];

export async function emptyDatabase() {
  return testDatabase({ key: schemaKey(), migrate, runtimeRole: RUNTIME_ROLE });
}

export async function demoDatabase(): Promise<DemoDatabase> {
  const database = await emptyDatabase();
  await seedDemo(database.ownerUrl, SEEDING);
  const demo = aDemo();
  const source = runtimeDataSource(database.runtimeUrl, 2, []);
  await source.initialize();
  const clock = new SettableClock();
  clock.set(NOW);
  const work = new UnitOfWork(source, clock, new Doorbell());
  const member = (key: StaffKey, sector?: string): DemoMember => {
    const person = demo.persons.find(({ subject }) => subject === key);
    const found = demo.members.find(
      (one) => one.personId === person?.id && (sector === undefined || one.sector === sector),
    );
    if (found === undefined) throw new Error(`${key} does not act in ${sector}`);
    return found;
  };
  return {
    demo,
    ownerUrl: database.ownerUrl,
    work,
    member,
    as: (key, look, sector) => {
      const { id, classKey, sector: acting } = member(key, sector);
      const reach = REACH.includes(key) ? 'sector' : 'class';
      const scope: ColleagueScope = { teamId: demo.team.id, classKey, memberId: id, sector: acting, reach };
      return work.runAs(scope, (tx) => look(tx, scope));
    },
    close: async () => {
      await source.destroy();
      await database.drop();
    },
  };
}

/** Changes whenever the schema does, so that no test runs on an old template. */
function schemaKey(): string {
  const folder = join(import.meta.dirname, '../../../platform/src/lib/database');
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));
  const hash = createHash('sha256');
  for (const file of files.sort()) hash.update(readFileSync(join(folder, file)));
  return hash.digest('hex');
}
