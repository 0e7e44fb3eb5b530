import { type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { slotOf } from '@samtavle/domain';
import { aTeamWithPlans, idFor, planActs, type Terms, TERMS } from '../testing/plan-acts.js';

let team: TestTeam;
let plans: ReturnType<typeof planActs>;

beforeAll(async () => {
  team = await aTeamWithPlans();
  plans = planActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('two editors at once', () => {
  it('are one winner, and one who is shown what the plan says now', async () => {
    const citizen = await plans.apart();
    const plan = await plans.made(citizen);
    const answers = await Promise.allSettled([
      plans.change(citizen, plan, 1, { agreements: 'Den enes tekst' }),
      plans.change(citizen, plan, 1, { agreements: 'Den andens tekst' }),
    ]);
    expect(answers.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const loser = answers.find((answer) => answer.status === 'rejected');
    expect(loser?.reason).toMatchObject({ code: 'stale_version', extra: { current: { id: plan, version: 2 } } });
  });

  it('cannot end what the other has just changed', async () => {
    const citizen = await plans.apart();
    const plan = await plans.made(citizen);
    await plans.change(citizen, plan, 1, { fields: ['crisis_plan'] });
    expect(await refusalOf(plans.end(citizen, plan, 1))).toMatchObject({ code: 'stale_version' });
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toContain('crisis_plan');
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
      const citizen = await plans.apart();
      const [from, written] = [await plans.head(), await count(citizen)];
      const refusal = await refusalOf(plans.make(citizen, terms));
      expect(refusal).toMatchObject({ code: 'plan_not_possible' });
      const [problem] = refusal.extra.fields ?? [];
      expect(problem).toMatchObject(field);
      expect(problem?.da).toMatch(names);
      expect(problem?.en).toBeTruthy();
      expect([await plans.head(), await count(citizen)]).toEqual([from, written]);
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
    const citizen = await plans.apart();
    expect(
      await refusalOf(team.sends('nurse', 'plan.make', { citizen: idFor('nurse', citizen), ...TERMS, ...terms })),
    ).toMatchObject({ code: 'invalid_input' });
    expect(await count(citizen)).toBe(0);
  });

  it('because a receiver wants to make it is refused, naming whose it is to make', async () => {
    const citizen = await plans.apart();
    const refusal = await refusalOf(plans.make(citizen, {}, 'supportWorker'));
    expect(refusal).toMatchObject({
      code: 'plan_not_possible',
      extra: { fields: [{ path: 'parties', problem: 'not_the_department' }] },
    });
    expect(await plans.seen('supportWorker', citizen, 'region_psych')).toEqual([]);
  });

  it('is not there to change or end for a party, and for nobody else exists at all', async () => {
    const citizen = await plans.apart();
    const plan = await plans.made(citizen);
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
    const citizen = await plans.apart();
    await plans.make(citizen, { fields: ['mental_state', 'housing'] });
    const done = (await team.audit('command.done')).at(-1);
    expect(done).toMatchObject({ command: 'plan.make', shown: [slotOf('region_psych', 'coordination_plan')] });
    const changed = (await team.audit('access.changed')).at(-1);
    expect(changed?.shown).toEqual(
      expect.arrayContaining([slotOf('region_psych', 'mental_state'), slotOf('muni_social', 'housing')]),
    );
  });
});
