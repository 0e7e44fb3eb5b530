import { Elements } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen } from '@samtavle/api-access/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type ElementId } from '@samtavle/contracts';
import { aPlanTeam, CRISIS_PLAN, EFFORT_GOAL, GOAL, type PlanTeam, refused } from '../../testing/a-plan-team.js';

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
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .consenting('PKG_BASE')
      .consenting('PKG_DAILY'),
  );
});

/** Everything the runtime role finds of it with that colleague's rights. */
const found = (key: StaffKey, id: ElementId) =>
  plan.team.as(key, async (tx) => ({
    element: await plan.team.get(Elements).byId(tx, id),
    versions: await tx.em.query<unknown[]>('SELECT * FROM element_version WHERE element_id = $1', [id]),
    corrections: await tx.em.query<{ because: string; slot: number }[]>(
      'SELECT because, slot FROM element_correction WHERE element_id = $1',
      [id],
    ),
  }));

describe('a lawful correction', () => {
  it('takes the words of every version out of every reading, and keeps them stored', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', { ...CRISIS_PLAN, helps: 'Om en anden.' });
    await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Stadig om en anden.' });
    await plan.correct('nurse', bente, id, 2, 'Skrevet på en forkert borger.');
    for (const key of ['nurse', 'otherNurse', 'psychiatrist', 'supportWorker', 'leader'] as const)
      expect(await found(key, id)).toMatchObject({ element: undefined, versions: [] });
    expect(await plan.versions(id)).toBe(2);
    expect((await plan.row(id)).content).toMatchObject({ helps: 'Stadig om en anden.' });
  });

  it('leaves to who may see the category that, when, by whom and why', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    await plan.correct('nurse', bente, id, 1, 'Skrevet på en forkert borger.');
    expect((await found('nurse', id)).corrections).toEqual([{ because: 'Skrevet på en forkert borger.', slot: 19 }]);
    expect((await found('supportWorker', id)).corrections).toHaveLength(1);
    expect((await found('jobConsultant', id)).corrections).toEqual([]);
    await plan.team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
      bente.key,
    ]);
    await plan.team.decidesAnew([bente.key]);
    expect((await found('supportWorker', id)).corrections).toEqual([]);
  });

  it('is not undone: what is corrected is neither restored, revised, nor corrected again', async () => {
    const id = await plan.write('nurse', bente, 'own_goals', GOAL);
    await plan.revise('nurse', bente, id, 1, { kind: 'goal', text: 'Andet.' });
    await plan.correct('nurse', bente, id, 2);
    const answers = await Promise.all([
      refused(plan.restore('nurse', bente, id, 3, 1)),
      refused(plan.revise('nurse', bente, id, 2, { kind: 'goal', text: 'Tredje.' })),
      refused(plan.correct('nurse', bente, id, 3)),
      refused(plan.end('nurse', bente, id, 3)),
    ]);
    expect(answers.map(({ error }) => error)).toEqual(['not_found', 'not_found', 'not_found', 'not_found']);
    expect(JSON.stringify(answers)).not.toContain('Andet');
  });

  it('that comes while a colleague writes shows the colleague nothing of it', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', { ...CRISIS_PLAN, helps: 'Om en anden.' });
    const tries = await Promise.allSettled([
      plan.correct('nurse', bente, id, 1),
      ...['a', 'b', 'c'].map((helps) => plan.revise('otherNurse', bente, id, 1, { kind: 'crisis_plan', helps })),
    ]);
    const corrected = await plan.row(id);
    if (tries[0]?.status === 'rejected') await plan.correct('nurse', bente, id, corrected.version);
    const refusal = await refusalOf(plan.revise('otherNurse', bente, id, 1, { kind: 'crisis_plan', helps: 'd' }));
    expect(refusal.body()).not.toHaveProperty('current');
    expect(await found('otherNurse', id)).toMatchObject({ element: undefined, versions: [] });
  });

  it('of an effort goal ends its sub-goals, and of a goal leaves no link to it', async () => {
    const goal = await plan.write('nurse', bente, 'own_goals', GOAL);
    const effort = await plan.write('nurse', bente, 'housing', { ...EFFORT_GOAL, goal, whyNot: null });
    const part = { kind: 'sub_goal', text: 'Ring.', of: effort, dueOn: null, state: 'active' } as const;
    const sub = await plan.write('nurse', bente, 'housing', part);
    await plan.correct('nurse', bente, goal, 1);
    const linked = await plan.team.as('nurse', (tx) => plan.team.get(Elements).byId(tx, effort));
    expect(linked?.goalSlot).toBeNull();
    await plan.correct('nurse', bente, effort, 1);
    expect((await plan.row(sub)).ended_at).not.toBeNull();
  });

  it('makes room for a new crisis plan', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    await plan.correct('nurse', bente, id, 1);
    await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
  });

  it('is the own sector’s alone, and of nobody’s stay, name or notice', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    expect(await refused(plan.correct('supportWorker', bente, id, 1))).toMatchObject({ error: 'action_not_allowed' });
    const [stay] = await plan.team.database.asOwner<{ id: ElementId }>(
      `SELECT id FROM element WHERE citizen_id = $1 AND kind = 'stay'`,
      [bente.key],
    );
    expect(stay && (await refused(plan.correct('nurse', bente, stay.id, 1)))).toMatchObject({
      error: 'action_not_allowed',
    });
    expect((await found('nurse', id)).element).toMatchObject({ id });
  });

  it('cannot be made by hand: the runtime role neither sets the mark nor takes it away', async () => {
    const id = await plan.write('nurse', bente, 'own_goals', GOAL);
    const byHand = (sql: string) => plan.team.as('nurse', (tx) => tx.em.query(sql, [id]));
    await expect(byHand('UPDATE element SET corrected_at = now(), ended_at = now() WHERE id = $1')).rejects.toThrow();
    await plan.correct('nurse', bente, id, 1);
    await byHand('UPDATE element SET corrected_at = NULL WHERE id = $1');
    expect(await found('nurse', id)).toMatchObject({ element: undefined, versions: [] });
    await expect(byHand('UPDATE element_version SET corrected = false WHERE element_id = $1')).rejects.toThrow();
    await expect(byHand('DELETE FROM element_correction WHERE element_id = $1')).rejects.toThrow();
  });
});
