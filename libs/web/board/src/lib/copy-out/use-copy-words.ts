import { PLAN_WORDS, quarterText } from '@samtavle/care-plan';
import { type CitizenDetail } from '@samtavle/contracts';
import { danishDay, instant } from '@samtavle/domain';
import { useColleagues, useMe } from '@samtavle/web-data-access';
import { useFormat, useLabels, useLanguage, useText } from '@samtavle/web-ui';
import { boardTexts } from '../texts.js';
import { type CopyWords } from './record-words.js';

/** The words for the record, in the language of the screen. */
export function useCopyWords({ elements }: CitizenDetail): CopyWords {
  const say = useText(boardTexts);
  const { language } = useLanguage();
  const format = useFormat();
  const labels = useLabels();
  const { of } = useColleagues();
  const own = useMe()?.acting.sector;
  return {
    say,
    plan: PLAN_WORDS[language],
    day: format.fullDate,
    moment: (at) => `${format.fullDate(danishDay(instant(at)))} ${format.clockOf(at)}`,
    quarter: (quarter) => quarterText(quarter, language),
    clock: format.clockTime,
    who: (member) => of(member)?.name ?? null,
    category: labels.category,
    goalText: (id) => {
      const goal = elements.find((element) => element.id === id && element.owner === own);
      return goal !== undefined && 'text' in goal.content ? goal.content.text : null;
    },
  };
}
