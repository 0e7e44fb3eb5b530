import { type Language } from '../language/dictionary.js';
import { daysFrom, plannedDay, relativeDay } from './days.js';

/** A fact of the card and whether it is past its time. The words carry it; colour and icon only repeat it. */
export interface Fact {
  text: string;
  late: boolean;
}

/** `12 d`: short for the card. Its full name is {@link daysOnBoardText}. */
export const daysShort = (days: number): string => `${days} d`;

/** »På tavlen i 12 dage« */
export function daysOnBoardText(days: number, language: Language): string {
  if (language === 'da') return `På tavlen i ${days} ${days === 1 ? 'dag' : 'dage'}`;
  return `On the board for ${days} ${days === 1 ? 'day' : 'days'}`;
}

/** When an action is due: i dag · lør 28.11. · »2 d over« when the day has passed. */
export function dueFact(dueOn: string, today: string, language: Language): Fact {
  const over = daysFrom(dueOn, today);
  if (over > 0) return { text: language === 'da' ? `${over} d over` : `${over} d late`, late: true };
  return { text: plannedDay(dueOn, today, language), late: false };
}

/** When contact counts as overdue and when as lost, in days, and how often somebody has tried since. */
export interface SeenLimits {
  lostContactDays: number;
  contactLostDays: number;
  attempts: number;
}

/** »Set i går« · »Ikke set i 16 d, 2 forsøg« from the team's first limit on · »Kontakt tabt, 33 d« from the second. */
export function seenFact(lastContactOn: string, today: string, limits: SeenLimits, language: Language): Fact {
  const days = daysFrom(lastContactOn, today);
  if (days >= limits.contactLostDays)
    return {
      text: `${language === 'da' ? 'Kontakt tabt' : 'Contact lost'}, ${days} d${triesText(limits.attempts, language)}`,
      late: true,
    };
  if (days >= limits.lostContactDays)
    return {
      text: `${language === 'da' ? `Ikke set i ${days} d` : `Not seen for ${days} d`}${triesText(limits.attempts, language)}`,
      late: true,
    };
  const when = relativeDay(lastContactOn, today, language);
  return { text: language === 'da' ? `Set ${when}` : `Seen ${when}`, late: false };
}

function triesText(attempts: number, language: Language): string {
  if (attempts === 0) return '';
  return language === 'da' ? `, ${attempts} forsøg` : `, ${attempts} ${attempts === 1 ? 'try' : 'tries'}`;
}

/** »Ikke gennemgået i 9 d« when the day of review has passed; null until then. */
export function reviewFact(reviewOn: string, today: string, language: Language): Fact | null {
  const days = daysFrom(reviewOn, today);
  if (days <= 0) return null;
  return { text: language === 'da' ? `Ikke gennemgået i ${days} d` : `Not reviewed for ${days} d`, late: true };
}
