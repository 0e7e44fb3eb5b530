import { useEffect } from 'react';
import { isField } from '../keys/letters.js';
import { canTakeFocus, type FocusPlace, nearestTo, placeOf } from './focus-place.js';
import { TypingOn } from './typing-on.js';

/** Whoever closes something and gives the focus a place of its own comes first. In milliseconds. */
const OTHERS_FIRST = 40;

/** A key pressed twice by accident comes again within this. In milliseconds. */
const TWICE = 350;

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
    /** The focus was given to something, and no key has come up since. */
    let isGiven = false;
    /** It was given since something was pressed last, and when that was. */
    let isGivenSince = false;
    let pressedAt = -Infinity;
    const typing = new TypingOn();

    const came = ({ target }: FocusEvent) => {
      if (!(target instanceof HTMLElement)) return;
      typing.over();
      last = placeOf(target);
      if (target.closest('[role=dialog]') === null) underDialog = last;
    };
    const went = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget !== null) return;
      // What is being taken off the page goes after this; what is still there then was left by a press beside it.
      queueMicrotask(() => {
        const left = isNowhere() && last !== null && last.element === target;
        if (left && last?.element.isConnected === true && !last.element.matches(':disabled')) last = underDialog = null;
      });
    };
    const settle = () => {
      waiting = undefined;
      if (last === null || !isNowhere()) return;
      // What is only switched off is waited for.
      const isStill = last.element.isConnected;
      const to = isStill ? last.element : near(last, underDialog);
      if (to === null || !canTakeFocus(to) || !isOverDialog(to)) return;
      const wasField = isField(last.element);
      isGiven = isGivenSince = true;
      to.focus({ preventScroll: true });
      if (wasField) typing.fieldWent();
    };
    const pressed = (event: KeyboardEvent) => {
      const isMeantForText = typing.wasMeantForText(event);
      const presses = event.key === 'Enter' || event.key === ' ';
      // A key that is held down, or pressed twice, was meant for what has gone: the next line is not done too.
      const isTwice = isGivenSince && event.timeStamp - pressedAt < TWICE;
      const isMeantForGone = presses && ((isGiven && event.repeat) || isTwice);
      if (presses && !event.repeat) {
        pressedAt = event.timeStamp;
        isGivenSince &&= isMeantForGone;
      }
      if (!isMeantForText && !isMeantForGone) return;
      event.preventDefault();
      event.stopImmediatePropagation();
    };
    const cameUp = () => {
      isGiven = false;
    };
    const watch = new MutationObserver(() => {
      if (last === null || waiting !== undefined || !isNowhere()) return;
      waiting = setTimeout(settle, OTHERS_FIRST);
    });

    document.addEventListener('focusin', came);
    document.addEventListener('focusout', went);
    document.addEventListener('keydown', pressed, true);
    document.addEventListener('keyup', cameUp, true);
    watch.observe(document.body, { subtree: true, childList: true, attributes: true, attributeFilter: ['disabled'] });
    return () => {
      document.removeEventListener('focusin', came);
      document.removeEventListener('focusout', went);
      document.removeEventListener('keydown', pressed, true);
      document.removeEventListener('keyup', cameUp, true);
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
