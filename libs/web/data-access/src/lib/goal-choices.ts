import { type ElementContent, type ElementView } from '@samtavle/contracts';

type Goal = Pick<Extract<ElementContent, { kind: 'goal' }>, 'state' | 'saidOn'>;

const STATES = ['active', 'reached', 'set_aside'] as const;

/** What is under way first, then what was said last. */
export function inGoalOrder(a: { readonly content: Goal }, b: { readonly content: Goal }): number {
  const rank = ({ content: { state = 'active' } }: { readonly content: Goal }) => STATES.indexOf(state);
  return rank(a) - rank(b) || (a.content.saidOn < b.content.saidOn ? 1 : a.content.saidOn > b.content.saidOn ? -1 : 0);
}

/** A goal that an action can be a part of, as it is chosen from a list. */
export interface GoalChoice {
  readonly value: string;
  readonly label: string;
}

/**
 * The goals this viewer sees, in the order of the plan: the citizen's own words, professional goals, steps. What is
 * hidden is not among the elements, and so is no choice.
 */
export function goalChoices(elements: readonly ElementView[]): readonly GoalChoice[] {
  const goals = elements.flatMap(({ id, content }) => (content.kind === 'goal' ? [{ id, content }] : []));
  const said = (kind: 'effort_goal' | 'sub_goal', before: string): GoalChoice[] =>
    elements.flatMap(({ id, content }) =>
      content.kind === kind ? [{ value: id, label: `${before}${content.text}` }] : [],
    );
  return [
    ...goals.sort(inGoalOrder).map(({ id, content }) => ({ value: id, label: `»${content.text}«` })),
    ...said('effort_goal', ''),
    ...said('sub_goal', '– '),
  ];
}
