import { addDays, type Day } from './time.js';

/** Public holidays that move with Easter, in days from Easter Sunday. Great Prayer Day was one until 2023. */
const FROM_EASTER = [-3, -2, 0, 1, 39, 49, 50];
/** And those that stand still, with the days on which public offices are closed: 5 June, 24 and 31 December. */
const FIXED = ['01-01', '06-05', '12-24', '12-25', '12-26', '12-31'];
const SATURDAY = 6;
const SUNDAY = 0;

/** Whether public offices in Denmark work that day. */
export function isDanishWorkingDay(of: Day): boolean {
  const weekday = new Date(`${of}T00:00:00Z`).getUTCDay();
  return weekday !== SATURDAY && weekday !== SUNDAY && !isDanishHoliday(of);
}

/**
 * The day so many Danish working days after another; the day itself does not count, whatever day it is.
 * @throws RangeError when `days` is no whole number from 0 up
 */
export function addDanishWorkingDays(to: Day, days: number): Day {
  if (!Number.isInteger(days) || days < 0) throw new RangeError(`not a number of days: ${days}`);
  let reached = to;
  for (let left = days; left > 0;) {
    reached = addDays(reached, 1);
    if (isDanishWorkingDay(reached)) left -= 1;
  }
  return reached;
}

function isDanishHoliday(of: Day): boolean {
  if (FIXED.includes(of.slice(5))) return true;
  const year = Number(of.slice(0, 4));
  const easter = easterSunday(year);
  return [...FROM_EASTER, ...(year < 2024 ? [26] : [])].some((days) => addDays(easter, days) === of);
}

/** Easter Sunday of the Gregorian calendar, by the anonymous computus of 1876. */
export function easterSunday(year: number): Day {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const g = Math.floor((8 * b + 13) / 25);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 19 * l) / 433);
  const month = Math.floor((h + l - 7 * m + 90) / 25);
  const date = (h + l - 7 * m + 33 * month + 19) % 32;
  const text = (number: number, length: number) => String(number).padStart(length, '0');
  return `${text(year, 4)}-${text(month, 2)}-${text(date, 2)}` as Day;
}
