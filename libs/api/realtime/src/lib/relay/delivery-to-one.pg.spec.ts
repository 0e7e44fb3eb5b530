import { BoardReader, hoursAfter, PersonalAccess } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam, aTeam } from '@samtavle/api-access/testing';
import { AuditLog } from '@samtavle/api-audit';
import { NOBODY } from '@samtavle/api-platform';
import { unpackCards } from '@samtavle/contracts';
import { type Category, type Owner, type Slot, slotOf } from '@samtavle/domain';
import { aScreen, type Screen } from '../../testing/a-screen.js';
import { Delivery } from './delivery.js';
import { type Prepared } from './frames.js';

let team: TestTeam;
let delivery: Delivery;

beforeAll(async () => {
  team = await aTeam();
  delivery = new Delivery(team.database.work, team.get(BoardReader), team.get(AuditLog), team.clock);
}, 60_000);
afterAll(() => team?.close());

const head = async () => (await team.events()).at(-1)?.seq ?? 0;
const screenOf = async (key: StaffKey) => aScreen(await team.viewer(key));
const cardsIn = (prepared: readonly Prepared[], screen: Screen) =>
  unpackCards(prepared.find(({ screens }) => screens.includes(screen))?.frame.cards ?? { rows: [], members: [] });
const frameFor = (prepared: readonly Prepared[], screen: Screen) =>
  prepared.find(({ screens }) => screens.includes(screen))?.frame;
const pairs = (...some: readonly [Owner, Category][]): Slot[] =>
  some.map(([owner, category]) => slotOf(owner, category));
const NAME_AND_STATE = pairs(
  ['region_psych', 'identification'],
  ['region_psych', 'board_status'],
  ['region_psych', 'mental_state'],
);
/** Opens it to one person, as a handler does. */
const opensTo = (key: StaffKey, { key: citizenId }: TestCitizen, slots = NAME_AND_STATE) =>
  team.as(key, (tx, viewer) =>
    team.get(PersonalAccess).open(tx, viewer, {
      citizenId,
      ground: 'emergency_pull',
      rule: 'EMERG_HEALTH_PULL',
      slots,
      until: hoursAfter(tx.now, 1),
    }),
  );
const wrote = ({ key }: TestCitizen, owner: Owner, category: Category) =>
  team.database.work.runAs({ ...NOBODY, teamId: team.id }, async (tx) =>
    tx.record({ citizenId: key, change: 'wrote', slots: [slotOf(owner, category)], byMember: team.member('nurse') }),
  );
async function delivered(screens: readonly Screen[], during: () => Promise<unknown>): Promise<readonly Prepared[]> {
  const from = await head();
  await during();
  return (await delivery.prepare(team.id, screens, from, await head())).frames;
}
/** On the region's board, and nobody else's business. */
const regional = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych')
      .onBoard(2, { reasons: ['symptoms_worse'] }),
  );

describe('a delivery to somebody who has something open alone', () => {
  it('goes to that person’s screens and to no colleague’s of the same role', async () => {
    const bente = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const [one, other] = [await screenOf('psychiatrist'), await screenOf('otherNurse')];
    const again = await screenOf('psychiatrist');
    const prepared = await delivered([one, again, other], () => opensTo('psychiatrist', bente));
    expect(cardsIn(prepared, one)).toMatchObject([{ id: bente.id('region_psych'), name: 'Bente Krog' }]);
    expect(cardsIn(prepared, again)).toHaveLength(1);
    expect(frameFor(prepared, other)).toBeUndefined();
    expect((await team.audit('board.live')).at(-1)?.recipients).toEqual([team.member('psychiatrist')]);
  });

  it('carries to each of a class what is theirs: the one sees more, the rest as before', async () => {
    const bente = await regional();
    await opensTo('muniNurse', bente);
    const [nurse, home, worker] = [
      await screenOf('nurse'),
      await screenOf('muniNurse'),
      await screenOf('supportWorker'),
    ];
    const prepared = await delivered([nurse, home, worker], () => wrote(bente, 'region_psych', 'mental_state'));
    expect(cardsIn(prepared, nurse)).toMatchObject([{ id: bente.id('region_psych') }]);
    expect(cardsIn(prepared, home)).toMatchObject([
      { id: bente.id('muni_health'), reasons: [{ reason: 'symptoms_worse' }], contacts: [] },
    ]);
    expect(frameFor(prepared, home)?.notes).toMatchObject([{ change: 'wrote' }]);
    expect(frameFor(prepared, worker)).toBeUndefined();
  });

  it('says nothing of what is not among the facts opened', async () => {
    const bente = await regional();
    await opensTo('muniNurse', bente);
    const home = await screenOf('muniNurse');
    const prepared = await delivered([home], () => wrote(bente, 'region_psych', 'medication_depot'));
    expect(frameFor(prepared, home)).toBeUndefined();
  });

  it('does not lend its reading to a colleague who has the citizen by a relation', async () => {
    const shared = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse', 'otherNurse'] }));
    const secret = pairs(['muni_health', 'identification'], ['muni_health', 'mental_state']);
    await opensTo('nurse', shared, [...NAME_AND_STATE, ...secret]);
    const [one, other] = [await screenOf('nurse'), await screenOf('otherNurse')];
    await delivered([one, other], () => wrote(shared, 'region_psych', 'identification'));
    const records = (await team.audit('board.live')).slice(-2);
    expect(records.map(({ recipients }) => recipients)).toEqual(
      expect.arrayContaining([[team.member('nurse')], [team.member('otherNurse')]]),
    );
  });

  it('ends in the smaller card where the class has one, and else in a tombstone', async () => {
    const [onBoard, off] = [
      await regional(),
      await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] })),
    ];
    for (const citizen of [onBoard, off]) await opensTo('otherNurse', citizen);
    const screen = await screenOf('otherNurse');
    const ends = async (citizen: TestCitizen) =>
      delivered([screen], () =>
        team.as('otherNurse', (tx, viewer) => team.get(PersonalAccess).end(tx, viewer, citizen.key, 'emergency_pull')),
      );
    expect(cardsIn(await ends(onBoard), screen)).toHaveLength(1);
    const gone = frameFor(await ends(off), screen);
    expect(gone).toMatchObject({ gone: [off.id('region_psych')], cards: { rows: [] } });
  });

  it('is what holds when it is sent: opened and ended before, nothing goes out but the end', async () => {
    const bente = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const screen = await screenOf('psychiatrist');
    const start = team.clock.now();
    const prepared = await delivered([screen], async () => {
      await opensTo('psychiatrist', bente);
      // The node was away for longer than the look-up lasted.
      team.clock.advance({ hours: 1 });
    });
    expect(frameFor(prepared, screen)).toMatchObject({ cards: { rows: [] }, gone: [bente.id('region_psych')] });
    team.clock.set(start);
  });

  it('reaches a screen that comes back after the node died between the opening and the sending', async () => {
    const bente = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    const from = await head();
    await opensTo('psychiatrist', bente);
    const other = new Delivery(team.database.work, team.get(BoardReader), team.get(AuditLog), team.clock);
    const screen = await screenOf('psychiatrist');
    const { frames } = await other.prepare(team.id, [screen], from, await head());
    expect(cardsIn(frames, screen)).toHaveLength(1);
  });
});
