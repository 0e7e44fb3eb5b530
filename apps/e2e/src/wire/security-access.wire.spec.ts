import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import { COMMANDS, ROUTES } from '@samtavle/contracts';
import { TEST_SECRETS } from '../support/api-process.js';
import { type Call, httpCall } from '../support/http-call.js';
import { patiently } from '../support/patience.js';
import { Server } from '../support/server.js';
import { until } from '../support/until.js';
import { type WireClient } from '../support/wire-client.js';
import { oneOfEachCapacity } from './team-at-work.js';
import { mayDo } from './who-may.js';

let server: Server;
let everybody: WireClient[] = [];
test.beforeAll(async () => {
  server = await Server.start();
  everybody = await oneOfEachCapacity(server);
});
test.afterAll(() => server.stop());

/** Something to send to each route; whether it is any use does not matter, only whether the door opens. */
function callOf(route: (typeof ROUTES)[keyof typeof ROUTES]): Call {
  const path = route.path.replace(':id', randomUUID());
  if (route.method !== 'POST') return { method: route.method, path };
  const isFile = route.path.endsWith('/preview');
  const type = isFile ? 'application/octet-stream' : 'application/json';
  return { method: 'POST', path, headers: { 'content-type': type }, body: '{}' };
}

test('security 1: every route lets in the roles it is for, and nobody else', async () => {
  test.setTimeout(90_000);
  const wrong: string[] = [];
  for (const [name, route] of Object.entries(ROUTES)) {
    // Would end the sessions of this test; log-out has its own.
    if (name === 'session.end') continue;
    const { access } = route;
    const bare = { origin: server.origin, 'x-samtavle': '1' };
    const nobody = await httpCall(server.origin, { ...callOf(route), headers: { ...bare, ...callOf(route).headers } });
    const needsNoSession = ['public', 'demo', 'test-clock'].includes(access.kind);
    expect(nobody.status === 401, `${name} without a session: ${nobody.status}`).toBe(!needsNoSession);
    if (access.kind !== 'signed-in' && access.kind !== 'action') continue;
    for (const client of everybody) {
      const { role } = client.me.acting;
      const answer = await patiently(() => client.call(callOf(route)));
      const isFor = access.kind === 'signed-in' || mayDo(client.me.acting, access.action, access.subject);
      const wasRefused = answer.status === 401 || answer.status === 403;
      const isRight = isFor ? !wasRefused : wasRefused && codeOf(answer.json) === 'action_not_allowed';
      if (!isRight) wrong.push(`${name} as ${role}: ${answer.status} ${answer.body.slice(0, 80)}`);
    }
  }
  expect(wrong).toEqual([]);
});

test('security 1 and 4: every command lets in the roles it is for, and nobody else, over REST and over the socket', async () => {
  test.setTimeout(90_000);
  // Told once at the end: so many times it takes as long to expect as to ask.
  const wrong: string[] = [];
  for (const client of everybody) {
    const { role } = client.me.acting;
    const socket = client.socket();
    await socket.open();
    for (const [name, { action, subject }] of Object.entries(COMMANDS)) {
      const wanted = mayDo(client.me.acting, action, subject) ? 'invalid_input' : 'action_not_allowed';
      // No contract is a word.
      const envelope = { id: randomUUID(), input: 'nothing' };
      const answer = await patiently(() => client.post(`/api/commands/${name}`, envelope));
      if (codeOf(answer.json) !== wanted) wrong.push(`${name} as ${role}: ${answer.body.slice(0, 80)}`);
      const ack = (await patiently(async () => ({ said: await socket.askAnything('command', { name, ...envelope }) })))
        .said;
      if (!isRefusedWith(ack, wanted)) wrong.push(`${name} as ${role} over the socket: ${JSON.stringify(ack)}`);
    }
    socket.close();
  }
  expect(wrong).toEqual([]);
});

/** The code of an error; undefined when it is none. */
const codeOf = (said: unknown): unknown =>
  typeof said === 'object' && said !== null && 'error' in said ? said.error : undefined;

const isRefusedWith = (ack: unknown, code: string): boolean =>
  typeof ack === 'object' && ack !== null && 'ok' in ack && ack.ok === false && codeOf(codeOf(ack)) === code;

test('security 1: the machine’s door opens to its credential alone', async () => {
  const knock = (authorization?: string) =>
    httpCall(server.origin, {
      method: 'POST',
      path: '/api/exchange/medcom',
      headers: { 'content-type': 'application/fhir+json', ...(authorization ? { authorization } : {}) },
      body: '{}',
    });
  const token = TEST_SECRETS.SAMTAVLE_EXCHANGE_TOKEN;
  for (const wrong of [
    undefined,
    'Bearer',
    'Bearer x',
    `Basic ${token}`,
    `Bearer ${token}x`,
    `Bearer ${token.slice(1)}`,
  ])
    expect(await knock(wrong)).toMatchObject({ status: 401 });
  expect((await knock(`Bearer ${token}`)).status).not.toBe(401);
  const [anne] = everybody;
  expect(await anne?.post('/api/exchange/medcom', {})).toMatchObject({ status: 401 });
});

test('security 1: what no contract declares does not exist, signed in or not', async () => {
  const [anne] = everybody;
  const paths = [
    '/api',
    '/api/',
    '/api/citizens',
    '/api/admin',
    '/api/audit',
    '/api/commands',
    '/api/board/history',
    '/api/users',
    '/api/../api/board/x',
  ];
  for (const path of paths)
    for (const method of ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])
      expect((await anne?.call({ method, path }))?.status, `${method} ${path}`).toBe(404);
  for (const method of ['PUT', 'PATCH', 'DELETE'])
    expect((await anne?.call({ method, path: '/api/board' }))?.status, `${method} /api/board`).toBe(404);
  for (const name of ['board.destroy', '__proto__', 'constructor', 'toString', 'hasOwnProperty', '%00'])
    expect(await anne?.post(`/api/commands/${name}`, { id: randomUUID(), input: {} }), name).toMatchObject({
      status: 404,
    });
});

test('security 33: a socket message nobody declared is dropped without an answer, and the line goes on', async () => {
  const [anne] = everybody;
  const socket = anne?.socket();
  await socket?.open();
  for (const name of ['admin', 'subscribe', 'board', 'frame', '__proto__', 'constructor'])
    await expect(socket?.askAnything(name, {}, 300), name).rejects.toThrow();
  expect(await socket?.ask('presence', { citizen: null })).toMatchObject({ ok: true });
  socket?.close();
  await until(() => server.isRunning, { within: 100, for: 'the process to be alive' });
});
