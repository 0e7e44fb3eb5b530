import { type Type } from '@nestjs/common';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { Tasks } from '@samtavle/api-tasks';
import { type CommandDraft, type SharingOverview } from '@samtavle/contracts';
import { slotOf } from '@samtavle/domain';
import { NO_TRACE } from '@samtavle/api-access';
import { SharingModule } from '../sharing.module.js';
import { ShowSharing } from '../show-sharing/show-sharing.js';

let team: TestTeam;

beforeAll(async () => {
  const rooms: Type[] = [...Reflect.getMetadata('providers', SharingModule), Tasks];
  team = await aTeam({ rooms });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const known = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse', 'psychiatrist', 'secretary'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker', 'caseworker', 'peer'] })
      .enrolledBy('muni_health', { contacts: ['muniNurse'] })
      .enrolledBy('muni_employment', { contacts: ['jobConsultant'] }),
  );
type Draft = Omit<CommandDraft<'disclosure.record'>, 'citizen'>;
const PSP: Draft = {
  gateway: 'PSP115',
  purpose: 'psp',
  caseReference: 'PSP 26-114',
  receiverSector: 'police_psp',
  receiver: 'Midtjyllands Politi, PSP-kontakten',
  categories: ['risk_self_harm'],
  reason: 'Aftalt i PSP-mødet: fare for at gøre skade på sig selv i weekenden',
  confirmed: ['psp_case_open', 'decision_by_holder', 'not_for_investigation', 'minimum_fields'],
  onDay: '2026-11-26',
};
const SECTOR = {
  supportWorker: 'muni_social',
  caseworker: 'muni_social',
  peer: 'muni_social',
  muniNurse: 'muni_health',
  jobConsultant: 'muni_employment',
} as const;
const idFor = (key: StaffKey, citizen: TestCitizen) =>
  citizen.id(key in SECTOR ? SECTOR[key as keyof typeof SECTOR] : 'region_psych');
const record = (key: StaffKey, citizen: TestCitizen, more: Partial<Draft> = {}) =>
  team.does(key, 'disclosure.record', { citizen: idFor(key, citizen), ...PSP, ...more });
const overview = async (key: StaffKey, citizen: TestCitizen): Promise<SharingOverview> =>
  team.get(ShowSharing).overview(await team.viewer(key), NO_TRACE, idFor(key, citizen));
const rows = ({ key }: TestCitizen) =>
  team.database.asOwner<{ id: string }>('SELECT id FROM disclosure WHERE citizen_id = $1', [key]);

describe('law 12: the police', () => {
  it('has no log-in; what the PSP group got is an entry with case, purpose, holder and “not for investigation”', async () => {
    const citizen = await known();
    const before = await team.events();
    const done = await record('nurse', citizen);
    expect((await overview('nurse', citizen)).disclosures).toMatchObject([
      { id: done.id, gateway: 'PSP115', purpose: 'psp', caseReference: 'PSP 26-114', confirmed: PSP.confirmed },
    ]);
    expect((await team.audit('command.done')).at(-1)).toMatchObject({
      command: 'disclosure.record',
      shown: [slotOf('region_psych', 'risk_self_harm')],
      controllers: ['region'],
    });
    // Nothing on any board opens or moves; that it was noted is news to the own sector, and there to who may read it.
    const news = (await team.events()).slice(before.length);
    expect(new Set(news.map(({ change }) => change))).toEqual(new Set(['noted', 'task']));
    expect(news.flatMap(({ slots }) => slots)).toEqual([]);
    const told = news.flatMap(({ changed_for: named }) => named);
    expect(told).toContain('region_psych/nurse_region/h');
    expect(told.filter((key) => !key.startsWith('region_psych/') || key.includes('secretary'))).toEqual([]);
  });

  it('leaves a note to write in the record, and a review for the leader who did not do it', async () => {
    const citizen = await known();
    const { id } = await record('nurse', citizen);
    const tasks = await team.database.asOwner(
      'SELECT kind, for_whom, sector, due_on FROM task WHERE source = $1 ORDER BY kind',
      [id],
    );
    expect(tasks).toEqual([
      { kind: 'leader_review', for_whom: 'leaders', sector: 'region_psych', due_on: '2026-12-03' },
      { kind: 'record_note', for_whom: 'member', sector: 'region_psych', due_on: '2026-11-26' },
    ]);
  });

  it('recorded by the only leader is looked through by the officer of that authority, and never left to nobody', async () => {
    const citizen = await known();
    const { id } = await team.does(
      'leader',
      'disclosure.record',
      { citizen: citizen.id('region_psych'), ...PSP },
      { sector: 'region_psych' },
    );
    const kinds = () => team.database.asOwner('SELECT kind, for_whom FROM task WHERE source = $1 ORDER BY kind', [id]);
    expect(await kinds()).toEqual([{ kind: 'record_note', for_whom: 'member' }]);
    expect((await team.audit('disclosure.for-officer')).at(-1)).toMatchObject({
      controllers: ['region'],
      citizens: 1,
      shown: [slotOf('region_psych', 'risk_self_harm')],
      rules_of_region: ['PSP115'],
      actor_name: 'Lone Prøve',
    });
  });

  it('recorded by a leader is another leader’s, when there is one', async () => {
    const citizen = await known();
    const [other] = await team.database.asOwner<{ id: string }>(
      `INSERT INTO member (id, person_id, authority_id, team_id, sector, role, class_key, valid_from)
       SELECT gen_random_uuid(), $1, authority_id, team_id, sector, 'team_leader_region', 'region_psych/team_leader_region/-', valid_from
         FROM member WHERE id = $2 RETURNING id`,
      [team.person('psychiatrist'), team.member('leader', 'region_psych')],
    );
    const before = (await team.audit('disclosure.for-officer')).length;
    const { id } = await team.does(
      'leader',
      'disclosure.record',
      { citizen: citizen.id('region_psych'), ...PSP },
      { sector: 'region_psych' },
    );
    expect(
      await team.database.asOwner(`SELECT not_for_person FROM task WHERE source = $1 AND kind = 'leader_review'`, [id]),
    ).toEqual([{ not_for_person: team.person('leader') }]);
    expect(await team.audit('disclosure.for-officer')).toHaveLength(before);
    await team.database.asOwner('DELETE FROM member WHERE id = $1', [other?.id]);
  });

  const refused: [string, StaffKey, Partial<Draft>, string, RegExp][] = [
    [
      'a case in the PSP group',
      'nurse',
      { confirmed: PSP.confirmed.filter((one) => one !== 'psp_case_open') },
      'confirmed.psp_case_open',
      /Retsplejeloven § 115/,
    ],
    [
      '“not for investigation”',
      'nurse',
      { confirmed: PSP.confirmed.filter((one) => one !== 'not_for_investigation') },
      'confirmed.not_for_investigation',
      /Retsplejeloven § 115/,
    ],
    [
      'the holder’s own decision',
      'nurse',
      { confirmed: ['psp_case_open', 'not_for_investigation', 'minimum_fields'] },
      'confirmed.decision_by_holder',
      /Retsplejeloven § 115/,
    ],
    ['a case', 'nurse', { caseReference: null }, 'caseReference', /Retsplejeloven § 115/],
    ['a purpose of the sector', 'nurse', { purpose: 'research' }, 'purpose', /Retsplejeloven § 115/],
    ['a sender the law names', 'muniNurse', {}, 'gateway', /Retsplejeloven § 115/],
    [
      'a receiver the law names',
      'nurse',
      { receiverSector: 'muni_employment' },
      'receiverSector',
      /Retsplejeloven § 115/,
    ],
    [
      'a category the law lets it carry',
      'nurse',
      { categories: ['diagnosis'] },
      'categories.diagnosis',
      /Retsplejeloven § 115/,
    ],
    ['an enabled gateway', 'nurse', { gateway: 'PSYL_POLICE_CALLOUT' }, 'gateway', /slået fra.*Psykiatriloven/],
    ['a road beside the board', 'nurse', { gateway: 'PSYL13C' }, 'gateway', /tavlen.*§ 13 c/],
    ['a road at all', 'nurse', { gateway: 'MADE_UP' }, 'gateway', /kender/],
  ];
  it.each(refused)('without %s, the road is refused by name, with nothing noted', async (_, key, more, path, names) => {
    const citizen = await known();
    const refusal = await refusalOf(record(key, citizen, more));
    expect(refusal.code).toBe('disclosure_not_possible');
    const problem = refusal.extra.fields?.find((field) => field.path === path);
    expect(problem?.da).toMatch(names);
    expect(problem?.en).toBeTruthy();
    expect(await rows(citizen)).toEqual([]);
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({
      command: 'disclosure.record',
      outcome: 'denied',
    });
  });

  const malformed: [string, Partial<Record<keyof Draft, unknown>>][] = [
    ['no reason', { reason: ' ' }],
    ['no category', { categories: [] }],
    ['a category nobody knows', { categories: ['secrets'] }],
    ['no receiver', { receiver: '' }],
    ['a day to come', { onDay: '2026-11-27' }],
    ['a day long past', { onDay: '2024-11-27' }],
    ['a condition nobody knows', { confirmed: [...PSP.confirmed, 'because_i_say_so'] }],
  ];
  it.each(malformed)('with %s is no entry', async (_, more) => {
    const citizen = await known();
    expect(
      await refusalOf(team.sends('nurse', 'disclosure.record', { citizen: idFor('nurse', citizen), ...PSP, ...more })),
    ).toMatchObject({ code: 'invalid_input' });
    expect(await rows(citizen)).toEqual([]);
  });
});

describe('an entry in the disclosure log', () => {
  it('is read back by the own sector only, and there by who may read all it was about', async () => {
    const citizen = await known();
    await record('psychiatrist', citizen);
    expect((await overview('nurse', citizen)).disclosures).toHaveLength(1);
    for (const key of ['supportWorker', 'muniNurse', 'jobConsultant', 'secretary'] as const)
      expect([key, (await overview(key, citizen)).disclosures, (await overview(key, citizen)).events]).toEqual([
        key,
        [],
        [],
      ]);
  });

  it('is kept from the others by the database alone, and never changed or taken out', async () => {
    const citizen = await known();
    await record('psychiatrist', citizen);
    for (const key of ['supportWorker', 'secretary'] as const)
      expect(await team.as(key, (tx) => tx.em.query('SELECT id FROM disclosure'))).toEqual([]);
    for (const statement of ['UPDATE disclosure SET reason = $1', 'DELETE FROM disclosure WHERE reason = $1'])
      await expect(team.as('nurse', (tx) => tx.em.query(statement, ['x']))).rejects.toThrow(/permission denied/);
  });

  it('is made about a citizen of one’s own, and about what one may read', async () => {
    const citizen = await known();
    expect(
      await refusalOf(team.does('nurse', 'disclosure.record', { ...PSP, citizen: citizen.id('muni_social') })),
    ).toMatchObject({ code: 'not_found' });
    expect(
      await refusalOf(record('peer', citizen, { receiverSector: 'region_psych', categories: ['housing'] })),
    ).toMatchObject({
      code: 'action_not_allowed',
    });
    expect(await rows(citizen)).toEqual([]);
  });
});

describe('a formal request', () => {
  it('under § 11 a is answered on the citizen’s own consent, and economy under stk. 2 without', async () => {
    const citizen = await known();
    const request: Partial<Draft> = {
      gateway: 'RSL11A_REQUEST',
      purpose: 'social_casework',
      receiverSector: 'muni_social',
      categories: ['diagnosis'],
      caseReference: 'Sag 2026-77',
    };
    const refusal = await refusalOf(
      record('psychiatrist', citizen, {
        ...request,
        confirmed: ['task_necessity', 'consent_not_expired', 'representative_check'],
      }),
    );
    expect(refusal.extra.fields).toMatchObject([
      { path: 'confirmed.consent_active_scope_match', da: expect.stringMatching(/Retssikkerhedsloven § 11 a/) },
    ]);
    await record('psychiatrist', citizen, {
      ...request,
      confirmed: ['consent_active_scope_match', 'task_necessity', 'consent_not_expired', 'representative_check'],
    });
    await record('caseworker', citizen, {
      gateway: 'RSL11A2_ECONOMY',
      purpose: 'employment_casework',
      receiverSector: 'muni_employment',
      categories: ['economy_benefits'],
      confirmed: ['task_necessity'],
    });
    expect(await rows(citizen)).toHaveLength(2);
    // Nothing opened for the receiver.
    expect((await overview('jobConsultant', citizen)).cells.filter(({ to }) => to === 'muni_employment')).toEqual(
      expect.not.arrayContaining([expect.objectContaining({ owner: 'muni_social' })]),
    );
  });
});
