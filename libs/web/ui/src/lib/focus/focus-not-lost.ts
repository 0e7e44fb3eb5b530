import { useEffect } from 'react';
import { canTakeFocus, type FocusPlace, nearestTo, placeOf } from './focus-place.js';

/** Whoever closes something and gives the focus a place of its own comes first. In milliseconds. */
const OTHERS_FIRST = 40;

/**
 * Keeps the keyboard where somebody works: when what has the focus is taken off the page, or switched off, the focus goes
 * to what is nearest to it, and not to the page as a whole. Whoever takes the focus away on purpose, and whoever goes to
 * another room, is left alone; nothing that is still there is ever taken from.
 */
export function useFocusNotLost(): void {
  useEffect(() => {
    /** What has the focus, or had it when it went; and what had it before a dialog took it. */
    let last: FocusPlace | null = null;
    let underDialog: FocusPlace | null = null;
    let waiting: ReturnType<typeof setTimeout> | undefined;

    const came = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      last = placeOf(target);
      if (target.closest('[role=dialog]') === null) underDialog = last;
    };
    const went = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      // What is being taken off the page goes after this; what is still there then was left by a press beside it.
      queueMicrotask(() => {
        const left = isNowhere() && last?.element === target;
        if (left && target instanceof HTMLElement && canTakeFocus(target)) last = underDialog = null;
      });
    };
    const settle = () => {
      waiting = undefined;
      if (last === null || !isNowhere()) return;
      // What is only switched off is waited for.
      const isStill = last.element.isConnected;
      const to = isStill ? last.element : near(last, underDialog);
      if (to !== null && canTakeFocus(to) && isOverDialog(to)) to.focus({ preventScroll: true });
    };
    const watch = new MutationObserver(() => {
      if (last === null || waiting !== undefined || !isNowhere()) return;
      waiting = setTimeout(settle, OTHERS_FIRST);
    });

    document.addEventListener('focusin', came);
    document.addEventListener('focusout', went);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', came);
      document.removeEventListener('focusout', went);
      watch.disconnect();
      clearTimeout(waiting);
    };
  }, []);
}

const isNowhere = (): boolean => document.activeElement === null || document.activeElement === document.body;

/** Near to it, or else near to what opened the dialog it was in. */
function near(last: FocusPlace, underDialog: FocusPlace | null): HTMLElement | null {
  const found = nearestTo(last);
  if (found !== null || underDialog === null || underDialog === last) return found;
  return canTakeFocus(underDialog.element) ? underDialog.element : nearestTo(underDialog);
}

/** Nothing under an open dialog is given the focus. */
function isOverDialog(to: HTMLElement): boolean {
  const dialogs = document.querySelectorAll('[aria-modal=true]');
  return dialogs.length === 0 || [...dialogs].some((dialog) => dialog.contains(to));
}
