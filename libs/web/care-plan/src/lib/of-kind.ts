import { type ElementContent, type ElementKind, type ElementView } from '@samtavle/contracts';

/** An element of one kind. */
export type Of<K extends ElementKind> = Omit<ElementView, 'content'> & {
  readonly content: Extract<ElementContent, { kind: K }>;
};

export function isOf<K extends ElementKind>(element: ElementView, kind: K): element is ElementView & Of<K> {
  return element.content.kind === kind;
}

/** Those of one kind, in the order given. */
export function ofKind<K extends ElementKind>(elements: readonly ElementView[], kind: K): readonly Of<K>[] {
  return elements.flatMap((element): Of<K>[] => (isOf(element, kind) ? [element] : []));
}
