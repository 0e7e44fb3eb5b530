import { CprVault, ownerDataSource } from '@samtavle/api-platform';
import { slotOf } from '@samtavle/domain';
import {
  CPR_INDEX_KEY,
  CPR_KEY,
  type DemoDatabase,
  demoDatabase,
  emptyDatabase,
  SEEDING,
} from '../../testing/demo-database.js';
import { citizenAt, type Moment } from '../team/moments.js';
import { type StaffKey } from '../team/staff.js';
import { seedDemo, seedScaled } from './seed-demo.js';

let database: DemoDatabase;

beforeAll(async () => {
  database = await demoDatabase();
}, 60_000);

afterAll(() => database?.close());

/** Open stays this colleague sees through row-level security, and how many citizens by name. */
async function seenBy(key: StaffKey, sector?: string): Promise<{ stays: number; citizens: number }> {
  return database.as(
    key,
    async (tx) => {
      const [seen] = await tx.em.query<{ stays: number; citizens: number }[]>(
        `SELECT count(DISTINCT citizen_id) FILTER (WHERE kind = 'stay')::int AS stays,
                count(DISTINCT citizen_id) FILTER (WHERE kind = 'identity')::int AS citizens
           FROM element WHERE ended_at IS NULL`,
      );
      return seen ?? { stays: 0, citizens: 0 };
    },
    sector,
  );
}

async function kindsSeenBy(key: StaffKey, moment: Moment): Promise<string[]> {
  const { id } = citizenAt(database.demo, moment);
  return database.as(key, async (tx) => {
    const rows = await tx.em.query<{ kind: string; owner: string }[]>(
      'SELECT DISTINCT kind, owner FROM element WHERE citizen_id = $1 AND ended_at IS NULL ORDER BY owner, kind',
      [id],
    );
    return rows.map(({ kind, owner }) => `${owner} ${kind}`);
  });
}

describe('the seeded database', () => {
  it('shows a regional nurse 28 on the board of the region’s 166, and a support worker 25 of 124', async () => {
    expect(await seenBy('anne')).toEqual({ stays: 28, citizens: 166 });
    expect(await seenBy('jonas')).toEqual({ stays: 25, citizens: 124 });
  });

  it('shows the joint leader what belongs to the hat she wears', async () => {
    expect(await seenBy('louise', 'region_psych')).toEqual({ stays: 28, citizens: 166 });
    expect(await seenBy('louise', 'muni_social')).toEqual({ stays: 25, citizens: 124 });
  });

  it('shows those who watch over it no citizen at all', async () => {
    for (const key of ['ove', 'kirsten', 'erik', 'vibeke'] as const)
      expect(await seenBy(key)).toEqual({ stays: 0, citizens: 0 });
  });

  it('hides the regional citizen from the municipality: no row, no name, no trace in any table with a wall', async () => {
    const { id } = citizenAt(database.demo, 'regionAlone');
    expect(await kindsSeenBy('anne', 'regionAlone')).toContain('region_psych note');
    expect(await kindsSeenBy('jonas', 'regionAlone')).toEqual([]);
    await database.as('jonas', async (tx) => {
      expect(await tx.em.query('SELECT 1 FROM citizen WHERE id = $1', [id])).toEqual([]);
      expect(await tx.em.query('SELECT 1 FROM element_version WHERE citizen_id = $1', [id])).toEqual([]);
      expect(await tx.em.query('SELECT 1 FROM consent WHERE citizen_id = $1', [id])).toEqual([]);
    });
  });

  it('shows each side only its own of somebody both know without consent', async () => {
    expect(new Set((await kindsSeenBy('anne', 'knownToBothApart')).map(ownerOf))).toEqual(new Set(['region_psych']));
    expect(new Set((await kindsSeenBy('jonas', 'knownToBothApart')).map(ownerOf))).toEqual(new Set(['muni_social']));
  });

  it('opens how somebody is only with its package', async () => {
    const mentalState = async (moment: Moment) => {
      const { id } = citizenAt(database.demo, moment);
      return database.as('jonas', async (tx) => {
        const rows = await tx.em.query<unknown[]>('SELECT 1 FROM element WHERE citizen_id = $1 AND slot = $2', [
          id,
          slotOf('region_psych', 'mental_state'),
        ]);
        return rows.length > 0;
      });
    };
    expect(await mentalState('baseConsent')).toBe(false);
    expect(await mentalState('baseAndDaily')).toBe(true);
  });

  it('brings the hospital’s notice to the municipality only with help that the law names', async () => {
    expect(await kindsSeenBy('jonas', 'admittedWithService')).toContain('region_psych admission');
    expect(await kindsSeenBy('jonas', 'admittedWithoutService')).not.toContain('region_psych admission');
    expect(await kindsSeenBy('jonas', 'admittedWithoutService')).toContain('region_psych identity');
  });

  it('gives no action to somebody who may not see it, and no visit either', async () => {
    const blind = await asOwner<{ text: string }>(
      `SELECT e.content->>'text' AS text FROM element e
         CROSS JOIN LATERAL (SELECT e.content->>'responsible' AS id WHERE e.kind = 'action'
                             UNION ALL SELECT jsonb_array_elements_text(e.content->'who') WHERE e.kind = 'visit') AS who
         JOIN member m ON m.id = who.id::uuid
         LEFT JOIN decision d ON d.citizen_id = e.citizen_id AND d.class_key = m.class_key
        WHERE e.ended_at IS NULL AND (d.mask IS NULL OR get_bit(d.mask, e.slot) = 0)`,
    );
    expect(blind).toEqual([]);
  });

  it('keeps every version, the last one the same as the element', async () => {
    const odd = await asOwner(
      `SELECT e.id FROM element e
         LEFT JOIN element_version v ON v.element_id = e.id AND v.version = e.version
        WHERE v.version IS NULL OR v.content <> e.content OR v.ended <> (e.ended_at IS NOT NULL)
           OR (SELECT count(*) FROM element_version a WHERE a.element_id = e.id) <> e.version`,
    );
    expect(odd).toEqual([]);
  });

  it('keeps every step of a consent, the last one the state it stands in', async () => {
    const odd = await asOwner(
      `SELECT k.id FROM consent k LEFT JOIN consent_event e ON e.consent_id = k.id AND e.version = k.version
        WHERE e.to_state IS DISTINCT FROM k.state OR e.at <> k.recorded_at`,
    );
    expect(odd).toEqual([]);
  });

  it('leaves nothing for the sweeper to tell the screens on the first morning', async () => {
    expect(await asOwner('SELECT * FROM lapsed_relations($1)', [SEEDING.now])).toEqual([]);
    expect(await asOwner('SELECT * FROM outdated_decisions($1)', [SEEDING.now])).toEqual([]);
    expect(await asOwner('SELECT seq FROM team_stream')).toEqual([{ seq: 0 }]);
  });

  it('seals each number to its citizen and finds it by its index', async () => {
    const vault = new CprVault(CPR_KEY, CPR_INDEX_KEY);
    const { id, cpr } = citizenAt(database.demo, 'everything');
    const [row] = await asOwner<{ cpr_cipher: Buffer }>('SELECT cpr_cipher FROM citizen WHERE id = $1', [id]);
    expect(row && vault.open(row.cpr_cipher, id)).toBe(cpr);
    const found = await asOwner('SELECT citizen_by_cpr($1, $2) AS id', [
      database.demo.team.id,
      vault.index(cpr, database.demo.team.id),
    ]);
    expect(found).toEqual([{ id }]);
  });

  it('is left alone when it is there already', async () => {
    const before = await asOwner('SELECT count(*)::int AS n FROM element');
    expect(await seedDemo(database.ownerUrl, { ...SEEDING, seed: 99 })).toBe(false);
    expect(await asOwner('SELECT count(*)::int AS n FROM element')).toEqual(before);
  });
});

describe('an empty database', () => {
  it('is seeded once when two nodes start at the same time', async () => {
    const empty = await emptyDatabase();
    try {
      const options = { ...SEEDING, citizens: 60, onBoard: 45 };
      const done = await Promise.all([seedScaled(empty.ownerUrl, options), seedScaled(empty.ownerUrl, options)]);
      expect(done.sort()).toEqual([false, true]);
    } finally {
      await empty.drop();
    }
  }, 60_000);
});

async function asOwner<Row>(sql: string, values: unknown[] = []): Promise<Row[]> {
  const owner = ownerDataSource(database.ownerUrl);
  await owner.initialize();
  try {
    return await owner.query<Row[]>(sql, values);
  } finally {
    await owner.destroy();
  }
}

const ownerOf = (line: string): string => line.split(' ')[0] ?? '';
