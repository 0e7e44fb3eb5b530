import { Elements } from '@samtavle/api-access';
import { danishDay, type StaffSector } from '@samtavle/domain';
import { type DemoDatabase, demoDatabase } from '../../testing/demo-database.js';
import { STAFF, type StaffKey } from '../team/staff.js';

let database: DemoDatabase;

beforeAll(async () => {
  database = await demoDatabase();
}, 60_000);

afterAll(() => database?.close());

const everybody = Object.entries(STAFF).flatMap(([key, { acts }]) =>
  acts
    .filter(({ sector }) => sector !== 'audit')
    .map(({ sector }) => [key as StaffKey, sector as StaffSector] as const),
);

describe('what cards are made from', () => {
  it.each(everybody)(
    'is for %s of %s exactly what row-level security shows, citizen by citizen',
    async (key, sector) => {
      const [behindTheWall, ofCards] = await database.as(
        key,
        async (tx, scope) => {
          const today = danishDay(tx.now);
          const rows = await new Elements().open(tx, null, today);
          const cards = await new Elements().ofCards(tx, [scope.classKey], null, today);
          const shown = [...cards].flatMap(([of, elements]) => elements.map(({ id }) => `${of.split(' ')[1]} ${id}`));
          return [rows.map((row) => `${row.citizenId} ${row.id}`).sort(), shown.sort()];
        },
        sector,
      );
      expect(ofCards).toEqual(behindTheWall);
    },
  );

  it('is nothing of another class, whoever asks and whatever is asked for', async () => {
    const others = await database.as(
      'jonas',
      async (tx, scope) => {
        const classes = await tx.em.query<{ class_key: string }[]>('SELECT DISTINCT class_key FROM member');
        const keys = classes.map(({ class_key }) => class_key);
        const asked = await new Elements().ofCards(tx, keys, null, danishDay(tx.now));
        return [...asked.keys()].filter((key) => !key.startsWith(`${scope.classKey} `));
      },
      'muni_social',
    );
    expect(others).toEqual([]);
  });
});
