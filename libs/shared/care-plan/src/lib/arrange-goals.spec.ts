import fc from 'fast-check';
import { arrangeGoals } from './arrange-goals.js';

const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
const unlike = <T extends { id: string }>(one: fc.Arbitrary<T>) =>
  fc.uniqueArray(one, { selector: (each) => each.id, maxLength: 5 });
const goals = unlike(fc.record({ id: id.map((name) => `goal-${name}`) }));
const anyGoal = fc.option(id.map((name) => `goal-${name}`));
const efforts = unlike(
  fc.record({
    id: id.map((name) => `effort-${name}`),
    content: fc.record({ goal: anyGoal, whyNot: fc.option(fc.constant('fordi')) }),
  }),
);
const steps = unlike(
  fc.record({
    id: id.map((name) => `step-${name}`),
    content: fc.record({
      of: fc.oneof(
        id.map((name) => `goal-${name}`),
        id.map((name) => `effort-${name}`),
      ),
    }),
  }),
);

describe('the plan in its order', () => {
  it('has everything somewhere, and nothing twice', () => {
    fc.assert(
      fc.property(goals, efforts, steps, (wanted, helping, towards) => {
        const plan = arrangeGoals(wanted, helping, towards);
        const parts = [...plan.wanted.flatMap((one) => one.efforts), ...plan.notAskedFor, ...plan.others];
        expect(plan.wanted.map(({ goal }) => goal)).toEqual(wanted);
        expect(parts.map(({ effort }) => effort.id).sort()).toEqual(helping.map((one) => one.id).sort());
        const placed = [
          ...plan.wanted.flatMap((one) => one.steps),
          ...parts.flatMap((one) => one.steps),
          ...plan.otherSteps,
        ];
        expect(placed.map((one) => one.id).sort()).toEqual(towards.map((one) => one.id).sort());
      }),
    );
  });

  it('says of no professional goal that the citizen has not asked for it because its goal is out of sight', () => {
    const hidden = { id: 'effort', content: { goal: 'not shown', whyNot: null } };
    const plan = arrangeGoals([], [hidden], []);
    expect(plan.notAskedFor).toEqual([]);
    expect(plan.others).toEqual([{ effort: hidden, steps: [] }]);
  });
});
