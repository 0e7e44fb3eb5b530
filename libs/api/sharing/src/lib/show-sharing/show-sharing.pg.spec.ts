import { randomUUID } from 'node:crypto';
import { NO_TRACE } from '@samtavle/api-access';
import { type CitizenBuilder, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { aSharingTeam, cell, overviewOf, plan, regional, social } from '../../testing/a-sharing-team.js';
import { PrintSharing } from './print-sharing.js';
import { SeeAsRole } from './see-as-role.js';
import { ShowSharing } from './show-sharing.js';

let team: TestTeam;

beforeAll(async () => {
  team = await aSharingTeam();
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('the sharing overview', () => {
  it('names for each cell the rule, the paragraph with its address, the consent and the last day', async () => {
    const citizen = await team.meets(regional().enrolledBy('muni_social').consenting('PKG_BASE'));
    const seen = await overviewOf(team, 'nurse', citizen);
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
    const seen = await overviewOf(team, 'nurse', await team.meets(regional()));
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
      const opened = cell(await overviewOf(team, key, citizen), 'region_psych', 'crisis_plan', 'muni_social');
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
    const same = async (key: StaffKey, citizen: TestCitizen) => ({
      ...(await overviewOf(team, key, citizen)),
      id: null,
    });
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
    const bare = async (citizen: TestCitizen) => ({ ...(await overviewOf(team, 'supportWorker', citizen)), id: null });
    expect(await bare(both)).toEqual(await bare(alone));
    expect((await bare(both)).cells.filter(({ owner }) => owner === 'region_psych')).toEqual([]);
  });

  it('does not change with a refusal or a doubt of capacity that only the other side has on record', async () => {
    const citizen = await team.meets(regional().enrolledBy('muni_health', { contacts: ['muniNurse'] }));
    const before = (await overviewOf(team, 'nurse', citizen)).cells.filter(({ owner }) => owner === 'region_psych');
    await team.database.asOwner(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, version, recorded_at, recorded_by) VALUES ($1,$2,$3,'muni_health','oral',1,$4,$5)`,
      [randomUUID(), citizen.key, team.id, team.clock.now(), team.member('muniNurse')],
    );
    await team.database.asOwner(
      `INSERT INTO representative (citizen_id, team_id, sector, state, version, recorded_at, recorded_by) VALUES ($1,$2,'muni_health','unclear',1,$3,$4)`,
      [citizen.key, team.id, team.clock.now(), team.member('muniNurse')],
    );
    expect((await overviewOf(team, 'nurse', citizen)).cells.filter(({ owner }) => owner === 'region_psych')).toEqual(
      before,
    );
  });

  it('is recorded, and nobody else’s citizen is there', async () => {
    const citizen = await team.meets(regional());
    await overviewOf(team, 'nurse', citizen);
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
      expect(await refusalOf(overviewOf(team, 'nurse', citizen))).toMatchObject({ code: 'not_recorded' });
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
    const bare = async (key: StaffKey, citizen: TestCitizen) => ({
      ...(await overviewOf(team, key, citizen)),
      id: null,
    });
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
    const seen = await overviewOf(team, 'peer', citizen);
    expect(cell(seen, 'region_psych', 'crisis_plan', 'muni_social')).toMatchObject({ via: 'PSYL13C', plan: null });
    expect(cell(seen, 'region_psych', 'diagnosis', 'muni_social')).toBeUndefined();
  });
});
