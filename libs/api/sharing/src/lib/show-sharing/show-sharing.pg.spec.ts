import { randomUUID } from 'node:crypto';
import { type Type } from '@nestjs/common';
import { NO_TRACE } from '@samtavle/api-access';
import {
  aCitizen,
  aTeam,
  type CitizenBuilder,
  type StaffKey,
  type TestCitizen,
  type TestTeam,
} from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { Tasks } from '@samtavle/api-tasks';
import { type SharingCell, SharingOverview } from '@samtavle/contracts';
import { slotOf, type StaffSector } from '@samtavle/domain';
import { SharingModule } from '../sharing.module.js';
import { PrintSharing } from './print-sharing.js';
import { SeeAsRole } from './see-as-role.js';
import { ShowSharing } from './show-sharing.js';

let team: TestTeam;

beforeAll(async () => {
  const rooms: Type[] = [...Reflect.getMetadata('providers', SharingModule), Tasks];
  team = await aTeam({ rooms });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const SECTOR: Partial<Record<StaffKey, StaffSector>> = {
  supportWorker: 'muni_social',
  peer: 'muni_social',
  muniNurse: 'muni_health',
  jobConsultant: 'muni_employment',
};
const idFor = (key: StaffKey, citizen: TestCitizen) => citizen.id(SECTOR[key] ?? 'region_psych');
const overview = async (key: StaffKey, citizen: TestCitizen) =>
  SharingOverview.parse(await team.get(ShowSharing).overview(await team.viewer(key), NO_TRACE, idFor(key, citizen)));
const cell = ({ cells }: SharingOverview, owner: string, category: string, to: string): SharingCell | undefined =>
  cells.find((one) => one.owner === owner && one.category === category && one.to === to);
const regional = () =>
  aCitizen()
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2);
const social = () => aCitizen().enrolledBy('muni_social', { contacts: ['supportWorker'] });
const plan = (citizen: CitizenBuilder, parties: string[], fields: string[], lastDay: string | null = '2027-01-31') =>
  citizen.with('plan', 'region_psych', 'coordination_plan', {
    planKind: 'coordination_plan',
    parties,
    fields,
    firstDay: '2026-11-01',
    lastDay,
    agreements: 'Aftalt',
    followUpOn: null,
  });

describe('the sharing overview', () => {
  it('names for each cell the rule, the paragraph with its address, the consent and the last day', async () => {
    const citizen = await team.meets(regional().enrolledBy('muni_social').consenting('PKG_BASE'));
    const seen = await overview('nurse', citizen);
    const base = cell(seen, 'region_psych', 'visit_logistics', 'muni_social');
    expect(base).toMatchObject({
      rule: 'R-REG-SOC-BASE',
      via: 'rule',
      consent: 'PKG_BASE',
      lastDay: '2027-09-30',
      ifOnly: [],
      plan: null,
    });
    expect(base?.basis).toContainEqual({
      id: 'SUL44',
      law: expect.stringContaining('Sundhedsloven'),
      section: expect.stringContaining('§ 44'),
      url: expect.stringMatching(/^https?:/),
    });
    expect(cell(seen, 'region_psych', 'diagnosis', 'muni_social')).toBeUndefined();
    // The other way, as it is actually open to the looker's own sector.
    expect(cell(seen, 'muni_social', 'board_status', 'region_psych')).toMatchObject({ consent: 'PKG_BASE' });
  });

  it('says of what a receiver alone can know that it is a condition, and not whether it is so', async () => {
    const seen = await overview('nurse', await team.meets(regional()));
    expect(cell(seen, 'region_psych', 'medication_depot', 'muni_health')).toMatchObject({
      ifOnly: ['not_declined', 'treats_citizen'].sort().reverse(),
    });
    expect(cell(seen, 'region_psych', 'admission_discharge', 'muni_social')).toMatchObject({
      via: 'RSL12C',
      ifOnly: ['in_hospital', 'gives_service'],
    });
  });

  it('rests a cell on a plan its reader may read', async () => {
    const citizen = await team.meets(
      plan(
        regional().enrolledBy('muni_social', { contacts: ['supportWorker'] }),
        ['region_psych', 'muni_social'],
        ['crisis_plan'],
      ),
    );
    for (const key of ['nurse', 'supportWorker'] as const) {
      const opened = cell(await overview(key, citizen), 'region_psych', 'crisis_plan', 'muni_social');
      expect(opened).toMatchObject({ via: 'PSYL13C', lastDay: '2027-01-31', plan: expect.any(String) });
    }
  });

  const others: [string, (citizen: CitizenBuilder) => CitizenBuilder][] = [
    ['is enrolled there', (citizen) => citizen],
    ['is treated there', (citizen) => citizen.enrolledBy('muni_health', { contacts: ['muniNurse'] })],
    ['has help there that brings the notice', (citizen) => citizen.enrolledBy('muni_employment')],
    [
      'was asked there',
      (citizen) =>
        citizen.consenting('PKG_BASE', { askedBy: 'muni_social', state: 'asked', givenOn: null, expiresOn: null }),
    ],
    [
      'said no there',
      (citizen) =>
        citizen.consenting('PKG_BASE', { askedBy: 'muni_social', state: 'refused', givenOn: null, expiresOn: null }),
    ],
    [
      'is written about there',
      (citizen) => citizen.saying('muni_social', 'housing', 'Restance').onBoard(3, { owner: 'muni_social' }),
    ],
  ];
  it.each(others)('of a citizen known apart is the same when the citizen also %s', async (_, more) => {
    const alone = await team.meets(regional());
    const both = await team.meets(
      more(regional().enrolledBy('muni_social', { contacts: ['supportWorker'], selService: true })),
    );
    const same = async (key: StaffKey, citizen: TestCitizen) => ({ ...(await overview(key, citizen)), id: null });
    expect(await same('nurse', both)).toEqual(await same('nurse', alone));
  });

  it('of a citizen known apart is the same to the municipality whether or not psychiatry has the citizen', async () => {
    const alone = await team.meets(social());
    const both = await team.meets(
      social()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2, { owner: 'region_psych' })
        .saying('region_psych', 'diagnosis', 'F20')
        .consenting('PKG_BASE', { state: 'refused', givenOn: null, expiresOn: null }),
    );
    const bare = async (citizen: TestCitizen) => ({ ...(await overview('supportWorker', citizen)), id: null });
    expect(await bare(both)).toEqual(await bare(alone));
    expect((await bare(both)).cells.filter(({ owner }) => owner === 'region_psych')).toEqual([]);
  });

  it('does not change with a refusal or a doubt of capacity that only the other side has on record', async () => {
    const citizen = await team.meets(regional().enrolledBy('muni_health', { contacts: ['muniNurse'] }));
    const before = (await overview('nurse', citizen)).cells.filter(({ owner }) => owner === 'region_psych');
    await team.database.asOwner(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, version, recorded_at, recorded_by) VALUES ($1,$2,$3,'muni_health','oral',1,$4,$5)`,
      [randomUUID(), citizen.key, team.id, team.clock.now(), team.member('muniNurse')],
    );
    await team.database.asOwner(
      `INSERT INTO representative (citizen_id, team_id, sector, state, version, recorded_at, recorded_by) VALUES ($1,$2,'muni_health','unclear',1,$3,$4)`,
      [citizen.key, team.id, team.clock.now(), team.member('muniNurse')],
    );
    expect((await overview('nurse', citizen)).cells.filter(({ owner }) => owner === 'region_psych')).toEqual(before);
  });

  it('is recorded, and nobody else’s citizen is there', async () => {
    const citizen = await team.meets(regional());
    await overview('nurse', citizen);
    expect((await team.audit('sharing.shown')).at(-1)).toMatchObject({ outcome: 'ok', citizens: 1 });
    const foreign = team
      .get(ShowSharing)
      .overview(await team.viewer('supportWorker'), NO_TRACE, citizen.id('muni_social'));
    expect(await refusalOf(foreign)).toMatchObject({ code: 'not_found' });
    expect((await team.audit('access.refused')).at(-1)).toMatchObject({ reason: 'citizen.sharing not found' });
  });

  it('is not shown when it cannot be recorded', async () => {
    const citizen = await team.meets(regional());
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      expect(await refusalOf(overview('nurse', citizen))).toMatchObject({ code: 'not_recorded' });
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
  });
});

describe('for somebody whose role reads neither admissions nor plans', () => {
  const joined = () =>
    regional()
      .enrolledBy('muni_social', { contacts: ['supportWorker', 'peer'], selService: true })
      .consenting('PKG_BASE');
  const facts: [string, (citizen: CitizenBuilder) => CitizenBuilder][] = [
    ['is in hospital', (citizen) => citizen.inHospital('2026-11-25')],
    ['has a plan', (citizen) => plan(citizen, ['region_psych', 'muni_social'], ['substance_use'])],
  ];

  it.each(facts)('the overview does not tell that the citizen %s', async (_, more) => {
    const [with_, without] = [await team.meets(more(joined())), await team.meets(joined())];
    const bare = async (key: StaffKey, citizen: TestCitizen) => ({ ...(await overview(key, citizen)), id: null });
    expect(await bare('peer', with_)).toEqual(await bare('peer', without));
    expect(await bare('supportWorker', with_)).not.toEqual(await bare('supportWorker', without));
  });

  it.each(facts)('neither seeing as a colleague nor the printed page tells that the citizen %s', async (_, more) => {
    const [with_, without] = [await team.meets(more(joined())), await team.meets(joined())];
    const viewer = await team.viewer('peer');
    const seen = (citizen: TestCitizen) =>
      team.get(SeeAsRole).look(viewer, NO_TRACE, citizen.id('muni_social'), 'support_worker_muni');
    expect(await seen(with_)).toEqual(await seen(without));
    const page = (citizen: TestCitizen) =>
      team.get(PrintSharing).print(viewer, NO_TRACE, citizen.id('muni_social'), 'citizen');
    expect(await page(with_)).toEqual(await page(without));
  });

  it('what a plan opens to the role itself stands there', async () => {
    const citizen = await team.meets(plan(joined(), ['region_psych', 'muni_social'], ['crisis_plan', 'substance_use']));
    const seen = await overview('peer', citizen);
    expect(cell(seen, 'region_psych', 'crisis_plan', 'muni_social')).toMatchObject({ via: 'PSYL13C', plan: null });
    expect(cell(seen, 'region_psych', 'diagnosis', 'muni_social')).toBeUndefined();
  });
});

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
      (await overview(key, citizen)).events.map(({ change, by }) => [change, by === null ? null : 'who']);
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

  it('names of another sector’s colleague who took a step in the own record the authority and the function, never the person', async () => {
    const citizen = await withdrawnThere();
    const [consent] = await team.database.asOwner<{ id: string }>('SELECT id FROM consent WHERE citizen_id = $1', [
      citizen.key,
    ]);
    await team.database.asOwner('UPDATE consent_event SET by_member = $2 WHERE consent_id = $1 AND version = 4', [
      consent?.id,
      team.member('nurse'),
    ]);
    const { events } = await overview('supportWorker', citizen);
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
    for (const event of (await overview('nurse', citizen)).events)
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
    const told = (await overview('nurse', citizen)).events.filter(({ what }) => what === 'plan');
    expect(told.map(({ change, name }) => [change, name])).toEqual([
      ['ended', 'coordination_plan'],
      ['opened', 'coordination_plan'],
    ]);
    expect((await overview('supportWorker', citizen)).events).toEqual([]);
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
