import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { aPlanTeam, CRISIS_PLAN, EFFORT_GOAL, GOAL, type PlanTeam, refused } from '../../testing/a-plan-team.js';

let plan: PlanTeam;
let bente: TestCitizen;

beforeAll(async () => {
  plan = await aPlanTeam();
}, 60_000);
afterAll(() => plan?.close());
beforeEach(async () => {
  plan.team.clock.set('2026-11-26T07:15:00Z');
  bente = await plan.team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .onBoard(2)
      .enrolledBy('muni_social', { contacts: ['supportWorker'] }),
  );
});

describe('an earlier version', () => {
  it('that is restored is a new version, and nothing in between is lost', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Musik.' });
    expect(await plan.restore('otherNurse', bente, id, 2, 1)).toMatchObject({ version: 3 });
    expect((await plan.row(id)).content).toMatchObject({ helps: CRISIS_PLAN.helps });
    expect(await plan.versions(id)).toBe(3);
  });

  it('is not restored over what a colleague has changed meanwhile', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    await plan.revise('nurse', bente, id, 1, { kind: 'crisis_plan', helps: 'Musik.' });
    await plan.revise('otherNurse', bente, id, 2, { kind: 'crisis_plan', helps: 'Ro.' });
    expect(await refused(plan.restore('nurse', bente, id, 2, 1))).toMatchObject({
      error: 'stale_version',
      current: { version: 3, content: { helps: 'Ro.' } },
    });
  });

  it('that never was, or is the present one, is refused beside the field', async () => {
    const id = await plan.write('nurse', bente, 'crisis_plan', CRISIS_PLAN);
    for (const version of [1, 2, 99])
      expect(await refused(plan.restore('nurse', bente, id, 1, version))).toMatchObject({
        error: 'invalid_input',
        fields: [{ path: 'restore', problem: 'no_such_version', da: expect.any(String) }],
      });
  });

  it('takes up again what had ended', async () => {
    const id = await plan.write('nurse', bente, 'own_goals', GOAL);
    await plan.end('nurse', bente, id, 1);
    await plan.restore('nurse', bente, id, 2, 1);
    expect((await plan.row(id)).ended_at).toBeNull();
  });

  it('passes the rules of today: a day that has come and gone is not agreed on again', async () => {
    const id = await plan.write('nurse', bente, 'housing', { ...EFFORT_GOAL, dueOn: '2026-12-01' });
    await plan.revise('nurse', bente, id, 1, { kind: 'effort_goal', dueOn: '2027-06-01' });
    plan.team.clock.set('2027-01-10T07:15:00Z');
    await plan.team.decidesAnew([bente.key]);
    expect(await refused(plan.restore('nurse', bente, id, 2, 1))).toMatchObject({
      fields: [{ path: 'restore', problem: 'past' }],
    });
  });

  it('of a line on the card is restored too, and a task that was done is taken up again', async () => {
    const [stay] = await plan.team.database.asOwner<{ id: string }>(
      `SELECT id FROM element WHERE citizen_id = $1 AND kind = 'stay'`,
      [bente.key],
    );
    const open = { text: 'Ring.', responsible: null, dueOn: null, doneAt: null };
    const id = await plan.line(bente, 'action', open, stay?.id ?? null);
    await plan.changed('nurse', id, { ...open, doneAt: '2026-11-26T07:20:00.000Z' }, true);
    await plan.restore('nurse', bente, id, 2, 1);
    expect(await plan.row(id)).toMatchObject({ content: open, ended_at: null });
  });

  it('of a task that says it was done is done again, not open with a day it was done', async () => {
    const open = { text: 'Ring.', responsible: null, dueOn: null, doneAt: null };
    const done = { ...open, doneAt: '2026-11-26T07:20:00.000Z' };
    const id = await plan.line(bente, 'action', open, null);
    await plan.changed('nurse', id, done, true);
    await plan.changed('nurse', id, open, false);
    await plan.restore('nurse', bente, id, 3, 2);
    expect(await plan.row(id)).toMatchObject({ content: done, ended_at: expect.any(String) });
  });

  it('of a visit is not restored: that would send somebody nobody asked, or undo that somebody was there', async () => {
    const visit = { on: '2026-11-26', at: '13:00', who: [plan.team.member('supportWorker')], state: 'planned' };
    const id = await plan.line(bente, 'visit', visit, null);
    await plan.changed('nurse', id, { ...visit, who: [plan.team.member('nurse')], state: 'done' }, false);
    expect((await refused(plan.restore('nurse', bente, id, 2, 1))).error).toBe('action_not_allowed');
    expect(await plan.versions(id)).toBe(2);
  });

  it('is not the other authority’s to restore, seen or not', async () => {
    const id = await plan.write('nurse', bente, 'own_goals', GOAL);
    await plan.revise('nurse', bente, id, 1, { kind: 'goal', text: 'Andet.' });
    expect((await refused(plan.restore('supportWorker', bente, id, 2, 1))).error).toBe('not_found');
    const shared = await plan.team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .onBoard(2)
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .consenting('PKG_BASE'),
    );
    const seen = await plan.write('nurse', shared, 'own_goals', GOAL);
    await plan.revise('nurse', shared, seen, 1, { kind: 'goal', text: 'Andet.' });
    expect((await refused(plan.restore('supportWorker', shared, seen, 2, 1))).error).toBe('action_not_allowed');
  });
});

describe('an earlier version of an action', () => {
  const said = { text: 'Ringer til boligforeningen.', responsible: null, dueOn: null, doneAt: null };

  it('names the goal it named, where its writer sees that', async () => {
    const goalId = await plan.write('nurse', bente, 'own_goals', GOAL);
    const id = await plan.line(bente, 'action', { ...said, goalId }, null);
    const untied = await plan.changed('nurse', id, said, false);
    await plan.restore('nurse', bente, id, untied, 1);
    expect((await plan.row(id)).content).toMatchObject({ goalId });
  });

  it('is restored without a goal that is hidden from its writer, and one that is hidden now stays', async () => {
    const hidden = await plan.write('supportWorker', bente, 'own_goals', GOAL);
    const named = await plan.line(bente, 'action', { ...said, goalId: hidden }, null);
    await plan.changed('nurse', named, { ...said, text: 'Skriver.' }, false);
    await plan.restore('nurse', bente, named, 2, 1);
    expect((await plan.row(named)).content).toEqual(said);
    const names = await plan.line(bente, 'action', said, null);
    await plan.changed('nurse', names, { ...said, text: 'Skriver.', goalId: hidden }, false);
    await plan.restore('nurse', bente, names, 2, 1);
    expect((await plan.row(names)).content).toMatchObject({ text: said.text, goalId: hidden });
  });

  it('in which only a goal changed that is hidden now is as one that never was', async () => {
    const hidden = await plan.write('supportWorker', bente, 'own_goals', GOAL);
    const id = await plan.line(bente, 'action', said, null);
    const tied = await plan.changed('nurse', id, { ...said, goalId: hidden }, false);
    await plan.changed('nurse', id, { ...said, text: 'Skriver.', goalId: hidden }, false);
    const never = await refused(plan.restore('nurse', bente, id, 2, 99));
    expect(await refused(plan.restore('nurse', bente, id, 2, tied))).toEqual(never);
    await plan.restore('nurse', bente, id, 2, 1);
    expect((await plan.row(id)).content).toMatchObject({ text: said.text, goalId: hidden });
  });
});
