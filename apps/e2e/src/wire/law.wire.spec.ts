import { expect, test } from '@playwright/test';
import { AuditPage, type CitizenId, TaskList } from '@samtavle/contracts';
import { day, startOfDanishDay } from '@samtavle/domain';
import { Server } from '../support/server.js';
import { minutesAfter, morning, setServerClock } from '../support/server-clock.js';
import { until } from '../support/until.js';
import { done, type WireClient } from '../support/wire-client.js';
import { peopleOf } from './people-of.js';
import { aliasIn, consented, enrolled, noted, placed, signedIn } from './team-at-work.js';

/*
 * The acceptance tests drawn from law (law.md §11.8) that need nothing but the board, the consents and the log, through the
 * running system: REST, the socket and the log. Each is named after its number.
 */

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

const { atTheScreen, cardsOf, opened, saidTo, somebody } = peopleOf(() => server, 2_000);

test('law 1: without base consent a regional citizen is nothing to the municipality, not even an empty card', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await atTheScreen('jonas');
  const before = jonas.screen.cards.size;
  const who = somebody();
  const citizen = await enrolled(anne, who);
  await placed(anne, citizen, 3);
  await noted(anne, citizen, 'Vil gerne ud at sejle');
  const theirs = await aliasIn(server, citizen, 'muni_social');
  await until(() => jonas.screen.seq > 0, { within: 5_000, for: 'a tick' });
  expect((await jonas.client.post('/api/search', { query: who.givenName })).json).toEqual({ hits: [] });
  for (const id of [theirs, citizen])
    for (const path of [`/api/citizens/${id}`, `/api/citizens/${id}/history`])
      expect((await jonas.client.get(path)).status).toBe(404);
  await jonas.client.post('/api/board/print');
  await jonas.client.get('/api/tasks');
  expect((await cardsOf(jonas.client)).length).toBe(before);
  expect(jonas.screen.cards.size).toBe(before);
  expect(saidTo(jonas.received)).not.toMatch(new RegExp(`${who.givenName}|${theirs}|sejle`));
  jonas.screen.close();
});

test('law 3: a withdrawal takes the card from the other side’s open screen and its wall, and says not why', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await atTheScreen('jonas');
  const who = somebody();
  const citizen = await enrolled(anne, who);
  await placed(anne, citizen);
  await consented(anne, citizen);
  const theirs = await aliasIn(server, citizen, 'muni_social');
  await until(() => jonas.screen.cards.has(theirs), { within: 5_000, for: 'the card to come' });
  done(await jonas.client.command('meeting.open', {}));
  const onWall = async () => JSON.stringify((await jonas.client.post('/api/meeting/wall', { shown: null })).json);
  expect(await onWall()).toContain(who.givenName);
  const mark = jonas.received.length;
  const withdrawn = done(
    await anne.command('consent.withdraw', {
      citizen,
      package: 'PKG_BASE',
      version: (await stateOf(anne, citizen)).version,
    }),
  );
  await until(() => !jonas.screen.cards.has(theirs), { within: 5_000, for: 'the card to go' });
  await until(() => jonas.screen.seq >= (withdrawn.seq ?? 0), { within: 5_000, for: 'the screen to be there' });
  expect(await onWall()).not.toContain(who.givenName);
  expect(saidTo(jonas.received.slice(mark))).not.toMatch(/withdraw|tilbagekald/);
  jonas.screen.close();
});

const stateOf = async (client: WireClient, citizen: CitizenId, named = 'PKG_BASE') => {
  const view = (await opened(client, citizen)).consents.find((one) => one.package === named);
  if (!view) throw new Error('no such package');
  return view;
};

test('law 6: the same person in another capacity is another viewer: medication goes, the ceiling is a support worker’s', async () => {
  const anne = await signedIn(server, 'anne');
  const nurse = await signedIn(server, 'dorte', 'muni_health');
  const who = somebody();
  const citizen = await enrolled(anne, who);
  await placed(anne, citizen);
  done(
    await anne.command('element.write', { citizen, kind: 'note', category: 'medication_depot', text: 'Depot torsdag' }),
  );
  done(await nurse.command('citizen.enrol', { cpr: who.cpr, givenName: who.givenName, familyName: who.familyName }));
  await consented(anne, citizen);
  const asNurse = await opened(nurse, await aliasIn(server, citizen, 'muni_health'));
  expect(JSON.stringify(asNurse)).toContain('Depot torsdag');

  const worker = await signedIn(server, 'dorte', 'muni_social');
  const alias = await aliasIn(server, citizen, 'muni_social');
  const asWorker = await opened(worker, alias);
  expect(JSON.stringify(asWorker)).not.toContain('Depot torsdag');
  expect(asWorker.writable).not.toContain('economy_benefits');
  // Each capacity knows the citizen by its own id, and by no other.
  expect((await worker.get(`/api/citizens/${await aliasIn(server, citizen, 'muni_health')}`)).status).toBe(404);
  // The switch itself is in the log.
  const { capacities } = worker.me;
  const other = capacities.find(({ sector }) => sector === 'muni_health');
  await worker.post('/api/session/capacity', { memberId: other?.memberId });
  const officer = await signedIn(server, 'kirsten');
  const page = AuditPage.parse((await officer.post('/api/audit/search', { type: 'session.capacity' })).json);
  expect(page.entries[0]).toMatchObject({ outcome: 'ok', actor: { name: worker.me.name } });
});

test('law 13: a list of many citizens leaves a line in the log for each of them', async () => {
  const anne = await signedIn(server, 'anne');
  const shown = (await cardsOf(anne)).length;
  expect(shown).toBeGreaterThanOrEqual(20);
  const { rows } = await server.owner.query<{ lines: string }>(
    `SELECT count(*) AS lines FROM audit_subject WHERE audit_id =
       (SELECT id FROM audit_event WHERE type = 'board.shown' AND member_id = $1 ORDER BY recorded_at DESC LIMIT 1)`,
    [anne.me.acting.memberId],
  );
  expect(Number(rows[0]?.lines)).toBe(shown);
});

test('law 14: the audit officer sees that a field was opened, and not what it says', async () => {
  const anne = await signedIn(server, 'anne');
  const citizen = await enrolled(anne, somebody());
  await placed(anne, citizen);
  done(
    await anne.command('element.write', { citizen, kind: 'note', category: 'diagnosis', text: 'Noget meget bestemt' }),
  );
  await opened(anne, citizen);
  const officer = await signedIn(server, 'ove');
  const answer = await officer.post('/api/audit/search', { type: 'citizen.shown' });
  const [entry] = AuditPage.parse(answer.json).entries;
  expect(entry?.shown.find(({ owner }) => owner === 'region_psych')?.categories).toContain('diagnosis');
  expect(answer.body).not.toContain('Noget meget bestemt');
});

test('law 20: a refused base consent tells the municipality nothing, not even that anybody was asked', async () => {
  const anne = await signedIn(server, 'anne');
  const jonas = await atTheScreen('jonas');
  const who = somebody();
  const citizen = await enrolled(anne, who);
  await placed(anne, citizen);
  const theirs = await aliasIn(server, citizen, 'muni_social');
  const mark = jonas.received.length;
  const { seq } = done(await anne.command('consent.refuse', { citizen, package: 'PKG_BASE', version: null }));
  await until(() => jonas.screen.seq >= (seq ?? 0), { within: 5_000, for: 'the screen to pass it by' });
  expect((await jonas.client.get(`/api/citizens/${theirs}`)).status).toBe(404);
  expect(saidTo(jonas.received.slice(mark))).not.toMatch(new RegExp(`${who.givenName}|${theirs}|PKG_BASE|refuse`));
  const frames = jonas.received.slice(mark).flatMap(({ what, said }) => (what === 'frame' ? [said] : []));
  for (const frame of frames) expect(frame).toMatchObject({ gone: [], notes: [], cards: { rows: [] } });
  jonas.screen.close();
});

test('law 23: who may not read a sentence sees the neutral marker in its place', async () => {
  const anne = await signedIn(server, 'anne');
  const pia = await signedIn(server, 'pia');
  const who = somebody();
  const citizen = await enrolled(anne, who);
  done(
    await anne.command('board.place', {
      citizen,
      level: 2,
      reasons: ['forensic_measure'],
      firstAction: { text: 'Aftal tilsyn', responsible: anne.me.acting.memberId },
    }),
  );
  done(await pia.command('citizen.enrol', { cpr: who.cpr, givenName: who.givenName, familyName: who.familyName }));
  const alias = await aliasIn(server, citizen, 'muni_health');
  const card = (await cardsOf(pia)).find(({ id }) => id === alias);
  expect(card).toMatchObject({ reasons: [], reasonHeld: true });
  expect((await cardsOf(anne)).find(({ id }) => id === citizen)?.reasons).toHaveLength(1);
});

// The clock goes forward from here on: what needs today stands above.
test('law 2 and law 19: a consent holds to the last minute of its calendar year, is reminded of, and is gone at midnight', async () => {
  const given = day('2027-03-01');
  await setServerClock(server.origin, morning(given));
  const anne = await signedIn(server, 'anne');
  const citizen = await enrolled(anne, somebody());
  await placed(anne, citizen);
  await consented(anne, citizen);
  const theirs = await aliasIn(server, citizen, 'muni_social');
  expect(await stateOf(anne, citizen)).toMatchObject({ givenOn: given, expiresOn: '2028-03-01' });

  // 2028 is a leap year: the year has 366 days, and 29 February is one of them.
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(day('2028-03-01')), -1));
  const jonas = await atTheScreen('jonas');
  expect(jonas.screen.cards.has(theirs)).toBe(true);
  await setServerClock(server.origin, minutesAfter(startOfDanishDay(day('2028-03-01')), 0.05));
  await until(() => !jonas.screen.cards.has(theirs), { within: 8_000, for: 'the card to leave the open screen' });
  expect((await jonas.client.get(`/api/citizens/${theirs}`)).status).toBe(404);
  jonas.screen.close();

  const again = await signedIn(server, 'anne');
  await until(
    async () =>
      TaskList.parse((await again.get('/api/tasks')).json).tasks.some(
        ({ citizen: about, kind }) => about === citizen && kind === 'consent_lapsed',
      ),
    // A year of the whole demo team lapses with it, one consent after the other.
    { within: 25_000, for: 'the contact person to be asked to invite the citizen again' },
  );
});
