import { randomUUID } from 'node:crypto';
import { type Type } from '@nestjs/common';
import { Elements, present, visibleCitizens } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type CommandDraft, ElementId } from '@samtavle/contracts';
import { type Category, type Owner, pairOf, type Sector, slotOf, type StaffSector } from '@samtavle/domain';
import { PlansModule } from './plans.module.js';

let team: TestTeam;

beforeAll(async () => {
  const rooms: Type[] = Reflect.getMetadata('providers', PlansModule);
  team = await aTeam({ rooms });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

/** Known on every side, on nobody's word but their own: no consent joins them. */
const apart = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .enrolledBy('muni_health', { contacts: ['muniNurse'] })
      .enrolledBy('muni_employment', { contacts: ['jobConsultant'] })
      .saying('region_psych', 'mental_state', 'Sover dårligt')
      .saying('region_psych', 'crisis_plan', 'Ring til søster')
      .saying('region_psych', 'diagnosis', 'F20')
      .saying('muni_social', 'housing', 'Restance på huslejen'),
  );

const SECTORS: Partial<Record<StaffKey, StaffSector>> = {
  supportWorker: 'muni_social',
  muniNurse: 'muni_health',
  jobConsultant: 'muni_employment',
};
const idFor = (key: StaffKey, citizen: TestCitizen) => citizen.id(SECTORS[key] ?? 'region_psych');
type Terms = Omit<CommandDraft<'plan.make'>, 'citizen'>;
const TERMS: Terms = {
  planKind: 'discharge_agreement',
  parties: ['region_psych', 'muni_social'],
  fields: ['mental_state'],
  firstDay: '2026-11-26',
  lastDay: '2027-01-31',
  agreements: 'Bostøtte to gange om ugen. Afdelingen ringer mandag.',
  followUpOn: '2026-12-10',
};
const make = (citizen: TestCitizen, terms: Partial<Terms> = {}, key: StaffKey = 'nurse') =>
  team.does(key, 'plan.make', { citizen: idFor(key, citizen), ...TERMS, ...terms });
const made = async (citizen: TestCitizen, terms: Partial<Terms> = {}) =>
  ElementId.parse((await make(citizen, terms)).id);
const end = (citizen: TestCitizen, plan: ElementId, version = 1) =>
  team.does('nurse', 'plan.end', { citizen: idFor('nurse', citizen), plan, version });
const change = (citizen: TestCitizen, plan: ElementId, version: number, terms: Partial<Terms> = {}) =>
  team.does('nurse', 'plan.change', { citizen: idFor('nurse', citizen), plan, version, ...TERMS, ...terms });

/** What this colleague may see of another owner, as `category`; own data left out. */
async function seen(key: StaffKey, citizen: TestCitizen, owner: Owner): Promise<Category[]> {
  return team.as(key, async (tx, viewer) => {
    const known = (await visibleCitizens(tx, viewer, [citizen.key])).get(citizen.key);
    if (!known) return [];
    return [...known.mask].flatMap((bit, slot) =>
      bit === '1' && pairOf(slot).owner === owner ? [pairOf(slot).category] : [],
    );
  });
}
/** What this colleague can read about the citizen, through the database and the mask. */
const reads = (key: StaffKey, citizen: TestCitizen) =>
  team.as(key, async (tx, viewer) => {
    const known = (await visibleCitizens(tx, viewer, [citizen.key])).get(citizen.key);
    return known ? present(known, await team.get(Elements).open(tx, [citizen.key], '2026-11-26')) : [];
  });
const plansRead = async (key: StaffKey, citizen: TestCitizen) =>
  (await reads(key, citizen)).filter(({ kind }) => kind === 'plan').map(({ id }) => id);
const head = async () => (await team.events()).length;

describe('law 7: a discharge agreement', () => {
  it('opens its named fields to the municipality, with the name, the contact persons and the plan itself, and nothing else', async () => {
    const citizen = await apart();
    expect(await seen('supportWorker', citizen, 'region_psych')).toEqual([]);
    await make(citizen);
    expect(await seen('supportWorker', citizen, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'mental_state',
      'coordination_plan',
    ]);
    expect((await reads('supportWorker', citizen)).map(({ content }) => content['text'])).toContain('Sover dårligt');
  });

  it('without the municipality as party opens nothing to it, and without the category among its fields not that', async () => {
    const citizen = await apart();
    await make(citizen, { parties: ['region_psych', 'muni_health'], fields: ['mental_state', 'crisis_plan'] });
    expect(await seen('supportWorker', citizen, 'region_psych')).toEqual([]);
    await make(citizen, { fields: ['mental_state'] });
    expect(await seen('supportWorker', citizen, 'region_psych')).not.toContain('crisis_plan');
  });

  it('that names no field on purpose opens what follows from any plan', async () => {
    const citizen = await apart();
    await make(citizen, { fields: 'none' });
    expect(await seen('supportWorker', citizen, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'coordination_plan',
    ]);
  });

  it('opens as much the other way, and to nobody in between', async () => {
    const citizen = await apart();
    await make(citizen, { fields: ['housing'] });
    expect(await seen('nurse', citizen, 'muni_social')).toEqual(
      expect.arrayContaining(['identification', 'team_membership', 'housing', 'coordination_plan']),
    );
    expect(await seen('jobConsultant', citizen, 'region_psych')).toEqual([]);
  });
});

describe('law 8: when the plan ends', () => {
  it('what was shared under § 13 c vanishes', async () => {
    const citizen = await apart();
    const plan = await made(citizen);
    expect(await plansRead('supportWorker', citizen)).toEqual([plan]);
    await end(citizen, plan);
    expect(await seen('supportWorker', citizen, 'region_psych')).toEqual([]);
    expect(await plansRead('supportWorker', citizen)).toEqual([]);
    expect((await team.events()).at(-1)?.lost_named ?? []).toEqual([]);
    expect(await refusalOf(end(citizen, plan, 2))).toMatchObject({
      code: 'plan_not_possible',
      extra: { fields: [{ path: 'plan', problem: 'ended' }] },
    });
  });

  it('its last day counts to the end, and the first from its beginning', async () => {
    const citizen = await apart();
    await make(citizen, { firstDay: '2026-11-27', lastDay: '2026-11-28' });
    const at = async (now: string) => {
      team.clock.set(now);
      await team.decidesAnew([citizen.key]);
      return (await seen('supportWorker', citizen, 'region_psych')).includes('mental_state');
    };
    expect(await at('2026-11-26T22:59:59Z')).toBe(false);
    expect(await at('2026-11-26T23:00:00Z')).toBe(true);
    expect(await at('2026-11-28T22:59:59Z')).toBe(true);
    expect(await at('2026-11-28T23:00:00Z')).toBe(false);
  });
});

describe('law 22: a refusal of everything', () => {
  it('does not stop a discharge agreement that lists home nursing, and the nurse sees its named fields and nothing else', async () => {
    const citizen = await apart();
    await team.database.asOwner(
      `INSERT INTO objection (id, citizen_id, team_id, given_to, how, receivers, version, recorded_at, recorded_by)
       VALUES ($1,$2,$3,'region_psych','oral','{muni_social,muni_health,muni_employment}',1,$4,$5)`,
      [randomUUID(), citizen.key, team.id, team.clock.now(), team.member('nurse')],
    );
    await team.decidesAnew([citizen.key]);
    expect(await seen('muniNurse', citizen, 'region_psych')).toEqual([]);
    await make(citizen, { parties: ['region_psych', 'muni_health'], fields: ['medication_depot'] });
    expect(await seen('muniNurse', citizen, 'region_psych')).toEqual([
      'identification',
      'team_membership',
      'medication_depot',
      'coordination_plan',
    ]);
  });
});

describe('a plan’s document', () => {
  /** The support worker has the category open through a plan of their own; the other plan is none of their business. */
  async function twoPlans() {
    const citizen = await apart();
    const theirs = await made(citizen);
    const other = await made(citizen, { parties: ['region_psych', 'muni_health'], agreements: 'Hemmelig aftale' });
    return { citizen, theirs, other };
  }

  it('is for its owner and its parties, whatever other plan opens the same category', async () => {
    const { citizen, theirs, other } = await twoPlans();
    expect(await plansRead('supportWorker', citizen)).toEqual([theirs]);
    expect(await plansRead('muniNurse', citizen)).toEqual([other]);
    expect((await plansRead('nurse', citizen)).sort()).toEqual([theirs, other].sort());
    expect(await plansRead('jobConsultant', citizen)).toEqual([]);
  });

  it('is kept back by the database alone, now and in its history, on the card and by its id', async () => {
    const { citizen, theirs, other } = await twoPlans();
    await team.as('supportWorker', async (tx) => {
      expect(
        await tx.em.query(`SELECT id FROM element WHERE kind = 'plan' AND citizen_id = $1`, [citizen.key]),
      ).toEqual([{ id: theirs }]);
      expect(
        await tx.em.query(`SELECT element_id FROM element_version WHERE kind = 'plan' AND citizen_id = $1`, [
          citizen.key,
        ]),
      ).toEqual([{ element_id: theirs }]);
      expect(await team.get(Elements).byId(tx, other)).toBeUndefined();
      const cards = await tx.em.query<{ elements: [string][] }[]>('SELECT * FROM card_elements($1, $2, $3)', [
        ['muni_social/support_worker_muni/n'],
        [citizen.key],
        '2026-11-26',
      ]);
      const ids = cards.flatMap(({ elements }) => elements.map(([id]) => id));
      expect([ids.includes(theirs), ids.includes(other)]).toEqual([true, false]);
      // Nor can it be written over from there.
      const [, changed] = await tx.em
        .query<[unknown, number]>('UPDATE element SET version = version WHERE id = $1', [theirs])
        .catch(() => [undefined, 0] as const);
      expect(changed).toBe(0);
    });
  });

  it('is masked by the server alone', async () => {
    const { citizen, theirs, other } = await twoPlans();
    const rows = await team.as('nurse', (tx) => team.get(Elements).open(tx, [citizen.key], '2026-11-26', ['plan']));
    const known = await team.as('supportWorker', async (tx, viewer) =>
      (await visibleCitizens(tx, viewer, [citizen.key])).get(citizen.key),
    );
    expect(rows.map(({ id }) => id).sort()).toEqual([theirs, other].sort());
    expect(known && present(known, rows).map(({ id }) => id)).toEqual([theirs]);
  });

  it('that has run out is gone from its parties, though another goes on, at the moment it ends', async () => {
    const citizen = await apart();
    const short = await made(citizen, { lastDay: '2026-11-30' });
    const long = await made(citizen, { fields: ['mental_state', 'crisis_plan'] });
    expect((await plansRead('supportWorker', citizen)).sort()).toEqual([short, long].sort());
    const [row] = await team.database.asOwner<{ until: string }>(
      `SELECT until FROM decision WHERE citizen_id = $1 AND class_key = 'muni_social/support_worker_muni/n'`,
      [citizen.key],
    );
    expect(row?.until).toBe('2026-11-30T23:00:00.000Z');
    team.clock.set('2026-11-30T23:00:00Z');
    await team.decidesAnew([citizen.key]);
    expect(await plansRead('supportWorker', citizen)).toEqual([long]);
    expect((await plansRead('nurse', citizen)).sort()).toEqual([short, long].sort());
  });

  it('shows a party the versions it was a party to, and none from before', async () => {
    const citizen = await apart();
    const plan = await made(citizen, { parties: ['region_psych', 'muni_health'], agreements: 'Kun hjemmeplejen' });
    await change(citizen, plan, 1, { parties: ['region_psych', 'muni_health', 'muni_social'] });
    const versions = (key: StaffKey) =>
      team.as(key, (tx) =>
        tx.em.query<{ version: number }[]>(
          'SELECT version FROM element_version WHERE element_id = $1 ORDER BY version',
          [plan],
        ),
      );
    expect(await versions('supportWorker')).toEqual([{ version: 2 }]);
    expect(await versions('muniNurse')).toEqual([{ version: 1 }, { version: 2 }]);
    await change(citizen, plan, 2, { parties: ['region_psych', 'muni_social'] });
    expect(await versions('muniNurse')).toEqual([]);
  });
});

describe("a plan's news does not travel to a sector that is not a party", () => {
  const sectorsOf = (keys: readonly string[]) => new Set(keys.map((key) => key.split('/')[0] as Sector));

  it('when it is made, changed and ended, though that sector has the category open through another plan', async () => {
    const citizen = await apart();
    await make(citizen);
    const from = await head();
    const plan = await made(citizen, { parties: ['region_psych', 'muni_health'] });
    await change(citizen, plan, 1, { parties: ['region_psych', 'muni_health'], agreements: 'Nu med kørsel' });
    await end(citizen, plan, 2);
    const events = (await team.events()).slice(from);
    expect(events.map(({ change: what }) => what)).toEqual(['shared', 'plan', 'plan', 'shared', 'plan']);
    for (const event of events) {
      const told = sectorsOf([...event.changed_for, ...event.lost, ...event.lost_named]);
      expect([...told].filter((sector) => sector !== 'region_psych' && sector !== 'muni_health')).toEqual([]);
      expect(event.slots).toEqual([]);
    }
    expect([...sectorsOf(events[2]?.changed_for ?? [])].sort()).toEqual(['muni_health', 'region_psych']);
  });
});

describe('two editors at once', () => {
  it('are one winner, and one who is shown what the plan says now', async () => {
    const citizen = await apart();
    const plan = await made(citizen);
    const answers = await Promise.allSettled([
      change(citizen, plan, 1, { agreements: 'Den enes tekst' }),
      change(citizen, plan, 1, { agreements: 'Den andens tekst' }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const loser = answers.find((answer) => answer.status === 'rejected');
    expect(loser?.reason).toMatchObject({ code: 'stale_version', extra: { current: { id: plan, version: 2 } } });
  });

  it('cannot end what the other has just changed', async () => {
    const citizen = await apart();
    const plan = await made(citizen);
    await change(citizen, plan, 1, { fields: ['crisis_plan'] });
    expect(await refusalOf(end(citizen, plan, 1))).toMatchObject({ code: 'stale_version' });
    expect(await seen('supportWorker', citizen, 'region_psych')).toContain('crisis_plan');
  });
});

describe('a plan that is none', () => {
  const refused: [string, Partial<Terms>, { path: string; problem: string }, RegExp][] = [
    ['has no parties', { parties: [] }, { path: 'parties', problem: 'none' }, /§ 13 c/],
    [
      'is without the department',
      { parties: ['muni_social', 'muni_health'] },
      { path: 'parties', problem: 'no_department' },
      /§§ 13 a-13 b/,
    ],
    [
      'is the department’s alone',
      { parties: ['region_psych'] },
      { path: 'parties', problem: 'department_alone' },
      /§ 13 c/,
    ],
    [
      'opens the board status',
      { fields: ['board_status'] },
      { path: 'fields.board_status', problem: 'never_in_a_plan' },
      /§ 13 c/,
    ],
    [
      'opens the diagnosis',
      { fields: ['mental_state', 'diagnosis'] },
      { path: 'fields.diagnosis', problem: 'never_in_a_plan' },
      /§ 13 c/,
    ],
    [
      'opens the network',
      { fields: ['network_relatives'] },
      { path: 'fields.network_relatives', problem: 'never_in_a_plan' },
      /§ 13 c/,
    ],
    [
      'names what its parties may not have by it',
      { parties: ['region_psych', 'muni_employment'], fields: ['crisis_plan'] },
      { path: 'fields.crisis_plan', problem: 'opens_nothing' },
      /§ 13 c/,
    ],
    ['ends before it starts', { lastDay: '2026-11-25' }, { path: 'lastDay', problem: 'before_start' }, /første dag/],
    [
      'has ended already',
      { firstDay: '2026-11-01', lastDay: '2026-11-25' },
      { path: 'lastDay', problem: 'past' },
      /gået/,
    ],
    [
      'starts in ten years',
      { firstDay: '2036-11-26', lastDay: null, followUpOn: null },
      { path: 'firstDay', problem: 'too_far' },
      /rækker/,
    ],
    [
      'is followed up before it starts',
      { followUpOn: '2026-11-01' },
      { path: 'followUpOn', problem: 'before_start' },
      /første dag/,
    ],
  ];
  it.each(refused)(
    'because it %s is refused at the field, with nothing written and the try recorded',
    async (_, terms, field, names) => {
      const citizen = await apart();
      const [from, written] = [await head(), await count(citizen)];
      const refusal = await refusalOf(make(citizen, terms));
      expect(refusal).toMatchObject({ code: 'plan_not_possible' });
      const [problem] = refusal.extra.fields ?? [];
      expect(problem).toMatchObject(field);
      expect(problem?.da).toMatch(names);
      expect(problem?.en).toBeTruthy();
      expect([await head(), await count(citizen)]).toEqual([from, written]);
      expect((await team.audit('command.refused')).at(-1)).toMatchObject({ command: 'plan.make', outcome: 'denied' });
    },
  );

  const malformed: [string, object][] = [
    ['a party nobody knows', { parties: ['region_psych', 'police_psp'] }],
    ['the same party twice', { parties: ['region_psych', 'region_psych', 'muni_social'] }],
    ['an empty list of fields instead of none', { fields: [] }],
    ['the same field twice', { fields: ['housing', 'housing'] }],
    ['a field nobody knows', { fields: ['secrets'] }],
    ['a day that is none', { firstDay: '2026-02-30' }],
    ['nothing agreed', { agreements: '   ' }],
    ['another kind of plan', { planKind: 'treatment_plan' }],
    ['words nobody asked for', { owner: 'muni_social' }],
  ];
  it.each(malformed)('because it has %s is refused', async (_, terms) => {
    const citizen = await apart();
    expect(
      await refusalOf(team.sends('nurse', 'plan.make', { citizen: idFor('nurse', citizen), ...TERMS, ...terms })),
    ).toMatchObject({ code: 'invalid_input' });
    expect(await count(citizen)).toBe(0);
  });

  it('because a receiver wants to make it is refused, naming whose it is to make', async () => {
    const citizen = await apart();
    const refusal = await refusalOf(make(citizen, {}, 'supportWorker'));
    expect(refusal).toMatchObject({
      code: 'plan_not_possible',
      extra: { fields: [{ path: 'parties', problem: 'not_the_department' }] },
    });
    expect(await seen('supportWorker', citizen, 'region_psych')).toEqual([]);
  });

  it('is not there to change or end for a party, and for nobody else exists at all', async () => {
    const citizen = await apart();
    const plan = await made(citizen);
    const ends = (key: StaffKey) =>
      refusalOf(team.does(key, 'plan.end', { citizen: idFor(key, citizen), plan, version: 1 }));
    expect(await ends('supportWorker')).toMatchObject({ code: 'action_not_allowed' });
    expect(await ends('muniNurse')).toMatchObject({ code: 'not_found' });
  });

  const count = async ({ key }: TestCitizen) =>
    (await team.database.asOwner(`SELECT id FROM element WHERE citizen_id = $1 AND kind = 'plan'`, [key])).length;
});

describe('the record of a plan', () => {
  it('says who made it, and to whom what opened, each authority its own', async () => {
    const citizen = await apart();
    await make(citizen, { fields: ['mental_state', 'housing'] });
    const done = (await team.audit('command.done')).at(-1);
    expect(done).toMatchObject({ command: 'plan.make', shown: [slotOf('region_psych', 'coordination_plan')] });
    const changed = (await team.audit('access.changed')).at(-1);
    expect(changed?.shown).toEqual(
      expect.arrayContaining([slotOf('region_psych', 'mental_state'), slotOf('muni_social', 'housing')]),
    );
  });
});
