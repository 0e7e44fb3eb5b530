import { type Category } from '@samtavle/domain';
import { type StaffKey } from '../staff.js';
import { type ConsentStory } from './story.js';

const CALENDAR_YEAR = 365;

/** Said yes so many days ago. */
export const yes = (by: StaffKey, days: number, ...packages: readonly string[]): ConsentStory[] =>
  packages.map((name) => ({
    package: name,
    by,
    steps: [
      ['ask', -days],
      ['give', -days],
    ],
  }));

/** Said yes almost a year ago; lapses in so many days, fewer than 30. */
export const lapsing = (by: StaffKey, daysLeft: number, name: string, witness?: StaffKey): ConsentStory => ({
  package: name,
  by,
  steps: [
    ['ask', daysLeft - CALENDAR_YEAR],
    ['give', daysLeft - CALENDAR_YEAR],
    ['30_days_left', daysLeft - 30],
  ],
  ...(witness === undefined ? {} : { witness }),
});

/** Lapsed so many days ago, and nobody has asked again. */
export const lapsed = (by: StaffKey, days: number, name: string): ConsentStory => ({
  package: name,
  by,
  steps: [
    ['ask', -days - CALENDAR_YEAR - 1],
    ['give', -days - CALENDAR_YEAR - 1],
    ['30_days_left', -days - 30],
    ['reach_expiry', -days],
  ],
});

export const takenBack = (by: StaffKey, given: number, back: number, name: string): ConsentStory => ({
  package: name,
  by,
  steps: [
    ['ask', -given],
    ['give', -given],
    ['withdraw', -back],
  ],
});

/** Said yes; since then it is in doubt whether the citizen can answer. */
export const doubted = (by: StaffKey, given: number, doubt: number, name: string): ConsentStory => ({
  package: name,
  by,
  steps: [
    ['ask', -given],
    ['give', -given],
    ['capacity_doubt', -doubt],
  ],
});

/** Said yes to some of it first, and later to all: the old consent is closed, a new one counts a year of its own. */
export const widened = (
  by: StaffKey,
  given: number,
  since: number,
  name: string,
  only: readonly Category[],
): ConsentStory[] => [
  {
    package: name,
    by,
    only,
    steps: [
      ['ask', -given],
      ['give', -given],
      ['change_scope', -since],
    ],
  },
  {
    package: name,
    by,
    steps: [
      ['ask', -since],
      ['give', -since],
    ],
  },
];

/** Said yes to something being told to one named person. */
export const forRelative = (
  by: StaffKey,
  days: number,
  relative: { readonly name: string; readonly relation: string },
  only: readonly Category[],
): ConsentStory => ({
  package: 'PKG_RELATIVE',
  by,
  relative,
  only,
  steps: [
    ['ask', -days],
    ['give', -days],
  ],
});

/** Said no; not to be asked again before the agreed day. */
export const no = (by: StaffKey, days: number, again: number, name: string): ConsentStory => ({
  package: name,
  by,
  steps: [
    ['ask', -days],
    ['refuse', -days],
  ],
  askAgain: again,
});

/** Asked, and has not answered yet. */
export const asked = (by: StaffKey, days: number, name: string): ConsentStory => ({
  package: name,
  by,
  steps: [['ask', -days]],
});

/** Asked, never answered; closed after the agreed time, because silence is no yes. */
export const silent = (by: StaffKey, days: number, closed: number, name: string): ConsentStory => ({
  package: name,
  by,
  steps: [
    ['ask', -days],
    ['no_answer', -closed],
  ],
});
