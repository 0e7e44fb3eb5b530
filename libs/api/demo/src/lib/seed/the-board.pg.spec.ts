import { BoardReader, Elements } from '@samtavle/api-access';
import { type Card } from '@samtavle/contracts';
import { type Owner, type StaffSector } from '@samtavle/domain';
import { type DemoDatabase, demoDatabase } from '../../testing/demo-database.js';
import { type StaffKey } from '../team/staff.js';

const MARK: Record<Owner, string> = {
  region_psych: 'R',
  muni_social: 'S',
  muni_health: 'H',
  muni_employment: 'J',
  citizen: 'B',
};

let database: DemoDatabase;

beforeAll(async () => {
  database = await demoDatabase();
}, 60_000);

afterAll(() => database?.close());

/** The board as one line a card: column, name, reasons with their owners, next action, marks. */
async function boardOf(key: StaffKey, sector: StaffSector): Promise<string[]> {
  const cards = await database.as(
    key,
    async (tx, scope) => {
      const read = await new BoardReader(new Elements()).cards(tx, scope, null);
      return read.map(({ card }) => card).filter(({ stay }) => stay);
    },
    sector,
  );
  return cards.map(lineOf).sort((a, b) => a.localeCompare(b, 'da'));
}

function lineOf({ name, stay, reasons, reasonHeld, action, actionHeld, admission, marks }: Card): string {
  const column = admission ? (admission.onLeave ? 'orlov' : 'indlagt') : stay?.level;
  const why = reasonHeld ? 'held back' : reasons.map(({ owner, reason }) => `${MARK[owner]} ${reason}`).join(', ');
  const next = action ? action.text : actionHeld ? 'held back' : 'none';
  return [column, name, why, next, marks.map((owner) => MARK[owner]).join('')].join(' | ');
}

describe('the board of the demo', () => {
  it('is for a regional nurse what the picture of her board shows', async () => {
    expect(await boardOf('anne', 'region_psych')).toEqual([]);
  });

  it('is for a support worker, in the same minute, what the picture of his board shows', async () => {
    expect(await boardOf('jonas', 'muni_social')).toEqual([]);
  });
});
