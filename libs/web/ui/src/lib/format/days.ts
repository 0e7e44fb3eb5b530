import { type Day, daysBetween } from '@samtavle/domain';
import { type Language } from '../language/dictionary.js';
import { partsOf, TIME_WORDS } from './words.js';

/** Longer ago than this, a date says more than a count of days. */
const COUNTED_DAYS = 60;
/** Further away than this, the year is said as well. */
const DAYS_WITHOUT_YEAR = 365;

/** The contract carries days as text that has been checked on the way in. */
export const asDay = (text: string): Day => text as Day;

/** Whole days from one day to another; negative when `to` is earlier. */
export const daysFrom = (from: string, to: string): number => daysBetween(asDay(from), asDay(to));

/** `28.11.` · en `28 Nov` */
export function shortDate(of: string, language: Language): string {
  const { month, date } = partsOf(of);
  return language === 'da' ? `${date}.${month}.` : `${date} ${monthShort(month)}`;
}

/** `12.3.2027` · en `12 Mar 2027` */
export function fullDate(of: string, language: Language): string {
  const { year, month, date } = partsOf(of);
  return language === 'da' ? `${date}.${month}.${year}` : `${date} ${monthShort(month)} ${year}`;
}

/** `1. marts 2027` · en `1 March 2027` */
export function spokenDate(of: string, language: Language): string {
  const { year, month, date } = partsOf(of);
  const name = TIME_WORDS[language].months[month - 1] ?? '';
  return language === 'da' ? `${date}. ${name} ${year}` : `${date} ${name} ${year}`;
}

/** `Torsdag 26. november` · en `Thursday 26 November` */
export function headingDate(of: string, language: Language): string {
  const { month, date, weekday } = partsOf(of);
  const words = TIME_WORDS[language];
  const name = words.weekdaysLong[weekday] ?? '';
  const said = name.charAt(0).toUpperCase() + name.slice(1);
  return `${said} ${date}${language === 'da' ? '.' : ''} ${words.months[month - 1] ?? ''}`;
}

/**
 * A day as one would say it: i forgårs · i går · i dag · i morgen · for 3 d siden · lør 28.11. · 12.3.2027.
 *
 * @param today the day the screen shows, from the server
 */
export function relativeDay(of: string, today: string, language: Language): string {
  const words = TIME_WORDS[language];
  const away = daysFrom(today, of);
  if (away === 0) return words.today;
  if (away === 1) return words.tomorrow;
  if (away === -1) return words.yesterday;
  if (away === -2) return words.dayBeforeYesterday;
  if (away < 0 && away >= -COUNTED_DAYS) return words.daysAgo(-away);
  return dayWithWeekday(of, today, language);
}

/** A coming day: i dag · i morgen · lør 28.11. · 12.3.2027; a past one by date, never as a count. */
export function plannedDay(of: string, today: string, language: Language): string {
  const away = daysFrom(today, of);
  return away >= 0 || away === -1 ? relativeDay(of, today, language) : dayWithWeekday(of, today, language);
}

/** »søn 22.« · `Sun 22`: a day among those of one week. */
export function dayOfWeek(of: string, language: Language): string {
  const { weekday, date } = partsOf(of);
  return `${TIME_WORDS[language].weekdays[weekday] ?? ''} ${date}${language === 'da' ? '.' : ''}`;
}

function dayWithWeekday(of: string, today: string, language: Language): string {
  const away = Math.abs(daysFrom(today, of));
  if (away > DAYS_WITHOUT_YEAR) return fullDate(of, language);
  return `${TIME_WORDS[language].weekdays[partsOf(of).weekday] ?? ''} ${shortDate(of, language)}`;
}

function monthShort(month: number): string {
  return (TIME_WORDS.en.months[month - 1] ?? '').slice(0, 3);
}
