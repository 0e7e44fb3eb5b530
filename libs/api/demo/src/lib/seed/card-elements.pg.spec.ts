import {
  BoardReader,
  type CardElement,
  cardOf,
  Elements,
  ElementsOfCards,
  Policies,
  present,
} from '@samtavle/api-access';
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

const OPEN = `SELECT e.id, e.citizen_id AS "citizenId", e.kind, e.owner, e.slot, e.version, e.content, e.off_card AS "offCard" FROM element e
   WHERE e.ended_at IS NULL AND (e.kind <> 'visit' OR e.on_day >= $1::date) AND e.kind NOT IN ('pushed_fact', 'address')
   ORDER BY e.created_at, e.id`;

interface OpenRow extends CardElement {
  readonly citizenId: string;
  readonly offCard: boolean;
}

describe('what cards are made from', () => {
  it.each(everybody)(
    'is for %s of %s what row-level security shows and no later line has taken the place of, citizen by citizen',
    async (key, sector) => {
      const [behindTheWall, ofCards] = await database.as(
        key,
        async (tx, scope) => {
          const today = danishDay(tx.now);
          const rows = (await tx.em.query<OpenRow[]>(OPEN, [today])).filter(({ offCard }) => !offCard);
          const cards = await new ElementsOfCards(new Elements()).ofClasses(tx, [scope.classKey], null, today);
          const shown = [...cards].flatMap(([of, elements]) => elements.map(({ id }) => `${of.split(' ')[1]} ${id}`));
          return [rows.map((row) => `${row.citizenId} ${row.id}`).sort(), shown.sort()];
        },
        sector,
      );
      expect(ofCards).toEqual(behindTheWall);
    },
  );

  it.each(everybody)('makes for %s of %s the same cards as everything that is open', async (key, sector) => {
    const [cards, fromEverything] = await database.as(
      key,
      async (tx, scope) => {
        const today = danishDay(tx.now);
        const rows = await tx.em.query<OpenRow[]>(OPEN, [today]);
        const policies = new Policies();
        const read = await new BoardReader(new ElementsOfCards(new Elements()), policies).cards(tx, scope, null);
        const policy = await policies.inForce(tx);
        const again = read.map(({ citizen }) => {
          const seen = present(
            citizen,
            rows.filter(({ citizenId }) => citizenId === citizen.citizenId),
          );
          return cardOf(policy, citizen, seen, scope.sector, today);
        });
        return [read.map(({ card }) => card), again];
      },
      sector,
    );
    expect(cards).toEqual(fromEverything);
  });

  it.each(everybody)(
    'is for %s of %s the same of a few citizens, which goes another way, as of all',
    async (key, sector) => {
      const [ofAll, ofFew] = await database.as(
        key,
        async (tx, scope) => {
          const cards = new ElementsOfCards(new Elements());
          const today = danishDay(tx.now);
          const all = await cards.ofClasses(tx, [scope.classKey], null, today);
          const ids = [...all.keys()].map((of) => of.split(' ')[1] ?? '');
          const few = [];
          for (const some of [ids.slice(0, 1), ids.slice(1), []])
            few.push(...(await cards.ofClasses(tx, [scope.classKey], some, today)));
          return [all, new Map(few)];
        },
        sector,
      );
      expect(ofAll.size).toBeGreaterThan(1);
      expect(ofFew).toEqual(ofAll);
    },
  );

  it('is nothing of another class, whoever asks and whatever is asked for', async () => {
    const others = await database.as(
      'jonas',
      async (tx, scope) => {
        const classes = await tx.em.query<{ class_key: string }[]>('SELECT DISTINCT class_key FROM member');
        const keys = classes.map(({ class_key }) => class_key);
        const asked = await new ElementsOfCards(new Elements()).ofClasses(tx, keys, null, danishDay(tx.now));
        return [...asked.keys()].filter((key) => !key.startsWith(`${scope.classKey} `));
      },
      'muni_social',
    );
    expect(others).toEqual([]);
  });
});
