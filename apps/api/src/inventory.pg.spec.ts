import { type NestExpressApplication } from '@nestjs/platform-express';
import { ModulesContainer } from '@nestjs/core';
import { migrations, ROUTE } from '@samtavle/api-platform';
import { aConfig, aLog, migratedDatabase, type MigratedDatabase } from '@samtavle/api-platform/testing';
import { CLIENT_MESSAGES, COMMANDS, CONTRACT_ERRORS, ROUTES } from '@samtavle/contracts';
import { type Express } from 'express';
import request from 'supertest';
import { createServer } from './server.js';

let database: MigratedDatabase;
let app: NestExpressApplication;
let closed: NestExpressApplication;

const start = async (over: Parameters<typeof aConfig>[0]): Promise<NestExpressApplication> => {
  const server = await createServer({
    config: aConfig(over),
    clock: database.clock,
    log: aLog('silent').log,
    runtimeUrl: database.runtimeUrl,
  });
  await server.init();
  return server;
};

beforeAll(async () => {
  database = await migratedDatabase();
  app = await start({ SAMTAVLE_DEMO: '1', SAMTAVLE_TEST_CLOCK: '1' });
  closed = await start({ NODE_ENV: 'production', SAMTAVLE_SECURE_COOKIE: '1' });
}, 60_000);
afterAll(async () => {
  await app?.close();
  await closed?.close();
  await database?.close();
});

/** What Express itself would answer, read from its own router. */
function routesOf(server: NestExpressApplication): string[] {
  const express: Express = server.getHttpAdapter().getInstance();
  return express.router.stack
    .flatMap(({ route }) => route?.stack.map(({ method = '' }) => `${method.toUpperCase()} ${route.path}`) ?? [])
    .sort();
}

interface Handler {
  readonly name: string;
  readonly declared: unknown;
  readonly message: unknown;
  readonly isGateway: boolean;
}

/** Every method of every controller and gateway that Nest calls for somebody outside. */
function handlersOf(server: NestExpressApplication): Handler[] {
  const types = [...server.get(ModulesContainer).values()].flatMap((module) => [
    ...module.controllers.values(),
    ...module.providers.values(),
  ]);
  return types.flatMap(({ metatype }) => {
    if (typeof metatype !== 'function' || !metatype.prototype) return [];
    const { prototype } = metatype;
    return Object.getOwnPropertyNames(prototype).flatMap((name) => {
      const method: unknown = Object.getOwnPropertyDescriptor(prototype, name)?.value;
      if (typeof method !== 'function') return [];
      const message: unknown = Reflect.getMetadata('message', method);
      const isGateway = Reflect.getMetadata('websockets:message_mapping', method) === true;
      const isRoute = Reflect.getMetadata('path', method) !== undefined && !isGateway;
      return isRoute || isGateway
        ? [{ name: `${metatype.name}.${name}`, declared: Reflect.getMetadata(ROUTE, method), message, isGateway }]
        : [];
    });
  });
}

const DECLARED = Object.values(ROUTES).map(({ method, path }) => `${method} ${path}`);

describe('the ways in', () => {
  it('are those the contracts declare, and the one for commands', () => {
    expect(routesOf(app)).toEqual([...DECLARED, 'POST /api/commands/:name'].sort());
  });

  it('are fewer in production: no demo, no test clock, no description of itself', () => {
    const extra = [
      ROUTES['demo.personas'],
      ROUTES['session.demo'],
      ROUTES['session.confirm'],
      ROUTES['test.clock'],
      ROUTES.openapi,
    ].map(({ method, path }) => `${method} ${path}`);
    expect(routesOf(closed)).toEqual(
      [...DECLARED, 'POST /api/commands/:name'].filter((route) => !extra.includes(route)).sort(),
    );
  });

  it('each name the contract they keep, every one its own', () => {
    const routes = handlersOf(app).filter(({ isGateway }) => !isGateway);
    expect(routes.map(({ declared }) => declared).sort()).toEqual([...Object.keys(ROUTES), 'commands'].sort());
  });

  it('of the socket are the messages a client may send, each with its rule', () => {
    const messages = handlersOf(app).filter(({ isGateway }) => isGateway);
    expect(messages.map(({ message }) => message).sort()).toEqual(Object.keys(CLIENT_MESSAGES).sort());
    for (const { message, declared } of messages) expect(declared).toBe(`socket:${String(message)}`);
  });

  it('of commands have a handler each: the server would not have started otherwise', () => {
    expect(Object.keys(COMMANDS).length).toBeGreaterThan(0);
  });
});

const OWN = { 'x-samtavle': '1', 'sec-fetch-site': 'same-origin' };
const ask = (server = app) => request(server.getHttpServer());

describe('a way that does not exist', () => {
  it.each([
    '/api/nowhere',
    '/api',
    '/api/session/',
    '/api/board/%2e%2e',
    '/api/citizens',
    '/metrics',
    '/api/docs',
    '/.env',
    '/api/test/clock',
  ])('answers %s in the contract’s words, and in nobody else’s', async (path) => {
    const answer = await ask(closed).get(path);
    expect(answer.status === 404 || answer.status === 401).toBe(true);
    const { status, ...words } = CONTRACT_ERRORS[answer.status === 404 ? 'not_found' : 'not_signed_in'];
    expect(answer.status).toBe(status);
    expect(answer.body).toMatchObject(words);
    expect(answer.text).not.toMatch(/Cannot GET|at .*\.js|node_modules|Express/);
    expect(answer.headers['x-powered-by']).toBeUndefined();
  });

  it.each(['put', 'patch', 'delete', 'options'] as const)('is not opened by another method: %s', async (method) => {
    const answer = await ask()[method]('/api/board');
    expect([404, 401]).toContain(answer.status);
    expect(answer.headers['access-control-allow-origin']).toBeUndefined();
  });
});

describe('every answer', () => {
  it('tells the browser to run nothing but our own, keep nothing, and show it in no frame', async () => {
    for (const path of ['/api/health/live', '/api/board', '/api/nowhere']) {
      const { headers } = await ask().get(path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-opener-policy': 'same-origin',
        'cache-control': 'no-store',
      });
      const policy = headers['content-security-policy'];
      for (const directive of [
        "default-src 'none'",
        "script-src 'self'",
        "frame-ancestors 'none'",
        "base-uri 'none'",
        "form-action 'none'",
      ])
        expect(policy).toContain(directive);
      expect(policy).not.toMatch(/unsafe-eval|script-src[^;]*unsafe-inline|\*/);
    }
  });

  it('insists on TLS where there is TLS', async () => {
    expect((await ask(closed).get('/api/health/live')).headers['strict-transport-security']).toMatch(
      /max-age=31536000/,
    );
    expect((await ask().get('/api/health/live')).headers['strict-transport-security']).toBeUndefined();
  });

  it('to something too large is a refusal, not a crash', async () => {
    const answer = await ask()
      .post('/api/session/demo')
      .set(OWN)
      .type('application/json')
      .send(`{"persona":"${'x'.repeat(70_000)}"}`);
    expect(answer.status).toBe(413);
    expect(answer.body).toMatchObject({ error: 'payload_too_large' });
    expect((await ask().get('/api/health/live')).body).toEqual({ status: 'ok' });
  });

  it.each([
    '{"persona":',
    '[]',
    'null',
    '{"__proto__":{"x":1},"persona":"anne"}',
    '{"persona":5}',
    '{"persona":"anne","extra":1}',
  ])('to %s is that it is not understood', async (body) => {
    const answer = await ask()
      .post('/api/session/demo')
      .set({ ...OWN, host: 'localhost:3000' })
      .type('application/json')
      .send(body);
    expect(answer.body).toMatchObject({ error: 'invalid_input' });
  });
});

describe('the state of the house', () => {
  it('is ready while the database answers, and says no more than that', async () => {
    expect((await ask().get('/api/health/ready')).body).toEqual({ status: 'ok', migrations: migrations.length });
    expect((await ask().get('/api/health/live')).body).toEqual({ status: 'ok' });
  });

  it('is described by its contracts, where it may be', async () => {
    const described = (await ask().get('/api/openapi.json')).body as { paths: Record<string, unknown> };
    expect(Object.keys(described.paths).length).toBeGreaterThan(10);
    expect((await ask(closed).get('/api/openapi.json')).status).toBe(404);
  });

  it('moves its clock only where it was started with one that moves', async () => {
    // The clock of this test cannot be moved from outside, and says the same as a route that is not there.
    expect((await ask().post('/api/test/clock').set(OWN).send({ now: '2027-01-01T00:00:00.000Z' })).status).toBe(404);
    expect((await ask(closed).post('/api/test/clock').set(OWN).send({ now: '2027-01-01T00:00:00.000Z' })).status).toBe(
      404,
    );
  });
});
