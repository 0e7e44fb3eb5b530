import { type Language } from '../language/dictionary.js';

/** The small words of time. Kept here and not in Intl, so that every browser and server says exactly the same. */
interface TimeWords {
  today: string;
  yesterday: string;
  dayBeforeYesterday: string;
  tomorrow: string;
  daysAgo: (days: number) => string;
  weekdays: readonly string[];
  weekdaysLong: readonly string[];
  months: readonly string[];
}

/** Sunday first, as `Date.getUTCDay` counts. */
export const TIME_WORDS: Readonly<Record<Language, TimeWords>> = {
  da: {
    today: 'i dag',
    yesterday: 'i går',
    dayBeforeYesterday: 'i forgårs',
    tomorrow: 'i morgen',
    daysAgo: (days) => `for ${days} d siden`,
    weekdays: ['søn', 'man', 'tir', 'ons', 'tor', 'fre', 'lør'],
    weekdaysLong: ['søndag', 'mandag', 'tirsdag', 'onsdag', 'torsdag', 'fredag', 'lørdag'],
    months: [
      'januar',
      'februar',
      'marts',
      'april',
      'maj',
      'juni',
      'juli',
      'august',
      'september',
      'oktober',
      'november',
      'december',
    ],
  },
  en: {
    today: 'today',
    yesterday: 'yesterday',
    dayBeforeYesterday: '2 d ago',
    tomorrow: 'tomorrow',
    daysAgo: (days) => `${days} d ago`,
    weekdays: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    weekdaysLong: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
    months: [
      'January',
      'February',
      'March',
      'April',
      'May',
      'June',
      'July',
      'August',
      'September',
      'October',
      'November',
      'December',
    ],
  },
};

/** A calendar day in its parts; `weekday` counts from Sunday. */
export interface DayParts {
  year: number;
  month: number;
  date: number;
  weekday: number;
}

export function partsOf(day: string): DayParts {
  const [year = '', month = '', date = ''] = day.split('-');
  return {
    year: Number(year),
    month: Number(month),
    date: Number(date),
    weekday: new Date(`${day}T00:00:00Z`).getUTCDay(),
  };
}
