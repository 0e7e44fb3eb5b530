import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { aPlanTeam, CRISIS_PLAN, currentOf, type PlanTeam } from '../../testing/a-plan-team.js';

let plan: PlanTeam;
let bente: TestCitizen;

beforeAll(async () => {
  plan = await aPlanTeam();
}, 60_000);
afterAll(() => plan?.close());
beforeEach(async () => {
  bente = await plan.team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2),
  );
});

const begun = () => plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);

describe('two who revise one record', () => {
  it('in different fields both keep what they wrote, whoever saves first', async () => {
    const id = await begun();
    await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Musik.' });
    const done = await plan.revise('otherNurse', bente, id, 1, { kind: 'crisis_plan', whoToCall: 'Min søster.' });
    expect(done.version).toBe(3);
    expect((await plan.row(id)).content).toMatchObject({ helps: 'Musik.', whoToCall: 'Min søster.' });
  });

  it('in the same field: the second is shown what the first wrote, and nothing of theirs is written', async () => {
    const id = await begun();
    await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Musik.' });
    const refusal = await refusalOf(
      plan.revise('otherNurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Ro.', atHome: 'Katten.' }),
    );
    expect(refusal.body()).toMatchObject({
      error: 'stale_version',
      fields: [{ path: 'changes.helps', problem: 'changed_by_both' }],
    });
    expect(currentOf(refusal)).toMatchObject({ version: 2, content: { helps: 'Musik.' } });
    expect((await plan.row(id)).content).toMatchObject({ helps: 'Musik.', atHome: '' });
  });

  it('to the same words are not in each other’s way', async () => {
    const id = await begun();
    await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Musik.' });
    await plan.revise('otherNurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Musik.' });
    expect((await plan.row(id)).content).toMatchObject({ helps: 'Musik.' });
  });

  it('at the very same moment, field by field, lose nothing', async () => {
    const id = await begun();
    const fields = ['earlySigns', 'helps', 'helpsNot', 'whoToCall', 'ifAdmitted', 'atHome', 'aboutCoercion'] as const;
    await Promise.all(
      fields.map((field, at) =>
        plan.revise(at % 2 === 0 ? 'nurse' : 'otherNurse', bente, id, 1, {
          kind: 'crisis_plan',
          [field]: `ny ${field}`,
        }),
      ),
    );
    expect((await plan.row(id)).content).toMatchObject(
      Object.fromEntries(fields.map((field) => [field, `ny ${field}`])),
    );
    expect(await plan.versions(id)).toBe(1 + fields.length);
  });

  it('at the very same moment in the same field: one wins, the others are told', async () => {
    const id = await begun();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, (_, at) =>
        plan.revise(at % 2 === 0 ? 'nurse' : 'otherNurse', bente, id, 1, { kind: 'crisis_plan', helps: `ord ${at}` }),
      ),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const one of tries) if (one.status === 'rejected') expect(one.reason).toMatchObject({ code: 'stale_version' });
    expect(await plan.versions(id)).toBe(2);
  });
});
