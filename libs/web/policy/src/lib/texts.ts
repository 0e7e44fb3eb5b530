import { dictionary } from '@samtavle/web-ui';
import { da } from './texts.da.js';
import { en } from './texts.en.js';

export const policyTexts = dictionary('policy', { da, en });
export type TermName = keyof typeof da.rule.field;
