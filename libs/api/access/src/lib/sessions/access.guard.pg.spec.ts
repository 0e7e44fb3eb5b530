import { jest } from '@jest/globals';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { type NestExpressApplication } from '@nestjs/platform-express';
import { Test } from '@nestjs/testing';
import { Access, Clock, CONFIG, FailureFilter } from '@samtavle/api-platform';
import { aConfig, aLog } from '@samtavle/api-platform/testing';
import request from 'supertest';
import { aTeam, type StaffKey, type TestTeam } from '../../testing/index.js';
import { NO_TRACE, type Viewer } from '../viewer.js';
import { AccessGuard } from './access.guard.js';
import { RefusalRecorder } from './refusal-recorder.js';
import { Sessions } from './sessions.js';
import { SignedIn } from './signed-in.js';

@Controller('api')
class RoutesOfTheTest {
  @Get('undeclared')
  // eslint-disable-next-line samtavle/declared-access -- what the guard does then is what is tested
  undeclared(): string {
    return 'should not be reached';
  }

  @Get('misdeclared')
  @Access('no.such.route' as 'board')
  misdeclared(): string {
    return 'should not be reached';
  }

  @Get('inherited')
  @Access('constructor' as 'board')
  inherited(): string {
    return 'should not be reached';
  }

  @Get('open')
  @Access('health.live')
  open(): string {
    return 'open';
  }

  @Get('me')
  @Access('session.me')
  me(@SignedIn() viewer: Viewer): string {
    return viewer.name;
  }

  @Post('change')
  @Access('session.capacity')
  change(@SignedIn() viewer: Viewer, @Body() body: unknown): string {
    return `${viewer.name} ${JSON.stringify(body)}`;
  }

  @Get('log')
  @Access('audit.search')
  log(@SignedIn() viewer: Viewer): string {
    return viewer.name;
  }

  @Post('demo')
  @Access('session.demo')
  demo(): string {
    return 'demo';
  }

  @Post('clock')
  @Access('test.clock')
  clock(): string {
    return 'moved';
  }

  @Post('machine')
  @Access('exchange.medcom')
  machine(): string {
    return 'received';
  }

  @Get('forgetful')
  @Access('health.live')
  forgetful(@SignedIn() viewer: Viewer): string {
    return viewer.name;
  }
}

const TOKEN = 'the-machine-credential-of-the-tests';
const OWN = { 'x-samtavle': '1', 'sec-fetch-site': 'same-origin', host: 'localhost:3000' };
let team: TestTeam;
let app: NestExpressApplication;
let closed: NestExpressApplication;

async function anApp(over: Parameters<typeof aConfig>[0]): Promise<NestExpressApplication> {
  const { log } = aLog('silent');
  const module = await Test.createTestingModule({
    controllers: [RoutesOfTheTest],
    providers: [
      { provide: CONFIG, useValue: aConfig(over) },
      { provide: Clock, useValue: team.clock },
      { provide: Sessions, useValue: team.get(Sessions) },
      { provide: RefusalRecorder, useValue: team.get(RefusalRecorder) },
      { provide: APP_GUARD, useClass: AccessGuard },
    ],
  }).compile();
  const made = module.createNestApplication<NestExpressApplication>({ bodyParser: false, logger: false });
  made.useBodyParser('json', { limit: '64kb', strict: true });
  made.useGlobalFilters(new FailureFilter(log));
  await made.init();
  return made;
}

beforeAll(async () => {
  team = await aTeam();
  app = await anApp({ SAMTAVLE_DEMO: '1', SAMTAVLE_TEST_CLOCK: '1' });
  closed = await anApp({});
}, 60_000);
afterAll(async () => {
  await app?.close();
  await closed?.close();
  await team?.close();
});

const at = (server = app) => request(server.getHttpServer());
async function cookieOf(key: StaffKey): Promise<string> {
  const { token } = await team.get(Sessions).start(team.person(key), undefined, NO_TRACE);
  return `samtavle=${token}`;
}

describe('a route that declares nothing', () => {
  it.each(['undeclared', 'misdeclared', 'inherited', 'nowhere', 'open/'.concat('..%2fundeclared')])(
    'does not exist: /api/%s',
    async (path) => {
      const answer = await at()
        .get(`/api/${path}`)
        .set('cookie', await cookieOf('nurse'));
      expect(answer.status).toBe(404);
      expect(answer.body).toMatchObject({ error: 'not_found' });
    },
  );
});

describe('somebody who is not signed in', () => {
  it('gets what is public and nothing more', async () => {
    expect((await at().get('/api/open')).status).toBe(200);
    for (const cookie of ['', 'samtavle=', 'samtavle=wrong', 'other=1'])
      expect((await at().get('/api/me').set('cookie', cookie)).body).toMatchObject({ error: 'not_signed_in' });
  });

  it('is told to sign in even by a route that forgot to say that it needs somebody', async () => {
    expect((await at().get('/api/forgetful')).status).toBe(401);
  });
});

describe('somebody signed in', () => {
  it('is known by the cookie', async () => {
    expect(
      (
        await at()
          .get('/api/me')
          .set('cookie', await cookieOf('nurse'))
      ).text,
    ).toBe('Nanna Prøve');
  });

  it('does only what the role may do, and a try is recorded', async () => {
    const before = (await team.audit('access.refused')).length;
    const answer = await at()
      .get('/api/log')
      .set('cookie', await cookieOf('nurse'));
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: 'action_not_allowed' });
    expect((await team.audit('access.refused')).slice(before)).toMatchObject([
      { outcome: 'denied', reason: 'read AuditLog', actor_name: 'Nanna Prøve' },
    ]);
    expect(
      (
        await at()
          .get('/api/log')
          .set('cookie', await cookieOf('regionOfficer'))
      ).text,
    ).toBe('Olga Prøve');
  });

  it('is slowed down when it goes too fast, and told how long to wait', async () => {
    const cookie = await cookieOf('caseworker');
    // Time stands still: on a slow machine the bucket would fill as fast as it is emptied.
    const still = jest.spyOn(team.clock, 'ticks').mockReturnValue(team.clock.ticks());
    let slowed;
    for (let call = 0; call < 400 && !slowed; call += 1) {
      const answer = await at().get('/api/me').set('cookie', cookie);
      if (answer.status === 429) slowed = answer;
    }
    expect(slowed?.body).toMatchObject({ error: 'rate_limited' });
    expect(Number(slowed?.headers['retry-after'])).toBeGreaterThan(0);
    still.mockRestore();
    expect(
      (
        await at()
          .get('/api/me')
          .set('cookie', await cookieOf('nurse'))
      ).status,
    ).toBe(200);
  }, 30_000);
});

describe('a change of state', () => {
  const post = async (headers: Record<string, string>, type = 'application/json', body = '{}') =>
    at()
      .post('/api/change')
      .set({ cookie: await cookieOf('nurse'), ...headers })
      .type(type)
      .send(body);

  it('is made by our own page', async () => {
    expect((await post(OWN)).status).toBe(201);
    expect((await post({ 'x-samtavle': '1', origin: 'http://localhost:3000', host: 'localhost:3000' })).status).toBe(
      201,
    );
  });

  it.each([
    ['without our header', { 'sec-fetch-site': 'same-origin', host: 'localhost:3000' }],
    ['without saying where it comes from', { 'x-samtavle': '1', host: 'localhost:3000' }],
    ['from another site', { ...OWN, origin: 'https://evil.example' }],
    ['from a frame without an origin', { ...OWN, origin: 'null' }],
    ['from a link on another site', { 'x-samtavle': '1', 'sec-fetch-site': 'cross-site', host: 'localhost:3000' }],
    ['from a neighbour on the same site', { 'x-samtavle': '1', 'sec-fetch-site': 'same-site', host: 'localhost:3000' }],
    [
      'under a name that was made to resolve here',
      { 'x-samtavle': '1', origin: 'http://rebound.example', host: 'rebound.example' },
    ],
  ])('is refused %s', async (_, headers) => {
    const answer = await post(headers);
    expect(answer.status).toBe(403);
    expect(answer.body).toMatchObject({ error: 'origin_refused' });
  });

  it.each(['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'])(
    'is refused as a form would send it: %s',
    async (type) => {
      const answer = await post(OWN, type, 'memberId=1');
      expect(answer.status).toBe(415);
    },
  );

  it('is not made by a GET', async () => {
    expect(
      (
        await at()
          .get('/api/change')
          .set('cookie', await cookieOf('nurse'))
      ).status,
    ).toBe(404);
  });

  it('that is too large, or no JSON, is refused in our own words', async () => {
    expect((await post(OWN, 'application/json', `{"a":"${'x'.repeat(70_000)}"}`)).body).toMatchObject({
      error: 'payload_too_large',
    });
    const broken = await post(OWN, 'application/json', '{"navn":"Bente Krog"');
    expect(broken.body).toMatchObject({ error: 'invalid_input' });
    expect(broken.text).not.toContain('Bente');
  });
});

describe('a look from another site', () => {
  it('is refused although the cookie came along', async () => {
    const answer = await at()
      .get('/api/me')
      .set({ cookie: await cookieOf('nurse'), origin: 'https://evil.example', host: 'localhost:3000' });
    expect(answer.body).toMatchObject({ error: 'origin_refused' });
  });

  it('does not become ours by a forwarding header', async () => {
    const answer = await at()
      .get('/api/me')
      .set({
        cookie: await cookieOf('nurse'),
        origin: 'https://evil.example',
        host: 'localhost:3000',
        'x-forwarded-host': 'evil.example',
        forwarded: 'host=evil.example',
      });
    expect(answer.body).toMatchObject({ error: 'origin_refused' });
  });
});

describe('the machine that sends hospital notices', () => {
  it('is known by its credential', async () => {
    expect((await at().post('/api/machine').set('authorization', `Bearer ${TOKEN}`)).status).toBe(201);
  });

  it.each([
    '',
    'Bearer',
    'Bearer ',
    `Basic ${TOKEN}`,
    `Bearer ${TOKEN}x`,
    `Bearer ${TOKEN.slice(1)}`,
    `Bearer ${TOKEN.toUpperCase()}`,
  ])('is refused with “%s”', async (authorization) => {
    const answer = await at()
      .post('/api/machine')
      .set({ authorization, cookie: await cookieOf('nurse') });
    expect(answer.status).toBe(401);
  });
});

describe('rooms that exist only when asked for', () => {
  it.each(['demo', 'clock'])('%s is not there otherwise', async (path) => {
    expect((await at().post(`/api/${path}`).set(OWN)).status).toBe(201);
    const answer = await at(closed)
      .post(`/api/${path}`)
      .set({ ...OWN, cookie: await cookieOf('nurse') });
    expect(answer.body).toMatchObject({ error: 'not_found' });
  });
});
