import { dictionary } from './language/dictionary.js';
import { da } from './texts.da.js';
import { en } from './texts.en.js';

/** The sentences of the shared parts. */
export const uiTexts = dictionary('ui', { da, en });
