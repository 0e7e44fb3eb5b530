import { type Day } from '@samtavle/domain';

/** The quarter a day lies in, `2026-Q4`. Quarters compare as text. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}
