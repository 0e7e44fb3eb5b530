import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import { expect, test } from '@playwright/test';
import { AuditPage } from '@samtavle/contracts';
import { formatCpr } from '@samtavle/domain';
import { WebSocket } from 'ws';
import { httpCall } from '../support/http-call.js';
import { inventedCpr } from '../support/invented-citizen.js';
import { type Received } from '../support/received.js';
import { Screen } from '../support/screen.js';
import { Server } from '../support/server.js';
import { until } from '../support/until.js';
import { WireClient } from '../support/wire-client.js';
import { enrolled, noted, placed, signedIn } from './team-at-work.js';

let server: Server;
test.beforeAll(async () => {
  server = await Server.start();
});
test.afterAll(() => server.stop());

test('security 25 and 26: a CPR number leaves the server only where it is asked for, and each time that is recorded', async () => {
  const received: Received[] = [];
  const anne = new WireClient(server.origin, 'anne', (one) => received.push(one));
  await anne.signIn();
  const screen = new Screen(anne);
  await screen.open();
  const cpr = inventedCpr(700);
  const citizen = await enrolled(anne, { cpr, givenName: 'Hemmelig', familyName: 'Opdigtet' });
  await placed(anne, citizen);
  await noted(anne, citizen, 'Siger ikke noget');
  await anne.get(`/api/citizens/${citizen}`);
  await anne.get(`/api/citizens/${citizen}/history`);
  await anne.post('/api/search', { query: 'Hemmelig' });
  await anne.post('/api/board/print');
  await anne.command('citizen.enrol', { cpr, givenName: 'Igen', familyName: 'Opdigtet' });
  await anne.command('citizen.enrol', { cpr: `${cpr}9`, givenName: 'For', familyName: 'Lang' });
  const digits = new RegExp(`${cpr.slice(0, 6)}-?${cpr.slice(6)}`);
  expect(received.filter(({ raw }) => digits.test(raw)).map(({ what }) => what)).toEqual([]);

  const revealed = await anne.post(`/api/citizens/${citizen}/cpr`);
  expect(revealed).toMatchObject({ status: 200, json: { cpr: formatCpr(cpr) } });
  const officer = await signedIn(server, 'ove');
  const page = AuditPage.parse((await officer.post('/api/audit/search', { type: 'citizen.cpr' })).json);
  expect(page.entries[0]).toMatchObject({ type: 'citizen.cpr', outcome: 'ok', actor: { name: anne.me.name } });
  screen.close();
});

test('security 25: no name, note or CPR number stands in a log line or an address', async () => {
  const anne = await signedIn(server, 'anne');
  const secret = 'Fortroligtnavn';
  const citizen = await enrolled(anne, { cpr: inventedCpr(701), givenName: secret, familyName: secret });
  await noted(anne, citizen, `Noget om ${secret}`);
  await anne.post('/api/search', { query: secret });
  await anne.get(`/api/citizens/${secret}`);
  await anne.get(`/api/${secret}/010157-5000`);
  await anne.post(`/api/commands/${secret}`, { id: randomUUID(), input: { secret } });
  await anne.call({
    method: 'POST',
    path: '/api/search',
    headers: { 'content-type': 'application/json' },
    body: `{"query": "${secret}`,
  });
  const said = server.log.join('\n');
  expect(said).not.toContain(secret);
  expect(said).not.toMatch(/\b\d{6}-?\d{4}\b/);
  expect(citizen).not.toContain(secret);
});

test('security 31: whatever is sent, a log line stays one line of plain text', async () => {
  const anne = await signedIn(server, 'anne');
  await anne.get('/api/%0d%0a%1b%5b31mfalsk%20linje');
  await anne.call({
    method: 'GET',
    path: '/api/board',
    headers: { 'user-agent': 'x\t\u001b[31m'.replace('\u001b', '%1b') },
  });
  await anne.command('element.write', {
    citizen: randomUUID() as never,
    kind: 'note',
    category: 'housing',
    text: 'linje\r\nfalsk linje',
  });
  // eslint-disable-next-line no-control-regex -- looking for control characters is the point
  expect(server.log.filter((line) => /[\u0000-\u001f\u007f]/.test(line))).toEqual([]);
  expect(server.log.filter((line) => line && readJson(line) === undefined)).toEqual([]);
});

test('security 32 and 33: broken frames and broken HTTP end their own connection and nothing else', async () => {
  const anne = await signedIn(server, 'anne');
  const screen = new Screen(anne);
  await screen.open();
  const url = `${server.origin.replace('http', 'ws')}/socket.io/?EIO=4&transport=websocket`;
  const broken = [
    '',
    '9',
    '4',
    '42',
    '42[',
    '42["command"',
    '42["command",{]',
    '45-',
    '451-["x",{"_placeholder":true,"num":9}]',
    '44',
    '40{"__proto__":1}',
    '\u0000',
  ];
  for (const said of broken) {
    const socket = new WebSocket(url, { headers: { origin: server.origin, cookie: anne.cookie ?? '' } });
    await new Promise((resolve) => socket.once('open', resolve));
    socket.send('40');
    socket.send(said);
    socket.send(Buffer.from([0xff, 0xfe, 0x00]));
    await new Promise((resolve) => setTimeout(resolve, 20));
    socket.terminate();
  }
  for (const raw of [
    'GET\r\n\r\n',
    'GET / HTTP/9.9\r\n\r\n',
    'POST /api/search HTTP/1.1\r\nContent-Length: -5\r\n\r\n',
    '\x16\x03\x01',
  ])
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => socket.end(raw));
      socket.on('error', () => resolve());
      socket.on('close', () => resolve());
      socket.resume();
    });
  expect(server.isRunning).toBe(true);
  expect((await anne.get('/api/board')).status).toBe(200);
  const before = screen.seq;
  await enrolled(anne);
  await until(() => screen.seq > before, { within: 5_000, for: 'the open screen to go on' });
  screen.close();
});

test('security 30: in production there is no interface description, no test clock, no demo, and errors say nothing', async () => {
  const production = await Server.start({
    settings: { NODE_ENV: 'production', SAMTAVLE_TEST_CLOCK: '', SAMTAVLE_DEMO: '' },
  });
  try {
    const get = (path: string, method = 'GET') =>
      httpCall(production.origin, { method, path, headers: { origin: production.origin, 'x-samtavle': '1' } });
    const closed = [
      '/api/openapi.json',
      '/api/docs',
      '/api/swagger',
      '/api/metrics',
      '/api/demo/personas',
      '/api/debug',
    ];
    for (const path of closed) expect((await get(path)).status, path).toBe(404);
    // Outside of the interface there is the page of the client, if anything.
    expect(String((await get('/metrics')).headers['content-type'])).not.toContain('text/plain');
    expect((await get('/api/test/clock', 'POST')).status).toBe(404);
    expect((await get('/api/session/demo', 'POST')).status).toBe(404);
    const broken = await httpCall(production.origin, {
      method: 'POST',
      path: '/api/search',
      headers: { 'content-type': 'application/json', origin: production.origin, 'x-samtavle': '1' },
      body: '{"query":',
    });
    expect(broken.status).toBe(400);
    expect(broken.body).not.toMatch(/at |\.js|node_modules|Unexpected|JSON/);
    expect((await get('/api/health/ready')).body).not.toMatch(/version|node|postgres/i);
  } finally {
    await production.stop();
  }
});

test('without being asked for in its settings the clock is nobody’s to move', async () => {
  await expect(Server.start({ settings: { NODE_ENV: 'production', SAMTAVLE_TEST_CLOCK: '1' } })).rejects.toThrow(
    'did not start',
  );
});

function readJson(line: string): unknown {
  try {
    return JSON.parse(line) as unknown;
  } catch {
    return undefined;
  }
}
