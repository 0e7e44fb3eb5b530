import { dictionary } from '@samtavle/web-ui';
import { da } from './texts.da.js';
import { en } from './texts.en.js';

export { type FieldLabel } from './texts.da.js';

/** The sentences of the plan's page and of looking at it together. */
export const planTexts = dictionary('carePlan', { da, en });
