import { type Cpr, parseCpr } from '@samtavle/domain';
import { type Stage } from './stage.js';

/** Born in these years. @see cprNumbers */
export const FIRST_BIRTH_YEAR = 2031;
export const LAST_BIRTH_YEAR = 2036;

/**
 * Civil registration numbers that belong to nobody: of people born from 2031 to 2036. A seventh digit from 4 to 9 with a
 * year up to 36 is read as this century, so each has the right form and a real date, and no such number is given out
 * before the day has come. They are drawn without repetition.
 * @throws RangeError when the demo is set in 2031 or later: then they could be somebody's
 */
export function* cprNumbers(stage: Stage): Generator<Cpr, never> {
  if (stage.today >= `${FIRST_BIRTH_YEAR}-01-01`)
    throw new RangeError('the demo’s civil registration numbers have come of age');
  const dice = stage.dice('cpr');
  const drawn = new Set<string>();
  for (;;) {
    const two = (number: number) => String(number).padStart(2, '0');
    const date = `${two(dice.between(1, 28))}${two(dice.between(1, 12))}${two(dice.between(FIRST_BIRTH_YEAR, LAST_BIRTH_YEAR) - 2000)}`;
    const number = `${date}${dice.between(4, 9)}${String(dice.between(0, 999)).padStart(3, '0')}`;
    const cpr = parseCpr(number);
    if (cpr === undefined || drawn.has(number)) continue;
    drawn.add(number);
    yield cpr;
  }
}
