import { PLAN_WORDS, type PlanWords } from '@samtavle/care-plan';
import { type MemberId } from '@samtavle/contracts';
import { useColleagues } from '@samtavle/web-data-access';
import { callNames, useLanguage } from '@samtavle/web-ui';
import { useMemo } from 'react';

/** The plan's own words in the language of the screen. */
export function usePlanWords(): PlanWords {
  return PLAN_WORDS[useLanguage().language];
}

/** A word of a group; one that a later list has dropped is shown as it is stored. */
export function wordOf(words: PlanWords, group: keyof PlanWords, name: string): string {
  return new Map<string, string>(Object.entries(words[group])).get(name) ?? name;
}

/** What each colleague is called. */
export function useCallNames(): ReadonlyMap<MemberId, string> {
  const { all } = useColleagues();
  return useMemo(() => callNames(all), [all]);
}
