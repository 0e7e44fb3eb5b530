import { isField } from '../keys/letters.js';

/** Who writes does not look at the screen: for so long after a letter, a press was meant for the text. In milliseconds. */
const STILL_WRITING = 1_500;

/**
 * The keys of somebody whose field went while they wrote in it. The focus stands on a button or a card by then, and what
 * was meant as a letter, a space or the end of a line must not press it, nor be one of the keys of the room.
 */
export class TypingOn {
  private letterAt = -Infinity;
  private isLost = false;

  /** The field that was written in has gone, and the focus with it. */
  fieldWent(): void {
    this.isLost = true;
  }

  /** The focus is where somebody put it. */
  over(): void {
    this.isLost = false;
  }

  /** @returns whether the key was meant for the text that has gone */
  wasMeantForText(event: KeyboardEvent): boolean {
    const now = event.timeStamp;
    const isLetter = event.key.length === 1 && !event.ctrlKey && !event.metaKey;
    if (isField(event.target)) {
      // Whoever ends a line or leaves the field has stopped writing.
      this.letterAt = isLetter || event.key === 'Backspace' ? now : -Infinity;
      return false;
    }
    const isSoon = now - this.letterAt < STILL_WRITING;
    // After a pause a letter still goes on with the text; a space or Enter may be a press of what now has the focus.
    const isMeant = this.isLost && (isLetter && event.key !== ' ' ? this.letterAt > -Infinity : isSoon);
    const goesOn = isMeant && (isLetter || event.key === 'Enter');
    if (goesOn) this.letterAt = now;
    else this.over();
    return goesOn;
  }
}
