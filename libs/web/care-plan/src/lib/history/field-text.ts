import { quarterText } from '@samtavle/care-plan';
import { useFormat, useLanguage, useText } from '@samtavle/web-ui';
import { usePlan } from '../plan-context.js';
import { planTexts } from '../texts.js';
import { usePlanWords, wordOf } from '../words.js';
import { type FieldSpec } from '../write/fields.js';

/** What a field holds, in words: a day as a day, a choice by its name. */
export function useFieldText(today: string): (spec: FieldSpec, text: string) => string {
  const say = useText(planTexts);
  const words = usePlanWords();
  const format = useFormat();
  const { language } = useLanguage();
  const { elements, name, relatives } = usePlan();
  return (spec, text) => {
    switch (spec.type) {
      case 'day':
        return text === '' ? say('choose.none') : format.plannedDay(text, today);
      case 'flag':
        return say(text === 'yes' ? 'choose.yes' : 'choose.no');
      case 'choice':
        if (text === '') return say('choose.none');
        if (spec.name === 'quarter') return quarterText(text, language);
        return spec.words === undefined ? text : wordOf(words, spec.words, text);
      case 'goal': {
        if (text === '') return say('choose.notAskedFor', { name });
        const goal = elements.find(({ id }) => id === text);
        return goal?.content.kind === 'goal' ? `»${goal.content.text}«` : say('choose.otherGoal');
      }
      case 'relative': {
        if (text === '') return say('choose.nobody');
        const known = relatives.find(({ id }) => id === text);
        return known === undefined ? say('choose.otherRelative') : `${known.name}, ${known.relation}`;
      }
      default:
        return text === '' ? say('choose.none') : text;
    }
  };
}
