import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { Elements, elementView, present, citizenById } from '@samtavle/api-access';
import { refusalOf } from '@samtavle/api-platform/testing';
import { ElementId, type ElementView } from '@samtavle/contracts';
import { randomUUID } from 'node:crypto';
import { type StaffKey } from '@samtavle/api-access/testing';
import { aPlanTeam, EFFORT_GOAL, GOAL, type PlanTeam, refused } from '../testing/a-plan-team.js';

let plan: PlanTeam;

beforeAll(async () => {
  plan = await aPlanTeam();
}, 60_000);
afterAll(() => plan?.close());

const both = () =>
  aCitizen()
    .enrolledBy('region_psych', { contacts: ['nurse'] })
    .onBoard(2)
    .enrolledBy('muni_social', { contacts: ['supportWorker'] });

/** The element as it stands in that colleague's drawer. */
const shown = (key: StaffKey, citizen: TestCitizen, id: ElementId): Promise<ElementView | undefined> =>
  plan.team.as(key, async (tx, viewer) => {
    const visible = await citizenById(tx, viewer, plan.idFor(key, citizen));
    const row = await plan.team.get(Elements).byId(tx, id);
    const [seen] = visible && row ? present(visible, [row]) : [];
    return seen && elementView(seen, viewer, '');
  });

describe('an effort goal that serves a goal', () => {
  it('of the other authority names it while the consent stands, and not after', async () => {
    const citizen = await plan.team.meets(
      both().consenting('PKG_BASE').consenting('PKG_SOCIAL').consenting('PKG_LIFE'),
    );
    const goal = await plan.write('nurse', citizen, 'own_goals', GOAL);
    const effort = await plan.write('supportWorker', citizen, 'housing', { ...EFFORT_GOAL, goal, whyNot: null });
    expect((await shown('supportWorker', citizen, effort))?.content).toMatchObject({ goal });
    expect((await shown('nurse', citizen, effort))?.content).toMatchObject({ goal });

    await plan.team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
      citizen.key,
    ]);
    await plan.team.decidesAnew([citizen.key]);
    const after = await shown('supportWorker', citizen, effort);
    expect(after?.content).toMatchObject({ goal: null, whyNot: null });
    expect(JSON.stringify(after)).not.toContain(goal);
    expect((await plan.row(effort)).content).toMatchObject({ goal });
  });

  it('keeps a link its writer no longer sees when another field is changed', async () => {
    const citizen = await plan.team.meets(both().consenting('PKG_BASE'));
    const goal = await plan.write('nurse', citizen, 'own_goals', GOAL);
    const effort = await plan.write('supportWorker', citizen, 'housing', { ...EFFORT_GOAL, goal, whyNot: null });
    await plan.team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
      citizen.key,
    ]);
    await plan.team.decidesAnew([citizen.key]);
    await plan.revise('supportWorker', citizen, effort, 1, { kind: 'effort_goal', text: 'Betaler til tiden.' });
    expect((await plan.row(effort)).content).toMatchObject({ goal, whyNot: null, text: 'Betaler til tiden.' });
  });

  describe('that is hidden from its writer', () => {
    /** Serves a goal of the nurse's since `since`, before that what it began with; then the consent goes. */
    const hiddenLink = async (begun: { goal: ElementId | null; whyNot: string | null } | 'the goal') => {
      const citizen = await plan.team.meets(both().consenting('PKG_BASE'));
      const goal = await plan.write('nurse', citizen, 'own_goals', GOAL);
      const first = begun === 'the goal' ? { goal, whyNot: null } : begun;
      const effort = await plan.write('supportWorker', citizen, 'housing', { ...EFFORT_GOAL, ...first });
      if (begun !== 'the goal')
        await plan.revise('supportWorker', citizen, effort, 1, { kind: 'effort_goal', goal, whyNot: null });
      await withdrawn(citizen);
      return { citizen, goal, effort };
    };
    const withdrawn = async (citizen: TestCitizen) => {
      await plan.team.database.asOwner(`UPDATE consent SET state = 'withdrawn', flows = '[]' WHERE citizen_id = $1`, [
        citizen.key,
      ]);
      await plan.team.decidesAnew([citizen.key]);
    };
    const says = (citizen: TestCitizen, id: ElementId, version: number, changes: object) =>
      plan.revise('supportWorker', citizen, id, version, { kind: 'effort_goal', ...changes });

    it('is not taken away by none, alone or beside a reason', async () => {
      const { citizen, goal, effort } = await hiddenLink('the goal');
      expect(await says(citizen, effort, 1, { goal: null, whyNot: null })).toMatchObject({ version: 1 });
      await says(citizen, effort, 1, { goal: null, text: 'Betaler til tiden.' });
      expect((await plan.row(effort)).content).toMatchObject({ goal, whyNot: null, text: 'Betaler til tiden.' });
      const answer = await refused(says(citizen, effort, 2, { goal: null, whyNot: 'Ikke bedt om.' }));
      expect(answer).toMatchObject({ fields: [{ path: 'changes.whyNot', problem: 'goal_and_reason' }] });
      expect((await plan.row(effort)).content).toMatchObject({ goal, whyNot: null });
    });

    it('gives way to another that is chosen', async () => {
      const { citizen, effort } = await hiddenLink('the goal');
      const own = await plan.write('supportWorker', citizen, 'own_goals', GOAL);
      await says(citizen, effort, 1, { goal: own });
      expect((await plan.row(effort)).content).toMatchObject({ goal: own });
    });

    it('is no conflict where it alone was changed since', async () => {
      const citizen = await plan.team.meets(both().consenting('PKG_BASE'));
      const [goal, later] = [
        await plan.write('nurse', citizen, 'own_goals', GOAL),
        await plan.write('nurse', citizen, 'own_goals', GOAL),
      ];
      const effort = await plan.write('supportWorker', citizen, 'housing', { ...EFFORT_GOAL, goal, whyNot: null });
      await says(citizen, effort, 1, { goal: later });
      await withdrawn(citizen);
      const own = await plan.write('supportWorker', citizen, 'own_goals', GOAL);
      await says(citizen, effort, 1, { goal: own });
      expect((await plan.row(effort)).content).toMatchObject({ goal: own });
    });

    it('is told by no conflict over another field', async () => {
      const { citizen, goal, effort } = await hiddenLink('the goal');
      await says(citizen, effort, 1, { text: 'Betaler til tiden.' });
      const answer = await refused(says(citizen, effort, 1, { goal: null, text: 'Betaler selv.' }));
      expect(answer).toMatchObject({ error: 'stale_version', fields: [{ path: 'changes.text' }] });
      expect(JSON.stringify(answer)).not.toContain(goal);
    });

    it('cannot be asked for by naming it: the one that stands is refused like any other that is hidden', async () => {
      const { citizen, goal, effort } = await hiddenLink('the goal');
      const another = await plan.write('nurse', citizen, 'own_goals', GOAL);
      const answers = [
        await refused(says(citizen, effort, 1, { goal })),
        await refused(says(citizen, effort, 1, { goal: another })),
      ];
      expect(answers[0]).toMatchObject({ fields: [{ path: 'changes.goal', problem: 'unknown_link' }] });
      expect(answers[1]).toEqual(answers[0]);
    });

    it('keeps nobody from ending or correcting the version they see, and is not in the number they are answered', async () => {
      const relinked = async () => {
        const citizen = await plan.team.meets(both().consenting('PKG_BASE'));
        const goal = await plan.write('nurse', citizen, 'own_goals', GOAL);
        const later = await plan.write('nurse', citizen, 'own_goals', GOAL);
        const effort = await plan.write('supportWorker', citizen, 'housing', { ...EFFORT_GOAL, goal, whyNot: null });
        await says(citizen, effort, 1, { goal: later });
        await withdrawn(citizen);
        return { citizen, later, effort };
      };
      const kept = await relinked();
      expect(await shown('supportWorker', kept.citizen, kept.effort)).toMatchObject({ version: 1 });
      expect(await says(kept.citizen, kept.effort, 1, { goal: null })).toMatchObject({ version: 1 });
      expect(await plan.end('supportWorker', kept.citizen, kept.effort, 1)).toMatchObject({ version: 2 });
      expect((await plan.row(kept.effort)).content).toMatchObject({ goal: kept.later });
      const wrong = await relinked();
      expect(await plan.correct('supportWorker', wrong.citizen, wrong.effort, 1)).toMatchObject({ version: 2 });
      expect(await shown('supportWorker', wrong.citizen, wrong.effort)).toBeUndefined();
    });

    it('stays when an earlier version is brought back, and one that only the version named does not come back', async () => {
      const now = await hiddenLink({ goal: null, whyNot: 'Ikke bedt om.' });
      await says(now.citizen, now.effort, 1, { text: 'Betaler til tiden.' });
      await plan.restore('supportWorker', now.citizen, now.effort, 2, 1);
      expect((await plan.row(now.effort)).content).toMatchObject({
        text: EFFORT_GOAL.text,
        goal: now.goal,
        whyNot: null,
      });
      const then = await hiddenLink('the goal');
      const own = await plan.write('supportWorker', then.citizen, 'own_goals', GOAL);
      await says(then.citizen, then.effort, 1, { goal: own, text: 'Betaler til tiden.' });
      await plan.restore('supportWorker', then.citizen, then.effort, 2, 1);
      expect((await plan.row(then.effort)).content).toMatchObject({ text: EFFORT_GOAL.text, goal: own, whyNot: null });
    });
  });

  it('of somebody else, of nobody, hidden, ended, or no goal at all: one answer, beside the field', async () => {
    const citizen = await plan.team.meets(both());
    const other = await plan.team.meets(both().consenting('PKG_BASE'));
    const ofAnother = await plan.write('supportWorker', other, 'own_goals', GOAL);
    const hidden = await plan.write('nurse', citizen, 'own_goals', GOAL);
    const ended = await plan.write('supportWorker', citizen, 'own_goals', GOAL);
    await plan.end('supportWorker', citizen, ended, 1);
    const noGoal = await plan.write('supportWorker', citizen, 'housing', EFFORT_GOAL);
    const answers = [];
    for (const goal of [ofAnother, hidden, ended, noGoal, ElementId.parse(randomUUID())]) {
      const content = { ...EFFORT_GOAL, goal, whyNot: null };
      answers.push(await refused(plan.write('supportWorker', citizen, 'housing', content)));
    }
    for (const answer of answers) expect(answer).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'content.goal', problem: 'unknown_link', da: expect.any(String), en: expect.any(String) }],
    });
  });

  it('has a goal or a reason, and never both', async () => {
    const citizen = await plan.team.meets(both());
    const goal = await plan.write('nurse', citizen, 'own_goals', GOAL);
    const neither = await refused(plan.write('nurse', citizen, 'housing', { ...EFFORT_GOAL, whyNot: null }));
    expect(neither).toMatchObject({ fields: [{ path: 'content.whyNot', problem: 'goal_or_reason' }] });
    const twice = await refused(plan.write('nurse', citizen, 'housing', { ...EFFORT_GOAL, goal }));
    expect(twice).toMatchObject({ fields: [{ path: 'content.whyNot', problem: 'goal_and_reason' }] });
  });
});

describe('a sub-goal', () => {
  const part = (of: ElementId) => ({
    kind: 'sub_goal' as const,
    text: 'Aftale med boligforeningen.',
    of,
    dueOn: null,
    state: 'active' as const,
  });

  it('stands under the category of its effort goal, and ends with it', async () => {
    const citizen = await plan.team.meets(both());
    const effort = await plan.write('nurse', citizen, 'housing', EFFORT_GOAL);
    const elsewhere = await refused(plan.write('nurse', citizen, 'mental_state', part(effort)));
    expect(elsewhere).toMatchObject({ fields: [{ path: 'category', problem: 'not_for_this' }] });
    const sub = await plan.write('nurse', citizen, 'housing', part(effort));
    await plan.end('nurse', citizen, effort, 1);
    expect((await plan.row(sub)).ended_at).not.toBeNull();
    const reopened = await refusalOf(plan.restore('nurse', citizen, sub, 2, 1));
    expect(reopened.body()).toMatchObject({ fields: [{ path: 'restore.of', problem: 'unknown_link' }] });
  });

  it('belongs to no effort goal of the other authority, shared or not', async () => {
    const citizen = await plan.team.meets(
      both().consenting('PKG_BASE').consenting('PKG_LIFE').consenting('PKG_SOCIAL'),
    );
    const theirs = await plan.write('nurse', citizen, 'housing', EFFORT_GOAL);
    const answer = await refused(plan.write('supportWorker', citizen, 'housing', part(theirs)));
    expect(answer).toMatchObject({ fields: [{ path: 'content.of', problem: 'unknown_link' }] });
  });
});
