import { isDeepStrictEqual } from 'node:util';
import { type Card, unpackCards } from '@samtavle/contracts';
import { type ScreenChange } from '../../support/screen.js';

/**
 * Cards that were sent again although nothing on them is other than before and nobody is said to have done anything: then
 * somebody did something this screen may not see, and it shows in the timing.
 */
export function unexplained({ frame, before }: ScreenChange): Card[] {
  const explained = new Set<string>(frame.notes.map(({ citizen }) => citizen));
  return unpackCards(frame.cards).filter(
    (card) => !explained.has(card.id) && isDeepStrictEqual(card, before.get(card.id)),
  );
}
