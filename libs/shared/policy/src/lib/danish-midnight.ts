import { startOfDanishDay, type Day, type Instant } from '@samtavle/domain';

const known = new Map<Day, Instant>();

/** `startOfDanishDay`, remembered: finding an offset costs more than a whole decision, and the same days come again. */
export function danishMidnight(of: Day): Instant {
  let midnight = known.get(of);
  if (midnight === undefined) {
    if (known.size >= 4_000) known.clear();
    midnight = startOfDanishDay(of);
    known.set(of, midnight);
  }
  return midnight;
}
