import { setTimeout as wait } from 'node:timers/promises';
import { expect, test } from '@playwright/test';
import { danishDay, instant } from '@samtavle/domain';
import { Screen } from '../support/screen.js';
import { Server } from '../support/server.js';
import { minutesAfter, morning, setServerClock, tomorrow } from '../support/server-clock.js';
import { until } from '../support/until.js';
import { enrolled, placed, signedIn } from './team-at-work.js';

/** What a screen may take to hear that its session is over. */
const ENDED_WITHIN_MS = 2_000;
/** What the clock of a busy test machine may add to that. */
const GRACE_MS = 2_000;

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
  // All on one day: on a new one every screen loads its board afresh, and that counts as using it.
  await setServerClock(server.origin, morning(tomorrow()));
});
test.afterAll(() => server.stop());

async function openScreen(persona: string): Promise<Screen> {
  const screen = new Screen(await signedIn(server, persona));
  await screen.open();
  return screen;
}

async function endsSoon(screen: Screen, reason: string): Promise<void> {
  const ended = { within: ENDED_WITHIN_MS + GRACE_MS, for: `the screen to hear ${reason}` };
  expect(await until(() => screen.ended, ended)).toBe(reason);
  await until(() => !screen.isOpen, { within: 500, for: 'the line to be closed' });
  await expect(screen.open(), 'the same cookie opens no line').rejects.toThrow('not_signed_in');
  expect(await screen.client.get('/api/board')).toMatchObject({ status: 401 });
}

test('security 10: the session id is 256 random bits, new at every log-in and at a change of capacity', async () => {
  const seen = new Set<string>();
  for (let time = 0; time < 5; time += 1) {
    const { cookie = '' } = await signedIn(server, 'louise', 'region_psych');
    const token = cookie.split('=')[1] ?? '';
    expect(Buffer.from(token, 'base64url')).toHaveLength(32);
    seen.add(token);
  }
  expect(seen.size).toBe(5);
  const louise = await signedIn(server, 'louise', 'region_psych');
  const before = louise.cookie;
  const other = louise.me.capacities.find(({ sector }) => sector === 'muni_social');
  const switched = await louise.post('/api/session/capacity', { memberId: other?.memberId });
  expect(switched).toMatchObject({ status: 200, json: { acting: { sector: 'muni_social' } } });
  expect(louise.cookie).not.toBe(before);
  const old = await louise.call({ method: 'GET', path: '/api/board', headers: { cookie: before ?? '' } });
  expect(old).toMatchObject({ status: 401, json: { error: 'session_ended' } });
  expect(await louise.get('/api/board')).toMatchObject({ status: 200 });
});

test('security 10: a session id chosen by somebody else is not taken on', async () => {
  const { cookie = '' } = await signedIn(server, 'anne');
  const name = cookie.split('=')[0];
  const planted = `${name}=${Buffer.alloc(32, 1).toString('base64url')}`;
  const answer = await fetch(`${server.origin}/api/session/demo`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: server.origin, 'x-samtavle': '1', cookie: planted },
    body: JSON.stringify({ persona: 'anne' }),
  });
  expect(answer.headers.get('set-cookie')).not.toContain(planted.split('=')[1]);
});

test('security 10: nobody acts in a capacity that is not theirs', async () => {
  const jonas = await signedIn(server, 'jonas');
  const anne = await signedIn(server, 'anne');
  const stolen = await jonas.post('/api/session/capacity', { memberId: anne.me.acting.memberId });
  expect(stolen).toMatchObject({ status: 404 });
  expect(await jonas.get('/api/session')).toMatchObject({ json: { acting: { role: 'support_worker_muni' } } });
});

test('security 12: logging out ends the line and every request within two seconds', async () => {
  const screen = await openScreen('anne');
  const other = await openScreen('anne');
  const out = await screen.client.call({ method: 'DELETE', path: '/api/session' });
  expect(out.status).toBe(204);
  expect(out.headers['clear-site-data']).toContain('storage');
  expect(screen.client.cookie).toMatch(/=$/);
  const seen = other.client.cookie;
  await until(() => screen.ended, { within: ENDED_WITHIN_MS + GRACE_MS, for: 'the line to end' });
  // Another log-in of the same person is not touched.
  expect(seen && (await other.client.get('/api/board')).status).toBe(200);
  other.close();
});

test('security 12: a change of capacity ends the line of the old one', async () => {
  const screen = new Screen(await signedIn(server, 'louise', 'region_psych'));
  await screen.open();
  const other = screen.client.me.capacities.find(({ sector }) => sector === 'muni_social');
  const { cookie } = screen.client;
  await screen.client.post('/api/session/capacity', { memberId: other?.memberId });
  screen.client.cookie = cookie;
  await endsSoon(screen, 'capacity');
});

test('security 5 and 12: a disabled account and an ended membership lose the line, and nothing comes after', async () => {
  const [anne, henrik, sofie] = [await openScreen('anne'), await openScreen('henrik'), await openScreen('sofie')];
  const citizen = await enrolled(anne.client);
  await server.owner.query(`UPDATE person SET disabled_at = now() - interval '1 minute' WHERE subject = 'henrik'`);
  await server.owner.query(
    `UPDATE member SET valid_to = $1::date - 1 FROM person p WHERE p.id = person_id AND p.subject = 'sofie'`,
    [danishDay(instant(new Date()))],
  );
  await endsSoon(henrik, 'disabled');
  await endsSoon(sofie, 'disabled');
  await placed(anne.client, citizen, 3);
  await wait(1_200);
  expect(anne.cards.has(citizen)).toBe(true);
  expect(henrik.cards.has(citizen) || sofie.cards.has(citizen)).toBe(false);
  await expect(signedIn(server, 'henrik')).rejects.toThrow();
  await server.owner.query(`UPDATE person SET disabled_at = NULL WHERE subject = 'henrik'`);
  await server.owner.query('UPDATE member SET valid_to = NULL');
  anne.close();
});

test('security 5: the next frame after a contact person was replaced no longer comes to the old one', async () => {
  const anne = await openScreen('anne');
  const henrik = await openScreen('henrik');
  const citizen = await enrolled(anne.client);
  const contacts = (version: number, ...clients: Screen[]) =>
    anne.client.command('citizen.contacts', {
      citizen,
      version,
      contacts: clients.map(({ client }) => client.me.acting.memberId),
    });
  await contacts(1, anne, henrik);
  await until(() => henrik.cards.has(citizen), { within: 3_000, for: 'the card of a new contact person' });
  await contacts(2, anne);
  await until(() => !henrik.cards.has(citizen), { within: 2_000, for: 'the card to leave' });
  await anne.client.command('element.write', { citizen, kind: 'action', category: 'mental_state', text: 'Efter ham' });
  await wait(600);
  expect(henrik.cards.has(citizen)).toBe(false);
  expect(await henrik.client.get(`/api/citizens/${citizen}`)).toMatchObject({ status: 404 });
  anne.close();
  henrik.close();
});

test('security 11: fifteen idle minutes end a session, and an open line does not keep it', async () => {
  const start = morning(tomorrow());
  await setServerClock(server.origin, start);
  const used = await openScreen('anne');
  const idle = await openScreen('jonas');
  await setServerClock(server.origin, minutesAfter(start, 10));
  expect((await used.client.get('/api/session')).status).toBe(200);
  // The ticks of the line and its heartbeats come and go meanwhile.
  await wait(1_500);
  expect(idle.ended).toBeUndefined();
  await setServerClock(server.origin, minutesAfter(start, 16));
  await endsSoon(idle, 'idle');
  expect(used.ended).toBeUndefined();
  expect((await used.client.get('/api/session')).status).toBe(200);
  used.close();
});

test('security 11: commands over the line keep a session, listening does not', async () => {
  const start = morning(tomorrow());
  await setServerClock(server.origin, start);
  const anne = await openScreen('anne');
  const citizen = await enrolled(anne.client);
  for (let minutes = 14; minutes <= 42; minutes += 14) {
    await setServerClock(server.origin, minutesAfter(start, minutes));
    const write = { citizen, kind: 'note', category: 'mental_state', text: 'Stadig her' } as const;
    expect(await anne.client.command('element.write', write, { over: anne.line })).toMatchObject({ ok: true });
  }
  await setServerClock(server.origin, minutesAfter(start, 52));
  expect(await anne.line.ask('presence', { citizen: null })).toMatchObject({ ok: true });
  await setServerClock(server.origin, minutesAfter(start, 58));
  await endsSoon(anne, 'idle');
});

test('security 11: after twelve hours everybody logs in again, however busy', async () => {
  test.setTimeout(60_000);
  const start = morning(tomorrow());
  await setServerClock(server.origin, start);
  const anne = await openScreen('anne');
  for (let minutes = 14; minutes < 12 * 60; minutes += 14) {
    await setServerClock(server.origin, minutesAfter(start, minutes));
    expect((await anne.client.get('/api/session')).status, `after ${minutes} minutes`).toBe(200);
  }
  await setServerClock(server.origin, minutesAfter(start, 12 * 60 + 1));
  await endsSoon(anne, 'expired');
});
