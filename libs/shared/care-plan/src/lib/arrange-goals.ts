interface Goal {
  readonly id: string;
}
interface Effort {
  readonly id: string;
  readonly content: { readonly goal: string | null; readonly whyNot: string | null };
}
interface Step {
  readonly id: string;
  readonly content: { readonly of: string };
}

/** A professional goal with the steps towards it. */
export interface EffortPart<E, S> {
  readonly effort: E;
  readonly steps: readonly S[];
}

/** One of the citizen's goals, and everything that serves it. */
export interface GoalPart<G, E, S> {
  readonly goal: G;
  readonly efforts: readonly EffortPart<E, S>[];
  readonly steps: readonly S[];
}

export interface ArrangedGoals<G, E, S> {
  readonly wanted: readonly GoalPart<G, E, S>[];
  /** Professional goals the citizen has not asked for; each says why. */
  readonly notAskedFor: readonly EffortPart<E, S>[];
  /** Professional goals for a goal that is not among these: it ended, or this reader may not see it. */
  readonly others: readonly EffortPart<E, S>[];
  /** Steps towards something that is not among these. */
  readonly otherSteps: readonly S[];
}

/**
 * The plan in its order: the citizen's goals as given, under each the professional goals that serve it, under those the
 * steps. Everything that is given stands somewhere, once.
 */
export function arrangeGoals<G extends Goal, E extends Effort, S extends Step>(
  goals: readonly G[],
  efforts: readonly E[],
  steps: readonly S[],
): ArrangedGoals<G, E, S> {
  const known = new Set(goals.map(({ id }) => id));
  const parents = new Set([...known, ...efforts.map(({ id }) => id)]);
  const towards = (id: string) => steps.filter(({ content }) => content.of === id);
  const parts = (some: readonly E[]) => some.map((effort) => ({ effort, steps: towards(effort.id) }));
  const isFor = ({ content }: E, id: string) => content.goal === id;
  const unlinked = efforts.filter(({ content }) => content.goal === null || !known.has(content.goal));
  const isNotAskedFor = ({ content }: E) => content.goal === null && content.whyNot !== null;
  return {
    wanted: goals.map((goal) => ({
      goal,
      efforts: parts(efforts.filter((effort) => isFor(effort, goal.id))),
      steps: towards(goal.id),
    })),
    notAskedFor: parts(unlinked.filter(isNotAskedFor)),
    others: parts(unlinked.filter((effort) => !isNotAskedFor(effort))),
    otherSteps: steps.filter(({ content }) => !parents.has(content.of)),
  };
}
