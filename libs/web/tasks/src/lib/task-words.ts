import { type Task } from '@samtavle/contracts';
import { type TextKey, useLanguage, useText } from '@samtavle/web-ui';
import { taskTexts } from './texts.js';

type Key = TextKey<(typeof taskTexts)['da']>;

/** What a task asks for, in the reader's language. */
export function useTaskWords(): (task: Pick<Task, 'kind' | 'package'>) => string {
  const say = useText(taskTexts);
  const { language } = useLanguage();
  return ({ kind, package: asked }) => {
    const key: Key = `kind.${kind}`;
    return say(key, { package: asked?.[language] ?? '' });
  };
}
