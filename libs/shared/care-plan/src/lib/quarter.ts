import { type Day } from '@samtavle/domain';

/** The quarter a day lies in, `2026-Q4`. Quarters compare as text. */
export function quarterOf(day: Day): string {
  return `${day.slice(0, 4)}-Q${Math.floor((Number(day.slice(5, 7)) - 1) / 3) + 1}`;
}

/** As it is said: »4. kvartal 2026«, `Q4 2026`. */
export function quarterText(quarter: string, language: 'da' | 'en'): string {
  const [year = '', number = ''] = quarter.split('-Q');
  return language === 'da' ? `${number}. kvartal ${year}` : `Q${number} ${year}`;
}
