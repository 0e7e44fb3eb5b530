import { DANISH_TIME_ZONE, danishDay, instant } from '@samtavle/domain';
import { type Language } from '../language/dictionary.js';
import { daysFrom, fullDate, shortDate } from './days.js';
import { partsOf, TIME_WORDS } from './words.js';

const hourAndMinute = new Intl.DateTimeFormat('en-GB', {
  timeZone: DANISH_TIME_ZONE,
  hour: 'numeric',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** A clock time written `08:45` as the screen says it: 8.45 · en 8:45. */
export function clockTime(text: string, language: Language): string {
  const [hour = '', minute = ''] = text.split(':');
  return `${Number(hour)}${language === 'da' ? '.' : ':'}${minute.padStart(2, '0')}`;
}

/** A moment's Danish clock time: 8.15 · en 8:15. */
export function clockOf(at: string, language: Language): string {
  return clockTime(hourAndMinute.format(new Date(at)), language);
}

/** When something was written: 8.14 (today) · i går 15.40 · man 23. 10.20 (within a week) · 18.11. · 12.3.2025. */
export function momentText(at: string, today: string, language: Language): string {
  const day = danishDay(instant(at));
  const ago = daysFrom(day, today);
  const words = TIME_WORDS[language];
  const clock = clockOf(at, language);
  if (ago === 0) return clock;
  if (ago === 1) return `${words.yesterday} ${clock}`;
  if (ago > 1 && ago < 7) {
    const { weekday, date } = partsOf(day);
    return `${words.weekdays[weekday] ?? ''} ${date}${language === 'da' ? '.' : ''} ${clock}`;
  }
  return Math.abs(ago) > 365 ? fullDate(day, language) : shortDate(day, language);
}

/** Like {@link momentText}, and today says so: »i dag 8.14«. For sentences. */
export function momentSentence(at: string, today: string, language: Language): string {
  const said = momentText(at, today, language);
  return danishDay(instant(at)) === today ? `${TIME_WORDS[language].today} ${said}` : said;
}

/** Day, month and clock to the second for tables that are evidence: 26.11.2026 8.14.05. */
export function exactMoment(at: string, language: Language): string {
  const seconds = String(new Date(at).getUTCSeconds()).padStart(2, '0');
  const separator = language === 'da' ? '.' : ':';
  return `${fullDate(danishDay(instant(at)), language)} ${clockOf(at, language)}${separator}${seconds}`;
}

/** A count as one reads it: 10.000 · en 10,000. */
export const countText = (count: number, language: Language): string =>
  new Intl.NumberFormat(language === 'da' ? 'da-DK' : 'en-GB').format(count);

/** How long ago in the shortest true unit: for 2 s siden · for 4 min siden · for 3 t siden. */
export function agoText(seconds: number, language: Language): string {
  const whole = Math.max(0, Math.floor(seconds));
  const [amount, unit] =
    whole < 60
      ? [whole, 's']
      : whole < 3600
        ? [Math.floor(whole / 60), 'min']
        : [Math.floor(whole / 3600), language === 'da' ? 't' : 'h'];
  return language === 'da' ? `for ${amount} ${unit} siden` : `${amount} ${unit} ago`;
}
