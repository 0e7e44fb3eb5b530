import { type RefObject, useLayoutEffect } from 'react';

/** What had the focus when it left its place, in this very drawing. */
let left: string | null = null;

/** The button of something that moves to another place of the page has the focus there when it had it here. */
export function useFocusKept(id: string, button: RefObject<HTMLElement | null>): void {
  useLayoutEffect(() => {
    if (left === id) button.current?.focus();
    return () => {
      if (!hasFocus(button)) return;
      left = id;
      queueMicrotask(() => {
        left = null;
      });
    };
  }, [id, button]);
}

function hasFocus({ current }: RefObject<HTMLElement | null>): boolean {
  return current !== null && document.activeElement === current;
}
