import { expect, test } from '@playwright/test';
import { Server } from '../support/server.js';
import { until } from '../support/until.js';
import { WireClient } from '../support/wire-client.js';
import { signedIn } from './team-at-work.js';

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

const LIMITED = { status: 429, json: { error: 'rate_limited' } };

test('security 24: one person asks only so fast, whichever log-in they ask with, and others are not held up', async () => {
  test.setTimeout(60_000);
  const [first, second] = [await signedIn(server, 'anne'), await signedIn(server, 'anne')];
  const jonas = await signedIn(server, 'jonas');
  const burst = () =>
    Promise.all(Array.from({ length: 300 }, (_, at) => (at % 2 === 0 ? first : second).get('/api/session')));
  // A slow machine needs several bursts until it has answered faster than one person may ask.
  const refused = await until(
    async () => {
      const limited = (await burst()).filter(({ status }) => status === 429);
      return limited.length > 0 && limited;
    },
    { within: 40_000, every: 0, for: 'somebody to be too fast' },
  );
  expect(refused[0]).toMatchObject(LIMITED);
  expect(Number(refused[0]?.headers['retry-after'])).toBeGreaterThan(0);
  expect((await jonas.get('/api/session')).status).toBe(200);
  await until(async () => (await first.get('/api/session')).status === 200, { within: 5_000, for: 'patience to pay' });
});

test('security 24: one line says only so much, and says it was too fast', async () => {
  const henrik = await signedIn(server, 'henrik');
  const socket = henrik.socket();
  await socket.open();
  const acks = await Promise.all(Array.from({ length: 250 }, () => socket.ask('presence', { citizen: null })));
  const refused = acks.filter((ack) => JSON.stringify(ack).includes('rate_limited'));
  expect(refused.length).toBeGreaterThan(50);
  expect(socket.isOpen).toBe(true);
  socket.close();
});

test('security 24: log-ins from one address are only so many, whatever address they claim', async () => {
  const tries = await Promise.all(
    Array.from({ length: 200 }, (_, at) =>
      new WireClient(server.origin, 'anne').call({
        method: 'POST',
        path: '/api/session/demo',
        headers: { 'content-type': 'application/json', 'x-forwarded-for': `203.0.113.${at}` },
        body: JSON.stringify({ persona: `nobody-${at}` }),
      }),
    ),
  );
  const refused = tries.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(40);
  expect(refused[0]).toMatchObject(LIMITED);
  expect(tries.filter(({ status }) => status !== 429).every(({ status }) => status === 404)).toBe(true);
});
