import { PLAN_WORDS_DA } from './plan-words.da.js';
import { PLAN_WORDS_EN } from './plan-words.en.js';

export type PlanWords = typeof PLAN_WORDS_DA;

/** The words of a plan in both languages: the screen and the paper say the same. */
export const PLAN_WORDS: Readonly<Record<'da' | 'en', PlanWords>> = { da: PLAN_WORDS_DA, en: PLAN_WORDS_EN };
