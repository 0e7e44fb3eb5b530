import { NO_TRACE } from '@samtavle/api-access';
import { type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { slotOf } from '@samtavle/domain';
import { aSharingTeam, idFor, overviewOf, plan, regional } from '../../testing/a-sharing-team.js';
import { PrintSharing } from './print-sharing.js';
import { SeeAsRole } from './see-as-role.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aSharingTeam();
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('the timeline', () => {
  const step = (consent: string, version: number, event: string, from: string, to: string, at: string) =>
    team.database.asOwner(
      'INSERT INTO consent_event (consent_id, version, team_id, event, from_state, to_state, at, by_member) VALUES ($1,$2,$3,$4,$5,$6,$7,$8)',
      [consent, version, team.id, event, from, to, at, team.member('supportWorker')],
    );
  async function withdrawnThere() {
    const citizen = await team.meets(
      regional()
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_SOCIAL', { askedBy: 'muni_social', state: 'withdrawn' }),
    );
    const [consent] = await team.database.asOwner<{ id: string }>('SELECT id FROM consent WHERE citizen_id = $1', [
      citizen.key,
    ]);
    const id = consent?.id ?? '';
    await step(id, 1, 'ask', 'not_asked', 'asked', '2026-09-30T08:00:00Z');
    await step(id, 2, 'give', 'asked', 'active', '2026-10-01T08:00:00Z');
    await step(id, 3, '30_days_left', 'active', 'expiring', '2026-11-01T08:00:00Z');
    await step(id, 4, 'withdraw', 'expiring', 'withdrawn', '2026-11-20T08:00:00Z');
    await step(id, 5, 'ask', 'withdrawn', 'asked', '2026-11-21T08:00:00Z');
    await step(id, 6, 'refuse', 'asked', 'refused', '2026-11-22T08:00:00Z');
    return citizen;
  }

  it('tells the side that asked every step, and the other that it opened and ended, never why, never a question or a no', async () => {
    const citizen = await withdrawnThere();
    const told = async (key: StaffKey) =>
      (await overviewOf(team, key, citizen)).events.map(({ change, by }) => [change, by === null ? null : 'who']);
    expect(await told('supportWorker')).toEqual([
      ['refused', 'who'],
      ['asked', 'who'],
      ['withdrawn', 'who'],
      ['opened', 'who'],
      ['asked', 'who'],
    ]);
    expect(await told('nurse')).toEqual([
      ['closed', null],
      ['opened', null],
    ]);
    expect(await told('jobConsultant').catch((thrown: { code: string }) => thrown.code)).toBe('not_found');
  });

  it('stands in one order, also of what happened at one moment', async () => {
    const citizen = await team.meets(
      regional()
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_SOCIAL', { askedBy: 'muni_social', state: 'withdrawn' })
        .consenting('PKG_BASE', { askedBy: 'muni_social', state: 'withdrawn' }),
    );
    const consents = await team.database.asOwner<{ id: string; package: string }>(
      'SELECT id, package FROM consent WHERE citizen_id = $1 ORDER BY id DESC',
      [citizen.key],
    );
    expect(consents).toHaveLength(2);
    for (const { id } of consents) {
      await step(id, 1, 'ask', 'not_asked', 'asked', '2026-10-01T08:00:00Z');
      await step(id, 2, 'give', 'asked', 'active', '2026-10-01T08:00:00Z');
    }
    const { events } = await overviewOf(team, 'supportWorker', citizen);
    const newestFirst = consents.flatMap(({ package: name }) => [`${name} opened`, `${name} asked`]);
    expect(events.map(({ name, change }) => `${name} ${change}`)).toEqual(newestFirst);
  });

  it('names of another sector’s colleague who took a step in the own record the authority and the function, never the person', async () => {
    const citizen = await withdrawnThere();
    const [consent] = await team.database.asOwner<{ id: string }>('SELECT id FROM consent WHERE citizen_id = $1', [
      citizen.key,
    ]);
    await team.database.asOwner('UPDATE consent_event SET by_member = $2 WHERE consent_id = $1 AND version = 4', [
      consent?.id,
      team.member('nurse'),
    ]);
    const { events } = await overviewOf(team, 'supportWorker', citizen);
    expect(events.find(({ change }) => change === 'withdrawn')).toMatchObject({
      by: null,
      byOther: { role: 'nurse_region', authority: 'Prøvens region' },
    });
    for (const event of events.filter(({ change }) => change !== 'withdrawn'))
      expect(event).toMatchObject({ by: team.member('supportWorker'), byOther: null });
    expect(JSON.stringify(events)).not.toContain(team.member('nurse'));
    // Nor by the database alone.
    const steps = await team.as('supportWorker', (tx) =>
      tx.em.query('SELECT by_member FROM sharing_steps($1)', [citizen.key]),
    );
    expect(JSON.stringify(steps)).not.toContain(team.member('nurse'));
    // The nurse’s own side is told what it was told before: that it closed.
    for (const event of (await overviewOf(team, 'nurse', citizen)).events)
      expect(event).toMatchObject({ by: null, byOther: null });
  });

  it('is kept in by the database alone: no step of another sector’s question reaches a reader of this', async () => {
    const citizen = await withdrawnThere();
    const rows = await team.as('nurse', (tx) =>
      tx.em.query<{ event: string; by_member: string | null }[]>('SELECT event, by_member FROM sharing_steps($1)', [
        citizen.key,
      ]),
    );
    expect(new Set(rows.map(({ event }) => event))).toEqual(new Set(['opened', 'closed']));
    expect(rows.every(({ by_member: by }) => by === null)).toBe(true);
    await expect(team.as('nurse', (tx) => tx.em.query('SELECT * FROM consent_event'))).rejects.toThrow(
      /permission denied/,
    );
  });

  it('says of a plan when it began and ended, to who may read it', async () => {
    const citizen = await team.meets(
      plan(
        regional().enrolledBy('muni_social', { contacts: ['supportWorker'] }),
        ['region_psych', 'muni_social'],
        ['housing'],
        '2026-11-20',
      ),
    );
    await team.database.asOwner(
      `UPDATE element_version SET changed_at = '2026-11-01T08:00:00Z' WHERE citizen_id = $1 AND kind = 'plan'`,
      [citizen.key],
    );
    const told = (await overviewOf(team, 'nurse', citizen)).events.filter(({ what }) => what === 'plan');
    expect(told.map(({ change, name }) => [change, name])).toEqual([
      ['ended', 'coordination_plan'],
      ['opened', 'coordination_plan'],
    ]);
    expect((await overviewOf(team, 'supportWorker', citizen)).events).toEqual([]);
  });
});

describe('seeing as another role', () => {
  const look = async (key: StaffKey, citizen: TestCitizen, role: Parameters<SeeAsRole['look']>[3]) =>
    team.get(SeeAsRole).look(await team.viewer(key), NO_TRACE, idFor(key, citizen), role);

  it('answers which categories that role sees, of owners the looker may know of, and has a record of its own', async () => {
    const citizen = await team.meets(regional().enrolledBy('muni_social').consenting('PKG_BASE'));
    const seen = await look('nurse', citizen, 'medical_secretary');
    const own = seen.sees.find(({ owner }) => owner === 'region_psych');
    expect(own?.categories).toContain('visit_logistics');
    expect(own?.categories).not.toContain('diagnosis');
    expect(seen.sees.map(({ owner }) => owner)).toContain('muni_social');
    expect((await team.audit('sharing.seen-as')).at(-1)).toMatchObject({ reason: 'medical_secretary', citizens: 1 });
  });

  it('is for roles of the own part of the team, and says so', async () => {
    const citizen = await team.meets(regional());
    const before = (await team.audit('sharing.seen-as')).length;
    expect(await refusalOf(look('nurse', citizen, 'support_worker_muni'))).toMatchObject({
      code: 'invalid_input',
      extra: { fields: [{ path: 'role', problem: 'not_of_this_sector' }] },
    });
    expect(await team.audit('sharing.seen-as')).toHaveLength(before);
    expect((await team.audit('access.refused')).at(-1)?.reason).toContain('see-as');
  });

  it('tells no more of a citizen known apart than of one known here alone', async () => {
    const [alone, both] = [
      await team.meets(regional()),
      await team.meets(regional().enrolledBy('muni_social').enrolledBy('muni_health')),
    ];
    expect(await look('nurse', both, 'psychiatrist')).toEqual(await look('nurse', alone, 'psychiatrist'));
  });
});

describe('the citizen’s own page', () => {
  const print = async (key: StaffKey, citizen: TestCitizen) =>
    team.get(PrintSharing).print(await team.viewer(key), NO_TRACE, idFor(key, citizen), 'citizen');

  it('says who may know what and why, and is recorded as a print with its receiver', async () => {
    const citizen = await team.meets(
      regional().named('Lisbeth', 'Delt').enrolledBy('muni_social').consenting('PKG_BASE'),
    );
    const page = await print('nurse', citizen);
    expect(page).toMatchObject({ name: 'Lisbeth Delt', own: 'region_psych' });
    expect(page.lines).toContainEqual(
      expect.objectContaining({
        owner: 'region_psych',
        to: 'muni_social',
        because: 'consent',
        consent: 'PKG_BASE',
        lastDay: '2027-09-30',
      }),
    );
    expect((await team.audit('sharing.printed')).at(-1)).toMatchObject({
      reason: 'for the citizen',
      shown: expect.arrayContaining([slotOf('region_psych', 'identification')]),
    });
  });

  it('holds nothing that only the other side knows', async () => {
    const alone = await team.meets(regional());
    const both = await team.meets(
      regional()
        .enrolledBy('muni_social')
        .onBoard(3, { owner: 'muni_social' })
        .saying('muni_social', 'housing', 'Restance'),
    );
    expect(await print('nurse', both)).toEqual(await print('nurse', alone));
  });
});
