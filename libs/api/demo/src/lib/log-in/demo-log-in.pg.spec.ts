import { People, Policies, Sessions } from '@samtavle/api-access';
import { AuditLog } from '@samtavle/api-audit';
import { ownerDataSource, readConfig, SystemClock } from '@samtavle/api-platform';
import { Me } from '@samtavle/contracts';
import { type DemoDatabase, demoDatabase } from '../../testing/demo-database.js';
import { DemoController } from './demo.controller.js';
import { DemoLogIn } from './demo-log-in.js';
import { PERSONAS } from './personas.js';
import { RefusedLogIn } from './refused-log-in.js';

let database: DemoDatabase;
let controller: DemoController;
let logIn: DemoLogIn;

beforeAll(async () => {
  database = await demoDatabase();
  const { work, ownerUrl } = database;
  const config = readConfig({
    DATABASE_URL: ownerUrl,
    SAMTAVLE_DEMO: '1',
    SAMTAVLE_CPR_KEY: Buffer.alloc(32, 1).toString('base64'),
    SAMTAVLE_CPR_INDEX_KEY: Buffer.alloc(32, 2).toString('base64'),
    SAMTAVLE_EXCHANGE_TOKEN: 'a machine credential of some length',
  });
  const audit = new AuditLog();
  const policies = new Policies();
  logIn = new DemoLogIn(work);
  controller = new DemoController(
    logIn,
    new Sessions(work, new People(policies), audit, policies, config, new SystemClock()),
    new RefusedLogIn(work, audit),
    config,
  );
}, 60_000);

afterAll(() => database?.close());

const TRACE = { requestId: '7d9f6a52-2f3a-4c11-9d2e-1f0f3a1b2c3d', client: 'a browser', network: '127.0.0.1' };

/** What the controller needs of a response, and what it put there. */
function aResponse() {
  const headers = new Map<string, string>();
  return { headers, setHeader: (name: string, value: string) => headers.set(name, value) };
}

async function signIn(persona: string, sector?: Parameters<DemoController['signIn']>[1]['sector']) {
  const response = aResponse();
  const me = await controller.signIn(TRACE, { persona, sector }, response as never);
  return { me, cookie: response.headers.get('Set-Cookie') ?? '' };
}

describe('the log-in page of demo mode', () => {
  it('lists the team, both authorities and everybody one can be', () => {
    const page = controller.personas();
    expect(page).toMatchObject({
      team: 'Team Søhøjlandet',
      authorities: ['Region Midtjylland, psykiatrien', 'Silkeborg Kommune'],
    });
    expect(page.personas).toHaveLength(15);
  });

  it.each(PERSONAS.map(({ key, name, role }) => [name, key, role] as const))(
    'lets one in as %s',
    async (name, key, role) => {
      const { me, cookie } = await signIn(key);
      expect(Me.parse(me)).toMatchObject({ name, acting: { role }, demo: true });
      expect(cookie).toMatch(/^samtavle=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Max-Age=43200$/);
    },
  );

  it('lets the joint leader choose the hat she comes with', async () => {
    expect((await signIn('louise', 'muni_social')).me.acting).toMatchObject({
      sector: 'muni_social',
      authority: 'Silkeborg Kommune',
    });
    expect((await signIn('louise', 'region_psych')).me.acting).toMatchObject({
      sector: 'region_psych',
      authority: 'Region Midtjylland, psykiatrien',
    });
  });

  it.each(['nobody', '__proto__', 'constructor', '', 'lene', 'Anne'])(
    'lets nobody in as %p, and records the try',
    async (persona) => {
      const before = await refusals();
      await expect(signIn(persona)).rejects.toMatchObject({ code: 'not_found' });
      expect(await refusals()).toBe(before + 1);
    },
  );

  it('records every log-in', async () => {
    const { me } = await signIn('anne');
    const rows = await asOwner<{ type: string }>(
      'SELECT type FROM audit_event WHERE person_id = $1 ORDER BY occurred_at DESC LIMIT 1',
      [me.personId],
    );
    expect(rows).toEqual([{ type: 'session.signed-in' }]);
  });

  it('lets nobody in who has been disabled', async () => {
    const [tom] = database.demo.persons.filter(({ subject }) => subject === 'tom');
    await asOwner('UPDATE person SET disabled_at = now() WHERE id = $1', [tom?.id]);
    expect(await logIn.personOf('tom')).toBeUndefined();
    await asOwner('UPDATE person SET disabled_at = NULL WHERE id = $1', [tom?.id]);
  });
});

const refusals = async (): Promise<number> =>
  (await asOwner(`SELECT 1 FROM audit_event WHERE type = 'session.refused'`)).length;

async function asOwner<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const owner = ownerDataSource(database.ownerUrl);
  await owner.initialize();
  try {
    return await owner.query<Row[]>(sql, values);
  } finally {
    await owner.destroy();
  }
}
