import { CommandBus } from '@samtavle/api-access';
import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { type CommandDraft, type CommandName, type ElementId } from '@samtavle/contracts';
import { aPlanTeam, EFFORT_GOAL, type PlanTeam } from '../../testing/a-plan-team.js';

let plan: PlanTeam;
let bente: TestCitizen;

beforeAll(async () => {
  plan = await aPlanTeam();
}, 60_000);
afterAll(() => plan?.close());
beforeEach(async () => {
  bente = await plan.team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse', 'otherNurse'] })
      .onBoard(2),
  );
});

const step = (of: ElementId, text = 'Ring til banken.') =>
  ({ kind: 'sub_goal', text, of, dueOn: null, state: 'active' }) as const;
const effort = () => plan.write('nurse', bente, 'housing', EFFORT_GOAL);
const named = (element: ElementId) => ({ citizen: bente.id('region_psych'), element, version: 1 });

/** What becomes of the second, begun when the nurse has done the first and nobody can know of it yet. */
async function whileDoing<N extends CommandName>(
  name: N,
  input: CommandDraft<N>,
  second: () => Promise<unknown>,
): Promise<unknown> {
  const { team } = plan;
  const { became } = await team.as('nurse', async (tx, viewer) => {
    await team.get(CommandBus).within(tx, viewer, name, input);
    const became = second().then(
      () => 'done',
      (thrown: unknown) => thrown,
    );
    await team.somebodyWaits(became);
    return { became };
  });
  return became;
}

describe('the steps towards an effort goal', () => {
  it.each([
    ['ended', 'record.end'],
    ['corrected', 'element.correct'],
  ] as const)('are not joined by one that is written in the moment it is %s', async (_, name) => {
    const of = await effort();
    const became = await whileDoing(
      name,
      name === 'record.end' ? named(of) : { ...named(of), because: 'Skrevet på en anden.' },
      () => plan.write('otherNurse', bente, 'housing', step(of)),
    );
    expect(await plan.count(bente, 'sub_goal')).toBe(0);
    expect(became).toMatchObject({ code: 'invalid_input', extra: { fields: [{ problem: 'unknown_link' }] } });
  });

  it('end with it also when one is written in the moment before', async () => {
    const of = await effort();
    const citizen = bente.id('region_psych');
    const became = await whileDoing('record.write', { citizen, category: 'housing', content: step(of) }, () =>
      plan.end('otherNurse', bente, of, 1),
    );
    expect(became).toBe('done');
    expect(await plan.count(bente, 'sub_goal')).toBe(0);
  });

  it('end with it as a colleague has just rewritten them', async () => {
    const of = await effort();
    const part = await plan.write('otherNurse', bente, 'housing', step(of));
    const changes = { kind: 'sub_goal', text: 'Skriv til banken.' } as const;
    const became = await whileDoing('record.revise', { ...named(part), changes }, () =>
      plan.end('otherNurse', bente, of, 1),
    );
    expect(became).toBe('done');
    expect(await plan.count(bente, 'sub_goal')).toBe(0);
    expect((await plan.row(part)).content).toMatchObject({ text: 'Skriv til banken.' });
  });
});
