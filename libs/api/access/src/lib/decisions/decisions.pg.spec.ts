import { NOBODY } from '@samtavle/api-platform';
import { pairOf, slotOf } from '@samtavle/domain';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '../../testing/index.js';
import { type AccessChange, Decisions } from './decisions.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aTeam();
}, 60_000);
afterAll(() => team?.close());

const SOCIAL = 'muni_social/support_worker_muni/n';
const NURSES = 'region_psych/nurse_region/h';

/** Decides anew, and says who is affected. */
const decide = (citizen: TestCitizen): Promise<AccessChange[]> =>
  team.database.work.runAs({ ...NOBODY, teamId: team.id }, (tx) =>
    team.get(Decisions).recompute(tx, team.id, [citizen.key]),
  );

const stored = async ({ key }: TestCitizen, classKey: string) => {
  const [row] = await team.database.asOwner<{ mask: string; by_class: boolean; by_sector: boolean; until: string }>(
    'SELECT mask, by_class, by_sector, until FROM decision WHERE citizen_id = $1 AND class_key = $2',
    [key, classKey],
  );
  return row;
};
const sees = async (key: StaffKey, citizen: TestCitizen, sector?: Parameters<TestTeam['card']>[2]) =>
  (await team.card(key, citizen, sector)) !== undefined;
const setConsent = (citizen: TestCitizen, pkg: string, state: string) =>
  team.database.asOwner('UPDATE consent SET state = $3 WHERE citizen_id = $1 AND package = $2', [
    citizen.key,
    pkg,
    state,
  ]);

describe('deciding anew', () => {
  it('lets the other side in when consent is given, and says who it is told to', async () => {
    const citizen = await team.meets(
      aCitizen().enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE', { state: 'asked' }),
    );
    expect(await sees('supportWorker', citizen)).toBe(false);
    await setConsent(citizen, 'PKG_BASE', 'active');
    const [change] = await decide(citizen);
    expect(change?.citizenId).toBe(citizen.key);
    expect(change?.changedFor).toContain(SOCIAL);
    expect(change?.lost).toEqual([]);
    expect(change?.lostNamed).toEqual([]);
    expect(await sees('supportWorker', citizen)).toBe(true);
  });

  it('goes by the moment the citizen was free, and not by when it began to wait', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_health', { contacts: ['muniNurse'] }),
    );
    await team.database.asOwner(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, categories, receivers, version, recorded_at, recorded_by)
       VALUES (gen_random_uuid(),$1,$2,'region_psych','oral','{}','{muni_health}',1,$3,$4)`,
      [citizen.key, team.id, team.clock.now(), team.member('nurse')],
    );
    await decide(citizen);
    const began = team.clock.now();
    const { changes } = await team.as('nurse', async (tx) => {
      await team.get(Decisions).hold(tx, citizen.key, 'alone');
      const changes = decide(citizen);
      await team.somebodyWaits(changes);
      team.clock.set('2026-11-26T07:15:02Z');
      await tx.em.query('UPDATE objection SET lifted_at = $2 WHERE citizen_id = $1', [citizen.key, team.clock.now()]);
      return { changes };
    });
    const slot = slotOf('region_psych', 'medication_depot');
    expect((await changes)[0]?.touched).toContain(slot);
    expect(await sees('muniNurse', citizen)).toBe(true);
    team.clock.set(began);
  });

  it('shuts the other side out when consent is withdrawn, and says who lost the citizen', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'));
    expect(await sees('supportWorker', citizen)).toBe(true);
    await setConsent(citizen, 'PKG_BASE', 'withdrawn');
    const [change] = await decide(citizen);
    expect(change?.lost).toContain(SOCIAL);
    expect(change?.lostNamed).toContain(SOCIAL);
    expect(change?.changedFor).not.toContain(SOCIAL);
    expect(await sees('supportWorker', citizen)).toBe(false);
    expect((await stored(citizen, SOCIAL))?.mask).not.toContain('1');
  });

  it('counts a leader among those who lost the citizen only where the own sector had the citizen itself', async () => {
    const letIn = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'));
    await setConsent(letIn, 'PKG_BASE', 'withdrawn');
    const [change] = await decide(letIn);
    expect(change?.lostNamed).toContain('muni_social/team_leader_joint/n');
    expect(change?.lostSector).toEqual([]);
    const own = await team.meets(aCitizen().enrolledBy('muni_social'));
    await team.database.asOwner(`UPDATE enrolment SET ended_on = '2026-11-26' WHERE citizen_id = $1`, [own.key]);
    expect((await decide(own))[0]?.lostSector).toContain('muni_social/team_leader_joint/n');
  });

  it('says which slots opened or closed, for the record', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .saying('muni_health', 'somatic_health', 'Sår på foden.')
        .consenting('PKG_MEDICAL', { state: 'asked' })
        .consenting('PKG_BASE'),
    );
    await setConsent(citizen, 'PKG_MEDICAL', 'active');
    const [change] = await decide(citizen);
    expect(new Set(change?.touched.map((slot) => pairOf(slot).owner))).toEqual(
      new Set(['region_psych', 'muni_health']),
    );
    expect(change?.touched).toContain(slotOf('region_psych', 'diagnosis'));
  });

  it('says nothing for the record of an owner who holds nothing about the citizen', async () => {
    const citizen = await team.meets(
      aCitizen().enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE', { state: 'asked' }),
    );
    await setConsent(citizen, 'PKG_BASE', 'active');
    const [change] = await decide(citizen);
    expect(new Set(change?.touched.map((slot) => pairOf(slot).owner))).toEqual(new Set(['region_psych']));
  });

  it('says nothing to anybody when nothing is different', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'));
    expect(await decide(citizen)).toEqual([]);
  });

  it('tells those who looked in while nothing was decided, though nothing is different when it is', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2025-12-01', expiresOn: '2026-12-01' }),
    );
    const before = team.clock.now();
    team.clock.set('2026-11-30T23:00:00.200Z');
    expect(await sees('supportWorker', citizen)).toBe(false);
    await team.database.asOwner(
      `UPDATE consent SET given_on = '2026-12-01', expires_on = '2027-12-01' WHERE citizen_id = $1`,
      [citizen.key],
    );
    const [change] = await decide(citizen);
    expect(change?.changedFor).toContain(SOCIAL);
    expect(change).toMatchObject({ lost: [], lostNamed: [], touched: [] });
    team.clock.set(before);
  });

  it('opens a category with its package, to the roles that may hold it', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE')
        .consenting('PKG_MEDICAL', { state: 'asked' }),
    );
    await setConsent(citizen, 'PKG_MEDICAL', 'active');
    await decide(citizen);
    const diagnosis = slotOf('region_psych', 'diagnosis');
    expect((await stored(citizen, SOCIAL))?.mask[diagnosis]).toBe('1');
    expect((await stored(citizen, 'muni_social/peer_muni/n'))?.mask[diagnosis]).toBe('0');
  });

  it('tells a class of the end of a consent and holds it to that moment: midnight in Denmark', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2026-03-01', expiresOn: '2027-03-01' }),
    );
    expect((await stored(citizen, SOCIAL))?.until).toBe('2027-02-28T23:00:00.000Z');
    const summer = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .consenting('PKG_BASE', { givenOn: '2026-07-01', expiresOn: '2027-07-01' }),
    );
    expect((await stored(summer, SOCIAL))?.until).toBe('2027-06-30T22:00:00.000Z');
  });

  it('does not let a treating region open a health service that does not treat', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    expect(await sees('muniNurse', citizen)).toBe(false);
    const both = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_health', { contacts: ['muniNurse'] }),
    );
    expect(await sees('muniNurse', both)).toBe(true);
  });

  it('tells the municipality nothing of a hospital stay it may not know of, not even by another end date', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .onBoard(2, { owner: 'muni_social' }),
    );
    const { key } = await team.meets(aCitizen().enrolledBy('region_psych').inHospital('2026-11-01', '2026-11-20'));
    await team.database.asOwner(`UPDATE element SET citizen_id = $2 WHERE citizen_id = $1 AND kind = 'admission'`, [
      key,
      citizen.key,
    ]);
    const changes = await decide(citizen);
    const told = changes.flatMap((change) => [...change.changedFor, ...change.lost, ...change.lostNamed]);
    expect(told.filter((classKey) => classKey.startsWith('muni_social'))).toEqual([]);
  });
});

describe('a working relation', () => {
  it('is the class’s while the citizen is on the board, and ends with the stay', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(2));
    expect((await stored(citizen, NURSES))?.by_class).toBe(true);
    expect(await sees('otherNurse', citizen)).toBe(true);
    await team.database.asOwner(`UPDATE element SET ended_at = now() WHERE citizen_id = $1 AND kind = 'stay'`, [
      citizen.key,
    ]);
    const [change] = await decide(citizen);
    expect(change?.lost).toContain(NURSES);
    expect(change?.lostNamed).not.toContain(NURSES);
    expect(await sees('otherNurse', citizen)).toBe(false);
  });

  it('is not made by a stay one may not see', async () => {
    const citizen = await team.meets(
      aCitizen().enrolledBy('muni_social').onBoard(3, { owner: 'muni_social' }).enrolledBy('region_psych'),
    );
    expect(await sees('supportWorker', citizen)).toBe(true);
    expect(await sees('nurse', citizen)).toBe(false);
    expect((await stored(citizen, NURSES))?.by_class).toBe(false);
  });

  it('is the contact person’s, off the board too', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] }));
    expect(await sees('nurse', citizen)).toBe(true);
    expect(await sees('otherNurse', citizen)).toBe(false);
    await team.database.asOwner('UPDATE relation SET valid_to = $2 WHERE citizen_id = $1', [
      citizen.key,
      team.clock.now(),
    ]);
    expect(await sees('nurse', citizen)).toBe(false);
  });

  it('is whoever’s on duty, for the own sector’s caseload, while the duty lasts', async () => {
    const citizen = await team.meets(aCitizen().enrolledBy('region_psych'));
    const municipal = await team.meets(aCitizen().enrolledBy('muni_social'));
    await team.putsOnDuty('otherNurse', '2026-11-26T12:00:00Z', '2026-11-26T20:00:00Z');
    expect(await sees('otherNurse', citizen)).toBe(false);
    team.clock.set('2026-11-26T12:00:00Z');
    expect(await sees('otherNurse', citizen)).toBe(true);
    expect(await sees('otherNurse', municipal)).toBe(false);
    expect(await sees('nurse', citizen)).toBe(false);
    team.clock.set('2026-11-26T20:00:00Z');
    expect(await sees('otherNurse', citizen)).toBe(false);
    team.clock.set('2026-11-26T07:15:00Z');
  });

  it('is the leader’s for the sector of the hat worn, and for no other', async () => {
    const regional = await team.meets(aCitizen().enrolledBy('region_psych'));
    const municipal = await team.meets(aCitizen().enrolledBy('muni_social'));
    expect([await sees('leader', regional, 'region_psych'), await sees('leader', municipal, 'region_psych')]).toEqual([
      true,
      false,
    ]);
    expect([await sees('leader', regional, 'muni_social'), await sees('leader', municipal, 'muni_social')]).toEqual([
      false,
      true,
    ]);
  });

  it('of the leader does not reach a citizen the other sector let in by consent and who is off the board', async () => {
    const regional = await team.meets(aCitizen().enrolledBy('region_psych').consenting('PKG_BASE'));
    expect(await sees('leader', regional, 'muni_social')).toBe(false);
  });

  it('is nobody’s in a sector that neither enrolled the citizen nor was let in', async () => {
    const citizen = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(3),
    );
    await team.database.asOwner(
      `INSERT INTO relation (id, citizen_id, member_id, team_id, kind, valid_from) VALUES (gen_random_uuid(), $1, $2, $3, 'contact_person', $4)`,
      [citizen.key, team.member('supportWorker'), team.id, team.clock.now()],
    );
    expect(await sees('supportWorker', citizen)).toBe(false);
  });
});
