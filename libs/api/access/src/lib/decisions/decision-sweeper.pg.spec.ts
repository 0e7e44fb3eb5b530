import { aLog, NOW } from '@samtavle/api-platform/testing';
import { aCitizen, aTeam, type TestTeam } from '../../testing/index.js';
import { PolicySwitch } from '../policies/policy-switch.js';
import { PersonalAccess } from './personal-access.js';
import { AccessChanges } from './access-changes.js';
import { DecisionSweeper } from './decision-sweeper.js';

let team: TestTeam;
let sweeper: DecisionSweeper;
const SOCIAL = 'muni_social/support_worker_muni/n';

beforeAll(async () => {
  team = await aTeam();
  sweeper = new DecisionSweeper(
    team.database.work,
    team.get(AccessChanges),
    team.get(PolicySwitch),
    team.get(PersonalAccess),
    aLog('silent').log,
  );
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set(NOW));

const outdated = () => team.database.asOwner('SELECT * FROM outdated_decisions($1)', [team.clock.now()]);

describe('time itself', () => {
  it('shuts the door at midnight on the day a consent lapses, and tells the screens', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2025-12-01', expiresOn: '2026-12-01' }),
    );
    team.clock.set('2026-11-30T22:59:59Z');
    const before = await team.events();
    await sweeper.sweep();
    expect(await team.events()).toEqual(before);
    expect(await team.card('supportWorker', citizen)).toBeDefined();

    team.clock.set('2026-11-30T23:00:00Z');
    // The wall has closed by itself; the sweeper brings the screens along.
    expect(await team.card('supportWorker', citizen)).toBeUndefined();
    await sweeper.sweep();
    const [event, ...more] = (await team.events()).slice(before.length);
    expect(more).toEqual([]);
    expect(event).toMatchObject({ citizen_id: citizen.key, change: 'shared' });
    expect(event?.lost).toContain(SOCIAL);
    expect(event?.lost_named).toContain(SOCIAL);
    expect((await team.audit('access.changed')).at(-1)).toMatchObject({
      outcome: 'ok',
      reason: 'time',
      actor_name: null,
      citizens: 1,
    });
  });

  it('shuts no door that another consent holds open, not even until the sweeper comes', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2025-12-01', expiresOn: '2026-12-01' })
        .consenting('PKG_BASE', { askedBy: 'muni_social', givenOn: '2026-06-01', expiresOn: '2027-06-01' }),
    );
    const before = await team.events();
    team.clock.set('2026-11-30T23:00:00Z');
    expect(await team.card('supportWorker', citizen)).toBeDefined();
    await sweeper.sweep();
    expect((await team.events()).slice(before.length).filter((event) => event.citizen_id === citizen.key)).toEqual([]);
    team.clock.set('2027-05-31T22:00:00Z');
    expect(await team.card('supportWorker', citizen)).toBeUndefined();
  });

  it('is noticed once: nothing is left to do, and the next sweep tells nobody anything', async () => {
    await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2025-12-01', expiresOn: '2026-12-01' }),
    );
    team.clock.set('2026-12-01T08:00:00Z');
    await sweeper.sweep();
    expect(await outdated()).toEqual([]);
    const after = await team.events();
    await sweeper.sweep();
    expect(await team.events()).toEqual(after);
  });

  it('ends the notice of a hospital stay when the thirtieth day after it has ended', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .enrolledBy('muni_social', { selService: true })
        .onBoard(1, { owner: 'muni_social' })
        .inHospital('2026-10-01', '2026-11-20'),
    );
    const notice = () =>
      team.as('supportWorker', (tx) =>
        tx.em.query(`SELECT 1 FROM element WHERE kind = 'admission' AND citizen_id = $1`, [citizen.key]),
      );
    team.clock.set('2026-12-20T22:59:59Z');
    await sweeper.sweep();
    expect(await notice()).toHaveLength(1);
    team.clock.set('2026-12-20T23:00:00Z');
    await sweeper.sweep();
    expect(await notice()).toEqual([]);
    // The region's notice has ended: it is the region's officer who finds it in the log.
    expect((await team.audit('access.changed')).at(-1)?.controllers).toEqual(['region']);
    expect(await team.card('supportWorker', citizen)).toBeDefined();
  });

  it('takes a card from whoever had it for a planned contact, and tells that person alone', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych'));
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from, valid_to) VALUES (gen_random_uuid(), $1, $2, $3, 'planned_contact', $4, '2026-11-27T23:00:00Z')`,
      [citizen.key, team.member('nurse'), team.id, NOW],
    );
    expect(await team.card('nurse', citizen)).toBeDefined();
    team.clock.set('2026-11-27T23:00:00Z');
    const before = await team.events();
    await sweeper.sweepRelations();
    await sweeper.sweepRelations();
    expect((await team.events()).slice(before.length)).toMatchObject([
      { citizen_id: citizen.key, change: 'shared', members: [team.member('nurse')], lost: [], changed_for: [] },
    ]);
    expect(await team.card('nurse', citizen)).toBeUndefined();
  });
});

describe('a new version of the policy', () => {
  it('is decided by once for everybody, and told only where it changes something', async () => {
    team.clock.set('2027-01-04T08:00:00Z');
    await sweeper.sweep();
    await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    await team.database.asOwner(`UPDATE decision SET policy_version = 'the version before'`);
    const before = await team.events();
    await sweeper.sweep();
    expect(await outdated()).toEqual([]);
    expect(await team.events()).toEqual(before);
  });
});

describe('a class nobody is left in', () => {
  it('does not keep the sweeper busy for ever', async () => {
    await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2025-12-01', expiresOn: '2026-12-01' }),
    );
    await team.database.asOwner(
      `UPDATE member SET valid_to = '2026-11-25' WHERE class_key = 'muni_social/peer_muni/n'`,
    );
    team.clock.set('2027-01-04T08:00:00Z');
    await sweeper.sweep();
    expect(await outdated()).toEqual([]);
  });
});
