import { type ConsentLanguage } from '@samtavle/contracts';
import { type Day } from '@samtavle/domain';

/** »22. november 2026« · “22 November 2026” */
export function formatDanishDate(of: Day, language: ConsentLanguage): string {
  return new Intl.DateTimeFormat(language === 'da' ? 'da-DK' : 'en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(
    new Date(`${of}T00:00:00Z`),
  );
}

/** »a, b og c« */
export function listed(words: readonly string[], and: string): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${and} ${last}`;
}
