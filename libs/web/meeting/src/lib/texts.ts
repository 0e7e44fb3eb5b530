import { dictionary } from '@samtavle/web-ui';
import { da } from './texts.da.js';
import { en } from './texts.en.js';

export const meetingTexts = dictionary('meeting', { da, en });
