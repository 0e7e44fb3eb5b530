import { ADMITTED } from './admitted.js';
import { DAILY } from './daily.js';
import { DAILY_LONGEST } from './daily-longest.js';
import { DAILY_NEWEST } from './daily-newest.js';
import { INTENSIFIED_BODY } from './intensified-body.js';
import { INTENSIFIED_MIND } from './intensified-mind.js';
import { INTENSIFIED_SOCIAL } from './intensified-social.js';
import { LEVEL_ONE } from './level-one.js';
import { type Story } from './story.js';

const all = [
  DAILY_LONGEST,
  DAILY,
  DAILY_NEWEST,
  INTENSIFIED_BODY,
  INTENSIFIED_MIND,
  INTENSIFIED_SOCIAL,
  LEVEL_ONE,
  ADMITTED,
].flat();

/** The citizens with a story of their own, those on the board first. */
export const NAMED: readonly Story[] = [
  ...all.filter((one) => one.stays.length > 0),
  ...all.filter((one) => one.stays.length === 0),
];
