import { type Cpr, parseCpr } from '@samtavle/domain';

/**
 * Numbers of people born in 2031 and later, as the demo's: they have the right form, and belong to nobody before that
 * day has come. The same `nth` is the same number.
 */
export function inventedCpr(nth: number): Cpr {
  const two = (number: number) => String(number).padStart(2, '0');
  const date = `${two(1 + (nth % 28))}${two(1 + (Math.floor(nth / 28) % 12))}${two(31 + (Math.floor(nth / 336) % 6))}`;
  const cpr = parseCpr(`${date}4${String(nth % 1000).padStart(3, '0')}`);
  if (!cpr) throw new RangeError(`no number ${nth}`);
  return cpr;
}
