import { danishClock, type Instant } from '@samtavle/domain';

const LAST = '23:30';

/** The next half hour on a Danish clock: when somebody who sets out now could be there. */
export function nextTime(now: Instant): string {
  const [hours = 0, minutes = 0] = danishClock(now).split(':').map(Number);
  const halves = hours * 2 + (minutes < 30 ? 1 : 2);
  if (halves >= 48) return LAST;
  return `${String(Math.floor(halves / 2)).padStart(2, '0')}:${halves % 2 === 0 ? '00' : '30'}`;
}
