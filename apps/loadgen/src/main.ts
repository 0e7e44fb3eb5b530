import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import pg from 'pg';
import { type Bench } from './measures/bench.js';
import { decideAndMask } from './measures/decide.js';
import { fanOut } from './measures/fan-out.js';
import { moveToWatchers } from './measures/move-to-watchers.js';
import { showBoard } from './measures/show-board.js';
import { showPlan } from './measures/show-plan.js';
import { switchPolicy } from './measures/switch-policy.js';
import { typeInCompany } from './measures/type-in-company.js';
import { withdrawConsent } from './measures/withdraw-consent.js';
import { type Options, optionsFrom } from './options.js';
import { CHECKOUT, inCheckout } from './processes/checkout.js';
import { type DatabaseServer, freshKeys, startDatabaseServer, type TeamSize } from './processes/database.js';
import { startApi, startBarePeer } from './processes/servers.js';
import { type Section } from './report/finding.js';
import { thisMachine } from './report/machine.js';
import { performancePage } from './report/performance-page.js';
import { textTable } from './report/tables.js';
import { writeLongPlan } from './team/long-plan.js';
import { type Colleague, colleaguesOf, staysOf } from './team/team.js';

/** A whole regional team with its board; the worst case, everybody on it; and an ordinary team with everybody on it. */
const LARGE: TeamSize = { citizens: 1_000, onBoard: 160 };
const FULL: TeamSize = { citizens: 1_000, onBoard: 1_000 };
const ORDINARY: TeamSize = { citizens: 200, onBoard: 200 };

const COMMAND = 'npx nx run loadgen:bench';

const options = optionsFrom(process.argv.slice(2));
const at = new Date().toISOString();
const databases = await startDatabaseServer();
const machine = thisMachine(databases.version);
try {
  const sections = await measureAll(options, databases);
  if (options.writes) {
    const page = inCheckout('docs/performance.md');
    mkdirSync(dirname(page), { recursive: true });
    const command = [COMMAND, ...process.argv.slice(2)].join(' ');
    writeFileSync(page, performancePage({ command, at, quick: options.quick, machine, sections }));
    process.stdout.write(`Written: ${page}\n`);
  }
} finally {
  await databases.stop();
}

async function measureAll({ only }: Options, server: DatabaseServer): Promise<Section[]> {
  const sections: Section[] = [];
  const note = (section: Section) => {
    sections.push(section);
    process.stdout.write(`\n${textTable(section)}\n`);
  };
  await withTeam(server, LARGE, async (bench, colleagues) => {
    const nurse = nurseOf(colleagues);
    if (only.includes('board')) note(await showBoard(bench, LARGE, nurse));
    if (only.includes('move')) note(await moveToWatchers(bench, colleagues, await staysOf(bench.owner)));
    if (only.includes('fan-out'))
      for (const section of await fanOut(bench, colleagues, await staysOf(bench.owner))) note(section);
    if (only.includes('withdraw')) note(await withdrawConsent(bench, colleagues, await staysOf(bench.owner)));
    if (only.includes('policy')) note(await switchPolicy(bench, LARGE, colleagues, nurse));
    if (only.includes('plan') || only.includes('typing')) {
      bench.say('five years of one citizen');
      const citizen = await writeLongPlan(bench.owner, nurse);
      if (only.includes('plan')) note(await showPlan(bench, nurse, citizen));
      if (only.includes('typing')) note(await typeInCompany(bench, colleagues, nurse, citizen));
    }
    if (only.includes('decide')) note(await decideAndMask(bench, colleagues, nurse));
  });
  for (const size of only.includes('board') ? [FULL, ORDINARY] : [])
    await withTeam(server, size, async (bench, colleagues) => {
      note(await showBoard(bench, size, nurseOf(colleagues)));
    });
  return sections;
}

/** A database of that size, the API on it, the bare peer beside it; all of it gone again afterwards. */
async function withTeam(
  server: DatabaseServer,
  size: TeamSize,
  measure: (bench: Bench, colleagues: readonly Colleague[]) => Promise<void>,
): Promise<void> {
  const say = (line: string) => process.stdout.write(`  … ${line}\n`);
  process.stdout.write('\n');
  say(`a team of ${size.citizens} citizens, ${size.onBoard} on the board`);
  const keys = freshKeys();
  const databaseUrl = await server.seeded(size, keys);
  const owner = new pg.Pool({ connectionString: databaseUrl, max: 2 });
  owner.on('error', () => undefined);
  const api = await startApi(databaseUrl, keys, options.profile && resolve(CHECKOUT, options.profile));
  const bare = await startBarePeer();
  try {
    const take = (whole: number, quick: number) => (options.quick ? quick : whole);
    await measure({ databaseUrl, owner, api, bare, say, take }, await colleaguesOf(owner));
  } finally {
    await Promise.all([api.stop(), bare.stop(), owner.end()]);
  }
}

function nurseOf(colleagues: readonly Colleague[]): Colleague {
  const nurse = colleagues.find((one) => one.role === 'nurse_region' && one.onDuty);
  if (!nurse) throw new Error('no regional nurse is on duty');
  return nurse;
}
