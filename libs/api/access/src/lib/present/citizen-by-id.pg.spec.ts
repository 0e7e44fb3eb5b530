import { CitizenId } from '@samtavle/contracts';
import { STAFF_SECTORS } from '@samtavle/domain';
import { aCitizen, aTeam, type StaffKey, type TestTeam } from '../../testing/index.js';
import { citizenById } from './visible-citizens.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aTeam();
}, 60_000);
afterAll(() => team?.close());

const found = (key: StaffKey, id: CitizenId) =>
  team.as(key, async (tx, viewer) => (await citizenById(tx, viewer, id))?.citizenId);

describe('the id of a citizen', () => {
  it('is another in each sector, and opens only in its own', async () => {
    const bente = await team.meets(
      aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').consenting('PKG_BASE'),
    );
    expect(new Set(STAFF_SECTORS.map(bente.id)).size).toBe(4);
    expect(await found('nurse', bente.id('region_psych'))).toBe(bente.key);
    expect(await found('supportWorker', bente.id('muni_social'))).toBe(bente.key);
    expect(await found('supportWorker', bente.id('region_psych'))).toBeUndefined();
    expect(await found('nurse', bente.id('muni_social'))).toBeUndefined();
  });

  it('of somebody one may not see is as one that never was', async () => {
    const bente = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    expect(await found('supportWorker', bente.id('muni_social'))).toBeUndefined();
    expect(await found('nurse', CitizenId.parse('11111111-1111-4111-8111-111111111111'))).toBeUndefined();
    const resting = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['otherNurse'] }));
    expect(await found('nurse', resting.id('region_psych'))).toBeUndefined();
    expect(await found('otherNurse', resting.id('region_psych'))).toBe(resting.key);
  });

  it('of another team’s citizen is as one that never was', async () => {
    const neighbour = await team.neighbour();
    const theirs = await neighbour.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(3),
    );
    expect(await found('nurse', theirs.id('region_psych'))).toBeUndefined();
  });

  it('is never the one the database knows the citizen by', async () => {
    const bente = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    expect(await found('nurse', CitizenId.parse(bente.key))).toBeUndefined();
    expect(JSON.stringify(await team.cards('nurse'))).not.toContain(bente.key);
  });
});
