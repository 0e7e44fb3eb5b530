import fc from 'fast-check';
import { arrangeActions } from './arrange-actions.js';

const goals = fc.constantFrom('home', 'work', 'hidden');
const actions = fc.array(fc.record({ content: fc.record({ goalId: fc.option(goals, { nil: undefined }) }) }));

describe('the actions of a plan', () => {
  it('each stand once: under the goal they are a part of where that is shown, and else by themselves', () => {
    fc.assert(
      fc.property(actions, fc.uniqueArray(goals), (all, shown) => {
        const { under, others } = arrangeActions(all, shown);
        const placed = [...shown.flatMap((goal) => under(goal)), ...others];
        expect(placed).toHaveLength(all.length);
        expect(new Set(placed)).toEqual(new Set(all));
        for (const goal of shown) for (const { content } of under(goal)) expect(content.goalId).toBe(goal);
        expect(under('a goal that is not shown')).toEqual([]);
      }),
    );
  });
});
