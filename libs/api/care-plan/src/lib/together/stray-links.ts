import { type PresentedElement } from '@samtavle/api-access';

/**
 * What links to something that is not among these is shown without the link, and a step towards it not at all: the id of
 * an element is a byte too.
 */
export function withoutStrayLinks(elements: readonly PresentedElement[]): PresentedElement[] {
  const efforts = elements.filter(({ kind }) => kind !== 'sub_goal');
  const parents = new Set<unknown>(efforts.map(({ id }) => id));
  return elements.flatMap((element) => {
    if (element.kind === 'sub_goal') return parents.has(element.content['of']) ? [element] : [];
    const { goal } = element.content;
    if (element.kind !== 'effort_goal' || goal === null || parents.has(goal)) return [element];
    return [{ ...element, content: { ...element.content, goal: null } }];
  });
}
