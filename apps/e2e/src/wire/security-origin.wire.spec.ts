import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { httpCall } from '../support/http-call.js';
import { LiveSocket } from '../support/live-socket.js';
import { Server } from '../support/server.js';
import { type WireClient } from '../support/wire-client.js';
import { signedIn } from './team-at-work.js';

let server: Server;
let anne: WireClient;
test.beforeAll(async () => {
  server = await Server.start();
  anne = await signedIn(server, 'anne');
});
test.afterAll(() => server.stop());

const foreignOrigins = () => [
  'https://evil.example',
  'null',
  '',
  `http://127.0.0.1:${server.port + 1}`,
  `http://127.0.0.1:${server.port}.evil.example`,
  `https://127.0.0.1:${server.port}x`,
  'file://',
];

test('security 8: a foreign, absent or null Origin opens no line, neither by polling nor by websocket', async () => {
  const cookie = anne.cookie ?? '';
  const listener = () => undefined;
  for (const from of foreignOrigins()) {
    const socket = new LiveSocket({ origin: server.origin, cookie, from, listener });
    await expect(socket.open(), `websocket from ${from}`).rejects.toThrow();
  }
  const poll = (headers: Record<string, string>) =>
    httpCall(server.origin, { method: 'GET', path: '/socket.io/?EIO=4&transport=polling', headers });
  for (const from of foreignOrigins())
    expect((await poll({ cookie, origin: from })).status, `polling from ${from}`).toBe(403);
  expect((await poll({ cookie })).status, 'polling without an Origin').toBe(403);
  expect((await poll({ cookie, origin: server.origin })).status).toBe(200);
});

test('security 8: requests from another site are refused, and a name that merely leads here is another site', async () => {
  for (const from of foreignOrigins().filter(Boolean))
    for (const call of [
      anne.call({ method: 'GET', path: '/api/board', headers: { origin: from } }),
      write({ origin: from }),
    ])
      expect((await call).status, from).toBe(403);
  const rebound = { host: 'evil.example', origin: 'http://evil.example' };
  expect(await write(rebound)).toMatchObject({ status: 403 });
});

test('security 9: nobody changes who they are or where from with a forwarding header', async () => {
  const spoofed = {
    'x-forwarded-for': '203.0.113.7',
    'x-real-ip': '203.0.113.7',
    forwarded: 'for=203.0.113.7;host=evil.example;proto=https',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  };
  expect((await write({ ...spoofed, origin: 'https://evil.example' })).status).toBe(403);
  const agent = `spoofing-${randomUUID()}`;
  const board = await anne.call({ method: 'GET', path: '/api/board', headers: { ...spoofed, 'user-agent': agent } });
  expect(board.status).toBe(200);
  const { rows } = await server.owner.query<{ network: string }>(
    'SELECT DISTINCT network FROM audit_event WHERE client = $1',
    [agent],
  );
  expect(rows.map(({ network }) => network)).toEqual([expect.stringMatching(/127\.0\.0\.1$/)]);
});

test('security 17: nothing changes by a form, a link or plain text', async () => {
  const before = await changes();
  const types = [
    'text/plain',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'text/html',
    'application/xml',
  ];
  for (const type of types) expect((await write({ 'content-type': type })).status, type).toBe(415);
  expect((await write({ 'x-samtavle': '0' })).status, 'without our own header').toBe(403);
  const { cookie = '' } = anne;
  const bare = await httpCall(server.origin, {
    method: 'POST',
    path: '/api/commands/citizen.enrol',
    headers: { cookie, 'content-type': 'application/json' },
    body: enrolment(),
  });
  expect(bare.status, 'without Origin').toBe(403);
  const link = await anne.get(`/api/commands/citizen.enrol?input=${encodeURIComponent(enrolment())}`);
  expect(link.status, 'by a link').toBe(404);
  const logOut = await anne.get('/api/session/end');
  expect(logOut.status).toBe(404);
  expect((await anne.get('/api/session')).status, 'still logged in').toBe(200);
  expect(await changes()).toEqual(before);
});

test('security 16: answers carry the headers that keep other pages, frames and caches out', async () => {
  for (const path of ['/api/session', '/api/board', '/api/health/live', '/api/nothing', '/']) {
    const { headers } = await anne.get(path);
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['x-powered-by'], path).toBeUndefined();
    expect(headers['access-control-allow-origin'], path).toBeUndefined();
    const policy = String(headers['content-security-policy']);
    expect(policy, path).toContain("default-src 'none'");
    expect(policy, path).toContain("script-src 'self'");
    expect(policy, path).toContain("frame-ancestors 'none'");
    expect(policy, path).toContain("base-uri 'none'");
    expect(policy.match(/script-src[^;]*/)?.[0], path).not.toMatch(/unsafe|\*|data:/);
    expect(String(headers['cache-control']), path).toContain('no-store');
  }
});

test('security 16: a preflight grants nothing to anybody', async () => {
  const answer = await httpCall(server.origin, {
    method: 'OPTIONS',
    path: '/api/board',
    headers: {
      origin: 'https://evil.example',
      'access-control-request-method': 'POST',
      'access-control-request-headers': 'x-samtavle',
    },
  });
  const granted = Object.keys(answer.headers).filter((name) => name.startsWith('access-control-'));
  expect(granted).toEqual([]);
});

test('security 15 and 16: behind TLS the cookie is bound to this host, and browsers are told to stay with TLS', async () => {
  const plain = await anne.post('/api/session/demo', { persona: 'anne' });
  expect(String(plain.headers['set-cookie'])).toMatch(
    /^samtavle=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+$/,
  );
  const behindTls = await Server.start({ settings: { SAMTAVLE_SECURE_COOKIE: '1' } });
  try {
    const client = await signedIn(behindTls, 'anne');
    const answer = await client.post('/api/session/demo', { persona: 'anne' });
    const [cookie = ''] = answer.headers['set-cookie'] ?? [];
    expect(cookie).toMatch(/^__Host-samtavle=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=\d+; Secure$/);
    expect(answer.headers['strict-transport-security']).toContain('max-age=31536000');
    expect((await client.get('/api/board')).status).toBe(200);
    const unbound = { cookie: (client.cookie ?? '').replace('__Host-', '') };
    expect((await client.call({ method: 'GET', path: '/api/board', headers: unbound })).status).toBe(401);
  } finally {
    await behindTls.stop();
  }
});

const enrolment = () =>
  JSON.stringify({ id: randomUUID(), input: { cpr: '010157-5999', givenName: 'Udefra', familyName: 'Borger' } });

function write(headers: Record<string, string>) {
  return anne.call({
    method: 'POST',
    path: '/api/commands/citizen.enrol',
    headers: { 'content-type': 'application/json', ...headers },
    body: enrolment(),
  });
}

async function changes(): Promise<unknown> {
  const { rows } = await server.owner.query('SELECT count(*) FROM enrolment');
  return rows;
}
