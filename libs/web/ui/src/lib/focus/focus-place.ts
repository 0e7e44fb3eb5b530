/** Where something stood, so that it is known after it has gone. */
export interface FocusPlace {
  readonly element: HTMLElement;
  /** The room it was in. */
  readonly path: string;
  /** From the element outwards: what stood around it, and beside it there. */
  readonly around: readonly Around[];
}

interface Around {
  readonly parent: Element;
  readonly before: Element | null;
  readonly after: Element | null;
}

/** Text fields are left out as long as there is anything else: on a phone they would bring up the keyboard. */
const CONTROLS = 'a[href], button, select, summary, input, textarea, [tabindex="0"]';
/** Nothing outside is near to what is inside. */
const WHOLE = 'main, aside, [role=dialog], [role=complementary]';

export function placeOf(element: HTMLElement): FocusPlace {
  const around: Around[] = [];
  for (let inner: Element = element; inner.parentElement !== null && inner !== document.body;) {
    around.push({ parent: inner.parentElement, before: inner.previousElementSibling, after: inner.nextElementSibling });
    inner = inner.parentElement;
  }
  return { element, path: window.location.pathname, around };
}

/**
 * What is nearest to where it stood: in its very place, after it, and else before it, of the same kind if there is one.
 * Null where the room was left, or nothing of it stands any more.
 */
export function nearestTo({ element, path, around }: FocusPlace): HTMLElement | null {
  for (const { parent, before, after } of around) {
    // With the whole page gone it is another's: somebody has logged in or out.
    if (!parent.isConnected && parent.matches('main')) return null;
    if (!parent.isConnected) continue;
    const isWhole = parent.matches(WHOLE);
    if (parent === document.body || (isWhole && path !== window.location.pathname)) return null;
    const blocks = inOrder(parent, before, after).map((block) =>
      [block, ...block.querySelectorAll(CONTROLS)].filter(canTakeFocus),
    );
    const found = bestOf(blocks, element);
    if (found !== undefined || isWhole) return found ?? null;
  }
  return null;
}

/** What now stands in the parent: what took the place first, what follows, and last what stands before, backwards. */
function inOrder(parent: Element, before: Element | null, after: Element | null): Element[] {
  const all = [...parent.children];
  const at =
    before?.parentElement === parent
      ? all.indexOf(before) + 1
      : after?.parentElement === parent
        ? all.indexOf(after)
        : 0;
  return [...all.slice(at), ...all.slice(0, at).reverse()];
}

/** Of the first block that has something to press; a field only where no block has. */
function bestOf(blocks: readonly HTMLElement[][], lost: HTMLElement): HTMLElement | undefined {
  const pressed = blocks.map((all) => all.filter((one) => !isTextField(one))).find((all) => all.length > 0);
  return pressed?.find((one) => isLike(one, lost)) ?? pressed?.[0] ?? blocks.flat()[0];
}

const isLike = (one: HTMLElement, lost: HTMLElement): boolean =>
  one.tagName === lost.tagName && one.className === lost.className;

/** Whether it can be reached, seen and used now. */
export function canTakeFocus(element: Element): element is HTMLElement {
  if (!(element instanceof HTMLElement) || !element.isConnected || !element.matches(CONTROLS)) return false;
  if (element.matches(':disabled, [tabindex="-1"]') || element.closest('[inert], [aria-hidden=true]') !== null)
    return false;
  // A browser without it has no way to hide something that this page uses and this would miss.
  return typeof element.checkVisibility !== 'function' || element.checkVisibility({ visibilityProperty: true });
}

const isTextField = (element: HTMLElement): boolean =>
  element instanceof HTMLTextAreaElement ||
  (element instanceof HTMLInputElement && !['checkbox', 'radio', 'button', 'submit'].includes(element.type));
