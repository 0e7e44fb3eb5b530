import { setTimeout as wait } from 'node:timers/promises';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { aLog } from '@samtavle/api-platform/testing';
import { type CitizenId, type PresenceView } from '@samtavle/contracts';
import { aScreen, type Screen } from '../../testing/a-screen.js';
import { Connections } from '../connections.js';
import { Presence } from './presence.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aTeam();
}, 60_000);
afterAll(() => team?.close());

/** These colleagues sit at their screens. */
async function atTheirScreens<K extends StaffKey>(...keys: K[]) {
  const connections = new Connections();
  const presence = new Presence(connections, team.database.work, aLog('silent').log);
  const screens = new Map<StaffKey, Screen>();
  for (const key of keys) {
    const screen = aScreen(await team.viewer(key));
    connections.add(screen);
    screens.set(key, screen);
  }
  const screenOf = (key: K): Screen => {
    const screen = screens.get(key);
    if (!screen) throw new Error(`${key} is not here`);
    return screen;
  };
  return {
    opens: (key: K, citizen: CitizenId | null, writing = false) => presence.open(screenOf(key), citizen, writing),
    /** What the screen was told last, once the gathering is over. */
    told: async (key: K): Promise<PresenceView> => {
      await wait(300);
      return screenOf(key)
        .sent.filter(({ message }) => message === 'presence')
        .at(-1)?.payload as PresenceView;
    },
  };
}

const shared = () =>
  team.meets(aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').consenting('PKG_BASE'));
const apart = () =>
  team.meets(
    aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').onBoard(1, { owner: 'muni_social' }),
  );
const member = (key: StaffKey) => team.member(key);

describe('who has a card open', () => {
  it('is told to colleagues who have it too, under the id they know, and who of them writes', async () => {
    const citizen = await shared();
    const { opens, told } = await atTheirScreens('nurse', 'otherNurse', 'supportWorker');
    await opens('nurse', citizen.id('region_psych'), true);
    expect((await told('otherNurse')).open).toEqual([
      { citizen: citizen.id('region_psych'), members: [member('nurse')], writing: [member('nurse')] },
    ]);
    expect((await told('supportWorker')).open).toEqual([
      { citizen: citizen.id('muni_social'), members: [member('nurse')], writing: [member('nurse')] },
    ]);
  });

  it('does not tell people of themselves', async () => {
    const citizen = await shared();
    const { opens, told } = await atTheirScreens('nurse');
    await opens('nurse', citizen.id('region_psych'));
    expect((await told('nurse')).open).toEqual([]);
  });

  it('is no sign between two authorities that do not know of each other’s citizen', async () => {
    const citizen = await apart();
    const { opens, told } = await atTheirScreens('nurse', 'supportWorker', 'otherSupportWorker');
    await opens('nurse', citizen.id('region_psych'));
    await opens('supportWorker', citizen.id('muni_social'));
    expect((await told('nurse')).open).toEqual([]);
    expect((await told('supportWorker')).open).toEqual([]);
    expect((await told('otherSupportWorker')).open).toEqual([
      { citizen: citizen.id('muni_social'), members: [member('supportWorker')], writing: [] },
    ]);
  });

  it('is not told off the board to who has no relation', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse', 'psychiatrist'] }));
    const { opens, told } = await atTheirScreens('nurse', 'otherNurse', 'psychiatrist');
    await opens('nurse', citizen.id('region_psych'));
    expect((await told('psychiatrist')).open).toHaveLength(1);
    expect((await told('otherNurse')).open).toEqual([]);
  });

  it('is over when the card is closed', async () => {
    const citizen = await shared();
    const { opens, told } = await atTheirScreens('nurse', 'otherNurse');
    await opens('nurse', citizen.id('region_psych'));
    await opens('nurse', null);
    expect((await told('otherNurse')).open).toEqual([]);
  });

  it('is over in the moment the right to it ends', async () => {
    const citizen = await shared();
    const { opens, told } = await atTheirScreens('nurse', 'supportWorker');
    await opens('nurse', citizen.id('region_psych'));
    expect((await told('supportWorker')).open).toHaveLength(1);
    await team.database.asOwner(`UPDATE consent SET state = 'withdrawn' WHERE citizen_id = $1`, [citizen.key]);
    await team.decidesAnew([citizen.key]);
    await opens('nurse', citizen.id('region_psych'));
    expect((await told('supportWorker')).open).toEqual([]);
  });
});

describe('opening a card one may not see', () => {
  const hiddenFrom = async (citizen: TestCitizen) => [citizen.id('muni_social'), citizen.id('region_psych')];

  it('opens nothing, and answers the same', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    const { opens, told } = await atTheirScreens('nurse', 'supportWorker', 'otherSupportWorker');
    for (const id of await hiddenFrom(citizen)) expect(await opens('supportWorker', id)).toBeUndefined();
    expect((await told('nurse')).open).toEqual([]);
    expect((await told('otherSupportWorker')).open).toEqual([]);
  });
});

describe('who is here', () => {
  it('is everybody at a screen, once each', async () => {
    const { opens, told } = await atTheirScreens('nurse', 'supportWorker');
    await opens('nurse', null);
    expect(new Set((await told('nurse')).here)).toEqual(new Set([member('nurse'), member('supportWorker')]));
  });
});
