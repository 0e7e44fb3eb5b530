interface Action {
  readonly content: { readonly goalId?: string | undefined };
}

export interface ArrangedActions<A> {
  /** Those that are a part of that goal, in the order given. */
  readonly under: (goal: string) => readonly A[];
  /** Those that are a part of none, or of one that is not among these. */
  readonly others: readonly A[];
}

/** Each action under the goal it is a part of, where that stands; everything that is given stands somewhere, once. */
export function arrangeActions<A extends Action>(actions: readonly A[], goals: readonly string[]): ArrangedActions<A> {
  const shown = new Set(goals);
  return {
    under: (goal) => (shown.has(goal) ? actions.filter(({ content }) => content.goalId === goal) : []),
    others: actions.filter(({ content }) => content.goalId === undefined || !shown.has(content.goalId)),
  };
}
