import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { testDatabase, type TestDatabase } from '@samtavle/testing';
import { ApiProcess } from './api-process.js';
import { built } from './checkout.js';

/**
 * A database of one's own with the demo team in it. The built server migrates and seeds a template once per PostgreSQL;
 * every further database is a copy of that, so that a start takes a moment.
 */
export function seededDatabase(): Promise<TestDatabase> {
  return testDatabase({ key: versionOfWhatSeeds(), migrate: seedByStarting, runtimeRole: 'samtavle_runtime' });
}

/** An ordinary start brings an empty database to the current schema and fills in the demo. */
async function seedByStarting(ownerUrl: string): Promise<void> {
  const api = await ApiProcess.start({ DATABASE_URL: ownerUrl });
  await api.end('SIGTERM');
}

/** Changes with every build of what writes the template, and with the day its dates are counted from. */
function versionOfWhatSeeds(): string {
  const changed = ['platform', 'access', 'demo'].flatMap((room) =>
    readdirSync(join(built, 'libs/api', room, 'dist'), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.js'))
      .map((entry) => statSync(join(entry.parentPath, entry.name)).mtimeMs),
  );
  return `e2e ${Math.max(...changed)} ${new Date().toISOString().slice(0, 10)}`;
}
