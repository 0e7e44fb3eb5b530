import { type PresentedElement, withoutField } from '@samtavle/api-access';

/**
 * What links to something that is not among these is shown without the link, and a step towards it not at all: the id of
 * an element is a byte too.
 */
export function withoutStrayLinks(elements: readonly PresentedElement[]): PresentedElement[] {
  const efforts = elements.filter(({ kind }) => kind !== 'sub_goal');
  const parents = new Set<unknown>(efforts.map(({ id }) => id));
  // A step is among these when what it is a step towards is.
  const steps = new Set<unknown>([
    ...parents,
    ...elements.flatMap(({ id, kind, content }) => (kind === 'sub_goal' && parents.has(content['of']) ? [id] : [])),
  ]);
  return elements.flatMap((element) => {
    if (element.kind === 'sub_goal') return parents.has(element.content['of']) ? [element] : [];
    if (element.kind === 'action') return [withKnownGoal(element, steps)];
    // Consents stand on no page that is looked at together.
    if (element.kind === 'network_person') return [{ ...element, content: withoutField(element.content, 'relative') }];
    const { goal } = element.content;
    if (element.kind !== 'effort_goal' || goal === null || parents.has(goal)) return [element];
    return [{ ...element, content: { ...element.content, goal: null } }];
  });
}

function withKnownGoal(action: PresentedElement, goals: ReadonlySet<unknown>): PresentedElement {
  const { goalId } = action.content;
  if (goalId === undefined || goals.has(goalId)) return action;
  return { ...action, content: withoutField(action.content, 'goalId') };
}
