import { expect, test } from '@playwright/test';
import { addDays } from '@samtavle/domain';
import { Server } from '../support/server.js';
import { evening, morning } from '../support/server-clock.js';
import { until } from '../support/until.js';
import { type Actor } from './oracle/actor.js';
import { DATA_PROTECTION, OFFICERS, TEAM } from './oracle/cast.js';
import { differences } from './oracle/completeness.js';
import { p99 } from './oracle/clearing.js';
import { distinct } from './oracle/judge.js';
import { Run } from './oracle/run.js';
import { sabotageFrom } from './oracle/sabotage.js';
import { differencesOnWall } from './oracle/wall-completeness.js';

/** More, and other choices, for a longer look: docs/operations.md. */
const OPERATIONS = Number(process.env['SAMTAVLE_ORACLE_OPERATIONS'] ?? 1_600);
/** Milliseconds; a machine that does much else beside may be given more, for what is right does not depend on it. */
const CLEARED_WITHIN = Number(process.env['SAMTAVLE_ORACLE_CLEARED_WITHIN'] ?? 2_000);
const SEED = Number(process.env['SAMTAVLE_ORACLE_SEED'] ?? 20_261_121);

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

test('security 3: nobody is told anything the law does not let them know, whatever the team does', async () => {
  test.setTimeout(120_000 + OPERATIONS * 120);
  const run = await Run.begin(server, {
    seed: SEED,
    team: TEAM,
    officers: OFFICERS,
    dataProtection: DATA_PROTECTION,
    sabotage: sabotageFrom(process.env),
    patience: 3 * CLEARED_WITHIN,
  });
  const { world } = run;
  const today = () => world.history.now.day;

  await run.work(OPERATIONS * 0.3);
  // Now, while consents hold and hospital notices stand: a year on there is little left to share.
  expect.soft(await differencesOnWall(rooms(run), run.judge), 'a wall other than the table says').toEqual([]);
  await run.sleepUntil(evening(today()));
  await run.work(OPERATIONS * 0.4);
  await run.passMidnight();
  await run.work(OPERATIONS * 0.5);
  await run.sleepUntil(evening(addDays(today(), 6)));
  await run.passMidnight();
  await run.work(OPERATIONS * 0.7);
  // Every consent of the law's year has lapsed.
  await run.sleepUntil(morning(addDays(today(), 367)));
  await run.work(OPERATIONS);

  await run.clear();
  expect.soft(distinct(run.findings).slice(0, 20), 'told without right').toEqual([]);
  expect.soft(p99(run.clearing.afterActs), 'p99 of clearing a screen, ms').toBeLessThan(CLEARED_WITHIN);

  const { rows } = await server.owner.query<{ seq: string }>('SELECT seq FROM team_stream');
  const head = Number(rows[0]?.seq);
  for (const { screen, name } of run.team) {
    await until(() => screen.seq >= head, {
      within: 3 * CLEARED_WITHIN,
      for: `${name} to come to the head of the stream`,
    });
    const { cards } = await screen.afresh();
    expect.soft(Object.fromEntries(screen.cards), `${name}’s screen`).toEqual(Object.fromEntries(cards));
  }

  const citizens = world.candidates.flatMap(({ citizen }) => citizen ?? []);
  expect.soft(await differences(run.team, citizens, run.judge), 'other than the table says').toEqual([]);
  await run.weigh();
  expect(distinct(run.findings).slice(0, 20), 'told without right').toEqual([]);
  expect(world.operations).toBeGreaterThanOrEqual(OPERATIONS);

  await test.info().attach('what was done', { body: run.summary(), contentType: 'text/plain' });
  if (process.env['SAMTAVLE_ORACLE_SUMMARY']) console.log(run.summary());
});

/** The nurse with each of the others, and everybody. */
function rooms({ team: [nurse, ...others] }: Run): Actor[][] {
  return nurse ? [...others.map((other) => [nurse, other]), [nurse, ...others]] : [];
}
