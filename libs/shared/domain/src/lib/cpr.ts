import { day, type Day } from './time.js';

/**
 * A Danish civil registration number, ten characters without hyphen: `DDMMYYSSSS`. There is no modulus-11 test: it was
 * given up for new numbers in 2007. A replacement number (X-eCPR) has letters among the last four.
 * @see https://www.cpr.dk
 */
export type Cpr = string & { readonly __cpr: true };

/** Reads `010190-1234` or `0101901234`; undefined when the form or the date is impossible. */
export function parseCpr(text: string): Cpr | undefined {
  const compact = text.trim().replace(/[\s-]/g, '').toUpperCase();
  if (!/^\d{6}[0-9A-Z]{4}$/.test(compact)) return undefined;
  return birthDay(compact) === undefined ? undefined : (compact as Cpr);
}

/** `010190-1234`, the form people read. */
export function formatCpr(cpr: Cpr): string {
  return `${cpr.slice(0, 6)}-${cpr.slice(6)}`;
}

/** `010190-••••`: what stands in a form until somebody has a reason to see the rest. */
export function maskCpr(cpr: Cpr): string {
  return `${cpr.slice(0, 6)}-••••`;
}

/**
 * The day of birth: the seventh digit and the year together name the century. A replacement number with a letter there
 * is read as the latest century that is not impossible.
 */
function birthDay(cpr: string): Day | undefined {
  const yy = Number(cpr.slice(4, 6));
  const seventh = Number(cpr[6]);
  const century = Number.isNaN(seventh)
    ? 1900
    : seventh <= 3
      ? 1900
      : seventh === 4 || seventh === 9
        ? yy <= 36
          ? 2000
          : 1900
        : yy <= 57
          ? 2000
          : 1800;
  try {
    return day(`${century + yy}-${cpr.slice(2, 4)}-${cpr.slice(0, 2)}`);
  } catch {
    return undefined;
  }
}
