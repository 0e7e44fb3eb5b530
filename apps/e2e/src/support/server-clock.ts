import { addDays, danishDay, type Day, type Instant, instant, startOfDanishDay } from '@samtavle/domain';

/** Moves the clock of a server that was started for tests. @throws Error when it will not be moved */
export async function setServerClock(origin: string, at: Instant): Promise<void> {
  const answer = await fetch(`${origin}/api/test/clock`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ now: at }),
  });
  if (!answer.ok) throw new Error(`the clock could not be set: ${answer.status}`);
}

/** That many minutes after a moment. */
export function minutesAfter(moment: Instant, minutes: number): Instant {
  return instant(new Date(Date.parse(moment) + minutes * 60_000));
}

/** Nine o’clock of that Danish day. */
export function morning(day: Day): Instant {
  return minutesAfter(startOfDanishDay(day), 9 * 60);
}

/** Seven minutes before midnight. */
export function evening(day: Day): Instant {
  return minutesAfter(startOfDanishDay(addDays(day, 1)), -7);
}

/** Tomorrow by this machine’s clock: a test that begins there meets no midnight it did not ask for. */
export function tomorrow(): Day {
  return addDays(danishDay(instant(new Date())), 1);
}
