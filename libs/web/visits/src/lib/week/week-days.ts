import { addDays, type Day } from '@samtavle/domain';

/** The Monday of the week that day lies in. */
export function mondayOf(day: string): string {
  const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
  return addDays(day as Day, -weekday);
}

/** The ISO week number: the week that holds the year's first Thursday is week 1. */
export function weekNumber(day: string): number {
  const thursday = addDays(mondayOf(day) as Day, 3);
  const first = Date.parse(`${thursday.slice(0, 4)}-01-01T00:00:00Z`);
  return Math.floor((Date.parse(`${thursday}T00:00:00Z`) - first) / (7 * 86_400_000)) + 1;
}

export const shiftDays = (day: string, days: number): string => addDays(day as Day, days);
