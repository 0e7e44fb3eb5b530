import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { type CitizenId, Frame } from '@samtavle/contracts';
import { addDays, danishDay, instant, startOfDanishDay } from '@samtavle/domain';
import { inventedCpr } from '../support/invented-citizen.js';
import { Screen } from '../support/screen.js';
import { Server } from '../support/server.js';
import { minutesAfter, setServerClock } from '../support/server-clock.js';
import { until } from '../support/until.js';
import { done, type WireClient } from '../support/wire-client.js';
import { headOfStream } from './stream-checks.js';
import { aliasIn, consented, enrolled, noted, placed, signedIn } from './team-at-work.js';

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

/** A screen and every frame on it that was more than the tick of the second. */
async function watched(persona: string): Promise<{ screen: Screen; told: Frame[]; client: WireClient }> {
  const screen = new Screen(await signedIn(server, persona));
  await screen.open();
  await wait(300);
  const told: Frame[] = [];
  screen.line.onMessage.add((name, said) => {
    const frame = name === 'frame' ? Frame.parse(said) : undefined;
    if (frame && (frame.cards.rows.length > 0 || frame.gone.length > 0 || frame.notes.length > 0)) told.push(frame);
  });
  return { screen, told, client: screen.client };
}

test('whatever one authority does with its own card of somebody both know shows the other nothing, not even that', async () => {
  const jonas = await signedIn(server, 'jonas');
  const cpr = inventedCpr(600);
  const { screen, told, client: anne } = await watched('anne');
  const regional = await enrolled(anne, { cpr });
  await placed(anne, regional);
  const head = await headOfStream(server);
  await until(() => screen.seq >= head, { within: 3_000, for: 'her own card' });
  told.length = 0;

  const social = await enrolled(jonas, { cpr });
  const version = await placed(jonas, social);
  await noted(jonas, social, 'Kun for kommunen');
  const members = [jonas.me.acting.memberId];
  done(await jonas.command('citizen.contacts', { citizen: social, version: 1, contacts: [] }));
  done(await jonas.command('citizen.contacts', { citizen: social, version: 2, contacts: members }));
  done(await jonas.command('board.move', { citizen: social, owner: 'muni_social', version, level: 3 }));
  const asked = done(await jonas.command('consent.ask', { citizen: social, package: 'PKG_BASE', version: null }));
  done(await jonas.command('consent.refuse', { citizen: social, package: 'PKG_BASE', version: asked.version }));
  done(
    await jonas.command('board.take-off', {
      citizen: social,
      owner: 'muni_social',
      version: version + 1,
      because: 'stable',
      handOverActions: true,
    }),
  );
  await wait(1_500);
  expect(told).toEqual([]);
  screen.close();
});

test('a tombstone comes only to a screen that has had the card', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await watched('jonas');
  const birgit = await watched('birgit');
  // Not on the board: a consent lets the other side know the name, but nobody there has to do with the citizen.
  const citizen = await enrolled(anne);
  await consented(anne, citizen);
  const alias = await aliasIn(server, citizen, 'muni_social');
  await wait(400);
  expect(jonas.screen.cards.has(alias) || birgit.screen.cards.has(alias)).toBe(false);
  done(await anne.command('consent.withdraw', { citizen, package: 'PKG_BASE', version: 2 }));
  await wait(700);
  expect(jonas.told, 'on duty for the own sector').toEqual([]);
  expect(birgit.told).toEqual([]);
  jonas.screen.close();
  birgit.screen.close();
});

test('a consent lapses on the day it was to, and can be given again', async () => {
  test.setTimeout(60_000);
  const today = danishDay(instant(new Date()));
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(addDays(today, 1)), -5));
  const anne = await signedIn(server, 'anne');
  const tom = await watched('tom');
  const citizen = await enrolled(anne);
  await placed(anne, citizen);
  const give = (version: number | null, expiresOn?: string) =>
    anne.command('consent.give', {
      citizen,
      package: 'PKG_BASE',
      version,
      form: 'written',
      ...(expiresOn === undefined ? {} : { expiresOn }),
    });
  done(await give(null, addDays(today, 1)));
  const alias = await aliasIn(server, citizen, 'muni_social');
  await until(() => tom.screen.cards.has(alias), { within: 2_000, for: 'the card by consent' });
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(addDays(today, 1)), 0.05));
  await until(() => !tom.screen.cards.has(alias), { within: 3_000, for: 'the card to leave at midnight' });
  expect(await tom.client.get(`/api/citizens/${alias}`)).toMatchObject({ status: 404 });

  // A decision that has ended shuts its whole class out until it is made anew, a second later at most.
  const isBack = async () => (await anne.get(`/api/citizens/${citizen}`)).status === 200;
  await until(isBack, { within: 2_000, for: 'the own sector’s decision to be made anew' });
  expect(await stateOf(anne, citizen), 'it is not said to be in force').toMatch(/expired|ended/);
  // Time writes down that it lapsed, and that is a step like any other.
  const lapsed = async () => {
    const { rows } = await server.owner.query<{ version: number }>(
      `SELECT k.version FROM consent k JOIN citizen_alias a ON a.citizen_id = k.citizen_id WHERE a.id = $1 AND k.state = 'expired'`,
      [citizen],
    );
    return rows[0]?.version;
  };
  const version = await until(lapsed, { within: 5_000, for: 'the lapse to be written down' });
  done(await give(version));
  await until(() => tom.screen.cards.has(alias), { within: 2_000, for: 'the card by the new consent' });
  tom.screen.close();
});

test('a board opened in the first second of a day lacks nobody whom another consent still shares', async () => {
  test.setTimeout(60_000);
  const today = addDays(danishDay(instant(new Date())), 2);
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(addDays(today, 1)), -5));
  const [anne, jonas] = [await signedIn(server, 'anne'), await signedIn(server, 'jonas')];
  const cpr = inventedCpr(602);
  const regional = await enrolled(anne, { cpr });
  const social = await enrolled(jonas, { cpr });
  await placed(anne, regional);
  // Both sides have asked, and the citizen has said yes to both: once for a day, once for a year.
  await consented(anne, regional, 'PKG_BASE', addDays(today, 1));
  await consented(jonas, social);
  const tom = new Screen(await signedIn(server, 'tom'));
  await tom.open();
  expect(tom.cards.has(social)).toBe(true);
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(addDays(today, 1)), 0.01));
  for (let look = 0; look < 10; look += 1) {
    expect((await tom.afresh()).cards.has(social), `look ${look} of the new day`).toBe(true);
    await wait(100);
  }
  expect(tom.cards.has(social)).toBe(true);
  tom.close();
});

test('a reason hung on the other authority’s stay goes when the stay may no longer be seen', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await signedIn(server, 'jonas');
  const cpr = inventedCpr(601);
  const regional = await enrolled(anne, { cpr });
  const social = await enrolled(jonas, { cpr });
  const version = await placed(anne, regional);
  await consented(anne, regional);
  const edit = { citizen: social, owner: 'region_psych', version, reasons: ['eviction_threat'] } as const;
  done(await jonas.command('board.edit', { ...edit, reasons: [...edit.reasons] }));
  const stay = await server.owner.query<{ id: string }>(
    `SELECT e.id FROM element e JOIN citizen_alias a USING (citizen_id) WHERE a.id = $1 AND e.kind = 'stay'`,
    [regional],
  );
  const id = stay.rows[0]?.id ?? '';
  expect((await jonas.get(`/api/citizens/${social}`)).body).toContain(id);
  done(await anne.command('consent.withdraw', { citizen: regional, package: 'PKG_BASE', version: 2 }));
  for (const path of [`/api/citizens/${social}`, `/api/citizens/${social}/history`])
    expect.soft((await jonas.get(path)).body, path).not.toContain(id);
});

test('a board left open over midnight shows the new day’s visits and no longer yesterday’s', async () => {
  test.setTimeout(60_000);
  const first = addDays(danishDay(instant(new Date())), 3);
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(addDays(first, 1)), -5));
  const anne = await watched('anne');
  const citizen = await enrolled(anne.client);
  const other = await enrolled(anne.client);
  // Visits come with plans, which have no room yet; here they are written as the owner.
  for (const [alias, day] of [
    [citizen, first],
    [other, addDays(first, 1)],
  ] as const)
    await server.owner.query(
      `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, on_day, version, created_at, updated_at)
       SELECT gen_random_uuid(), team_id, citizen_id, 'visit', 'region_psych', 'visit_logistics', 4,
              jsonb_build_object('on', $2::text, 'at', '10:00', 'who', '[]'::jsonb), $2::date, 1, now(), now()
         FROM citizen_alias WHERE id = $1`,
      [alias, day],
    );
  anne.screen.forget();
  await anne.screen.open();
  expect(anne.screen.cards.get(citizen)?.visit).not.toBeNull();
  expect(anne.screen.cards.get(other)?.visit).toBeNull();
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(addDays(first, 1)), 0.05));
  await until(() => anne.screen.cards.get(citizen)?.visit === null && anne.screen.cards.get(other)?.visit, {
    within: 4_000,
    for: 'the board to show the new day',
  });
  anne.screen.close();
});

async function stateOf(client: WireClient, citizen: CitizenId): Promise<string> {
  const { json } = await client.get(`/api/citizens/${citizen}`);
  const consents = (json as { consents?: { package: string; state: string }[] }).consents ?? [];
  return consents.find((one) => one.package === 'PKG_BASE')?.state ?? 'none';
}
