import { aTeam, type TestTeam } from '@samtavle/api-access/testing';
import { NOBODY } from '@samtavle/api-platform';
import { danishDay, day } from '@samtavle/domain';
import { CONSENT_STATES, dueByTime } from '@samtavle/policy';
import { consentActs, knownToAll } from '../../testing/consent-acts.js';
import { consentRooms, timeActs } from '../../testing/consent-rooms.js';
import { readRow, type StoredConsent } from '../register/consent-row.js';

let team: TestTeam;
let act: ReturnType<typeof consentActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: consentRooms() });
  act = consentActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-12-01T08:00:00Z'));

const known = () => knownToAll(team);

describe('time', () => {
  it('says when thirty days are left, once, and somebody is to ask the citizen', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    team.clock.set('2027-10-31T22:59:00Z');
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'active' }]);
    team.clock.set('2027-10-31T23:00:00Z');
    await timeActs(team);
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'expiring', version: 3 }]);
    expect(await act.tasks(citizen)).toEqual([
      {
        kind: 'consent_expiring',
        sector: 'region_psych',
        for_whom: 'contacts',
        package: 'PKG_BASE',
        due_on: '2027-11-30',
      },
    ]);
    expect((await act.steps(citizen)).at(-1)).toMatchObject({ step: 'active 30_days_left expiring', by_member: null });
  });

  it('writes the lapse down: the asking side is invited to ask again, the other is told that access ended', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    team.clock.set('2027-11-01T08:00:00Z');
    await timeActs(team);
    team.clock.set('2027-12-01T08:00:00Z');
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'expired', given_on: '2026-12-01' }]);
    expect((await act.tasks(citizen)).map(({ kind, sector, package: name }) => [kind, sector, name])).toEqual([
      ['access_ended', 'muni_health', 'PKG_BASE'],
      ['access_ended', 'muni_social', 'PKG_BASE'],
      ['consent_lapsed', 'region_psych', 'PKG_BASE'],
    ]);
    expect((await team.events()).filter((event) => event.citizen_id === citizen.key).at(-1)).toMatchObject({
      change: 'shared',
    });
  });

  it('does not say that access ended where another consent still carries it', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    team.clock.set('2027-06-01T08:00:00Z');
    await act.give('supportWorker', citizen);
    team.clock.set('2027-12-01T08:00:00Z');
    await timeActs(team);
    expect((await act.tasks(citizen)).map(({ kind }) => kind)).toEqual(['consent_lapsed']);
  });

  it('gives a consent for less than thirty days no reminder, and the same end', async () => {
    const citizen = await known();
    await act.give('nurse', citizen, 'PKG_BASE', null, { expiresOn: '2026-12-20' });
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'active', version: 2 }]);
    team.clock.set('2026-12-20T08:00:00Z');
    await timeActs(team);
    expect(await act.records(citizen)).toMatchObject([{ state: 'expired' }]);
  });

  it('closes what reminded of the end when the citizen answers', async () => {
    const citizen = await known();
    await act.give('nurse', citizen);
    team.clock.set('2027-11-10T08:00:00Z');
    await timeActs(team);
    await act.give('nurse', citizen, 'PKG_BASE', 3);
    expect(await act.tasks(citizen)).toEqual([]);
  });

  it('finds in the database what the rule finds, in every state and on every day near an end', async () => {
    const [id] = (await team.database.asOwner<{ id: string }>('SELECT id FROM consent LIMIT 1')).map((row) => row.id);
    const now = team.clock.now();
    for (const state of CONSENT_STATES)
      for (const [given, expires, answerBy, recorded] of [
        ['2026-10-01', '2027-10-01', null, '2026-10-01T08:00:00Z'],
        ['2026-10-01', '2026-11-20', '2026-11-15', '2026-12-01T08:00:00Z'],
        ['2026-10-01', '2026-10-20', null, '2026-10-01T08:00:00Z'],
        ['2026-11-01', '2026-12-01', '2026-12-01', '2026-11-01T08:00:00Z'],
        [null, null, '2026-11-05', '2026-11-01T08:00:00Z'],
      ] as const) {
        await team.database.asOwner(
          'UPDATE consent SET state = $2, given_on = $3, expires_on = $4, answer_by = $5, recorded_at = $6 WHERE id = $1',
          [id, state, given, expires, answerBy, recorded],
        );
        for (const today of [
          '2026-10-20',
          '2026-10-21',
          '2026-11-15',
          '2026-11-20',
          '2026-12-01',
          '2027-09-01',
          '2027-10-01',
        ]) {
          const found = await team.database.work.runAs({ ...NOBODY, teamId: team.id }, (tx) =>
            tx.em.query<StoredConsent[]>('SELECT * FROM due_consents($1, $2)', [today, id]),
          );
          const [stored] = await team.database.asOwner<StoredConsent>('SELECT * FROM consent WHERE id = $1', [id]);
          const due = stored && dueByTime(readRow(stored), day(today));
          expect([state, given, today, found.length > 0]).toEqual([state, given, today, due !== undefined]);
        }
      }
    expect(danishDay(now)).toBe('2026-12-01');
  });
});
