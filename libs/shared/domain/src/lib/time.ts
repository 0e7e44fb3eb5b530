/**
 * Time in the domain. An instant is UTC; a day is a Danish calendar day. Rules are given both and never read a clock.
 */

/** A moment, ISO 8601 in UTC with milliseconds: `2026-11-26T07:15:00.000Z`. */
export type Instant = string & { readonly __instant: true };

/** A calendar day in Europe/Copenhagen: `2026-11-26`. */
export type Day = string & { readonly __day: true };

export const DANISH_TIME_ZONE = 'Europe/Copenhagen';

/** @throws RangeError when the text is no moment */
export function instant(text: string | Date): Instant {
  return new Date(text).toISOString() as Instant;
}

/** @throws RangeError when the text is no existing day (`2026-02-30`) */
export function day(text: string): Day {
  const parsed = new Date(`${text}T00:00:00Z`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text) || Number.isNaN(parsed.getTime()) || !parsed.toISOString().startsWith(text)) {
    throw new RangeError(`not a day: ${text}`);
  }
  return text as Day;
}

const danishParts = new Intl.DateTimeFormat('en-CA', {
  timeZone: DANISH_TIME_ZONE,
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
});

/** The Danish calendar day at that moment. */
export function danishDay(at: Instant): Day {
  return danishWallClock(at).slice(0, 10) as Day;
}

/** What a clock on a Danish wall shows then: `08:15`. */
export function danishClock(at: Instant): string {
  return danishWallClock(at).slice(11, 16);
}

/** The moment a Danish day begins: 00:00 local time, also on the days when the clock changes. */
export function startOfDanishDay(of: Day): Instant {
  const midnightAsIfUtc = Date.parse(`${of}T00:00:00Z`);
  // Denmark is 1 or 2 hours ahead; the right offset is the one whose wall clock reads midnight.
  for (const hoursAhead of [2, 1]) {
    const candidate = instant(new Date(midnightAsIfUtc - hoursAhead * 3_600_000));
    if (danishWallClock(candidate).startsWith(`${of}T00:00`)) return candidate;
  }
  return instant(new Date(midnightAsIfUtc - 3_600_000));
}

export function addDays(to: Day, days: number): Day {
  return new Date(Date.parse(`${to}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10) as Day;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((Date.parse(`${to}T00:00:00Z`) - Date.parse(`${from}T00:00:00Z`)) / 86_400_000);
}

/** The same date one calendar year later; 29 February becomes 28 February. @see Sundhedsloven § 44 stk. 2 */
export function oneYearAfter(of: Day): Day {
  const [year = '', month = '', date = ''] = of.split('-');
  const next = `${String(Number(year) + 1).padStart(4, '0')}-${month}`;
  return (month === '02' && date === '29' ? `${next}-28` : `${next}-${date}`) as Day;
}

/** `2026-11-26T08:15:00` as a clock on a Danish wall shows it. */
function danishWallClock(at: Instant): string {
  const part: Record<string, string> = {};
  for (const { type, value } of danishParts.formatToParts(new Date(at))) part[type] = value;
  return `${part['year']}-${part['month']}-${part['day']}T${part['hour']}:${part['minute']}:${part['second']}`;
}
