import { type Cpr, parseCpr } from '@samtavle/domain';

/**
 * A CPR number nobody can have: born in the 2050s, by its seventh digit. `of` tells one from the next.
 * @throws RangeError for more than 28 × 12 × 1000 of them
 */
export function inventedCpr(of: number): Cpr {
  const day = (of % 28) + 1;
  const month = (Math.floor(of / 28) % 12) + 1;
  const serial = 5000 + Math.floor(of / (28 * 12));
  const two = (value: number) => String(value).padStart(2, '0');
  const cpr = serial < 6000 ? parseCpr(`${two(day)}${two(month)}57${serial}`) : undefined;
  if (!cpr) throw new RangeError(`no invented citizen ${of}`);
  return cpr;
}

/** Somebody who does not exist. */
export function inventedCitizen(of: number): { cpr: Cpr; givenName: string; familyName: string } {
  return { cpr: inventedCpr(of), givenName: `Prøve${of}`, familyName: 'Opdigtet' };
}
