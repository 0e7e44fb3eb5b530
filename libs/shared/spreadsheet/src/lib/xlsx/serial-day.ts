import { addDays, type Day, day } from '@samtavle/domain';

/** The last day a spreadsheet can count to, 31 December 9999. */
const LAST_1900 = 2_958_465;
const LAST_1904 = LAST_1900 - 1_462;

/**
 * The day a spreadsheet means by a number; the fraction is the time of day and is left out. Undefined for what is no day.
 * Counting from 1900, day 60 is 29 February 1900, which never was: kept by Excel for the sake of Lotus 1-2-3. Days
 * before it are therefore one off from the rest.
 */
export function serialDay(serial: number, date1904: boolean): Day | undefined {
  const whole = Math.floor(serial);
  if (date1904) {
    return whole >= 0 && whole <= LAST_1904 ? addDays(day('1904-01-01'), whole) : undefined;
  }
  if (!(whole >= 1 && whole <= LAST_1900) || whole === 60) return undefined;
  return addDays(day(whole < 60 ? '1899-12-31' : '1899-12-30'), whole);
}

/** `2026-11-26`, or `2026-11-26 08:15` when the number has a time; undefined for what is no day. */
export function serialDayText(serial: number, date1904: boolean): string | undefined {
  const on = serialDay(serial, date1904);
  const minutes = Math.floor((serial - Math.floor(serial)) * 1440 + 1e-6);
  if (on === undefined || minutes === 0) return on;
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${on} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
