import { oncePerLanguage, useSpoken } from '../language/spoken.js';
import { daysOnBoardText, dueFact, reviewFact, seenFact, type SeenLimits } from './card-facts.js';
import { dayOfWeek, fullDate, headingDate, plannedDay, relativeDay, shortDate, spokenDate } from './days.js';
import { agoText, clockOf, clockTime, countText, exactMoment, momentSentence, momentText } from './moments.js';
import { genitive } from './names.js';

const formatIn = oncePerLanguage(({ language }) => ({
  shortDate: (of: string) => shortDate(of, language),
  fullDate: (of: string) => fullDate(of, language),
  spokenDate: (of: string) => spokenDate(of, language),
  headingDate: (of: string) => headingDate(of, language),
  dayOfWeek: (of: string) => dayOfWeek(of, language),
  relativeDay: (of: string, today: string) => relativeDay(of, today, language),
  plannedDay: (of: string, today: string) => plannedDay(of, today, language),
  clockTime: (text: string) => clockTime(text, language),
  clockOf: (at: string) => clockOf(at, language),
  momentText: (at: string, today: string) => momentText(at, today, language),
  momentSentence: (at: string, today: string) => momentSentence(at, today, language),
  exactMoment: (at: string) => exactMoment(at, language),
  count: (count: number) => countText(count, language),
  agoText: (seconds: number) => agoText(seconds, language),
  daysOnBoard: (days: number) => daysOnBoardText(days, language),
  due: (dueOn: string, today: string) => dueFact(dueOn, today, language),
  seen: (lastContactOn: string, today: string, limits: SeenLimits) => seenFact(lastContactOn, today, limits, language),
  review: (reviewOn: string, today: string) => reviewFact(reviewOn, today, language),
  genitive: (name: string) => genitive(name, language),
}));

/** The formatting functions, bound to the language of the screen. `today` comes from the server with the data. */
export const useFormat = () => formatIn(useSpoken());
