import { Decisions, Policies, registerFile } from '@samtavle/api-access';
import { type ActingScope, CprVault, NOBODY, ownerDataSource, type Transaction } from '@samtavle/api-platform';
import { type Instant } from '@samtavle/domain';
import { SHARING_POLICY } from '@samtavle/policy';
import { type EntityManager } from 'typeorm';
import { DEMO_SIZE, demoTeam, type TeamSize } from '../team/demo-team.js';
import { writeCopies } from './write-copies.js';
import { writeTeam } from './write-team.js';

export interface SeedOptions {
  /** The same number gives the same team. */
  readonly seed: number;
  /** All dates of the demo are counted from here. */
  readonly now: Instant;
  /** 32 bytes each, as the process that will read the numbers has them. */
  readonly cprKey: Buffer;
  readonly cprIndexKey: Buffer;
}

/** A number only this program uses: two nodes that start at once seed one after the other, and the second finds a team. */
const SEEDING_LOCK = 7_261_002;

/**
 * Fills an empty database with Team Søhøjlandet, in one transaction, as the owner. Does nothing when any team exists.
 * @returns whether it wrote anything
 */
export function seedDemo(ownerUrl: string, options: SeedOptions): Promise<boolean> {
  return seedTeam(ownerUrl, options, DEMO_SIZE);
}

/** The same team with as many citizens as a load test wants. */
export function seedScaled(ownerUrl: string, options: SeedOptions & TeamSize): Promise<boolean> {
  return seedTeam(ownerUrl, options, options);
}

async function seedTeam(ownerUrl: string, options: SeedOptions, size: TeamSize): Promise<boolean> {
  const { seed, now, cprKey, cprIndexKey } = options;
  const owner = ownerDataSource(ownerUrl);
  await owner.initialize();
  try {
    const seeded = await owner.transaction(async (em) => {
      await em.query('SELECT pg_advisory_xact_lock($1)', [SEEDING_LOCK]);
      const [team] = await em.query<unknown[]>('SELECT 1 FROM team LIMIT 1');
      if (team !== undefined) return false;
      const demo = demoTeam(seed, now, size);
      const tx = ownersTransaction(em, now);
      await registerFile(tx, SHARING_POLICY);
      await writeTeam(em, demo, new CprVault(cprKey, cprIndexKey));
      await writeCopies(em, demo.team.id, demo.citizens, now);
      await new Decisions(new Policies()).recompute(tx, demo.team.id, null);
      return true;
    });
    // Thousands of rows at once: the planner should know before the first page is asked for.
    if (seeded) await owner.query('ANALYZE');
    return seeded;
  } finally {
    await owner.destroy();
  }
}

/** The owner's transaction in the form the rooms of the API take. Nobody is watching yet, so nothing is told to a stream. */
function ownersTransaction(em: EntityManager, now: Instant): Transaction {
  const scope: ActingScope = NOBODY;
  return {
    em,
    now,
    scope,
    record: () => undefined,
    actAs: () => Promise.resolve(),
    moment: () => now,
    beforeCommit: () => undefined,
  };
}
