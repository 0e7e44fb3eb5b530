import { type Dice } from '../dice.js';
import { type StaffKey } from '../staff.js';
import { asked, lapsed, lapsing, no, silent, takenBack, yes } from '../stories/answers.js';
import { type ConsentStory } from '../stories/story.js';

/** Who knows the citizen. */
export type KnownTo = 'both' | 'region' | 'municipality';

/**
 * Of fifty citizens off the board 29 are known to both authorities, 17 to the region alone and 4 to the municipality
 * alone. Spread evenly, so that any part of the caseload looks like the whole.
 */
export function knownTo(rank: number): KnownTo {
  const place = (rank * 7 + 10) % 50;
  return place < 29 ? 'both' : place < 46 ? 'region' : 'municipality';
}

/** Where the question of the base consent stands. */
export type Base = 'given' | 'lapsing' | 'lapsed' | 'taken back' | 'refused' | 'asked' | 'silent' | 'not asked';

const KNOWN_TO_BOTH: readonly Base[] = [
  'given',
  'given',
  'refused',
  'given',
  'not asked',
  'given',
  'lapsed',
  'given',
  'asked',
  'given',
  'given',
  'taken back',
  'given',
  'lapsing',
  'given',
  'not asked',
  'given',
  'silent',
];
const KNOWN_TO_REGION: readonly Base[] = [
  'not asked',
  'given',
  'not asked',
  'refused',
  'given',
  'not asked',
  'asked',
  'given',
  'lapsed',
];

/** Every state the register knows occurs. Whom the region does not know, nobody asks about the region. */
export function baseOf(rank: number): Base {
  const known = knownTo(rank);
  if (known === 'municipality') return 'not asked';
  const states = known === 'both' ? KNOWN_TO_BOTH : KNOWN_TO_REGION;
  return states[rank % states.length] ?? 'not asked';
}

/** Whether the story of that consent begins more than a year ago. */
export function isOldStory(base: Base): boolean {
  return base === 'lapsing' || base === 'lapsed' || base === 'taken back';
}

/** Packages beyond the base one, and how many of a hundred who gave the base one gave them too. */
const FURTHER = [
  ['PKG_DAILY', 50],
  ['PKG_SOCIAL', 35],
  ['PKG_MEDICAL', 25],
  ['PKG_LIFE', 20],
  ['PKG_SAFETY', 10],
] as const;

/** The consents of somebody the first side has known for so many days, and the job service for `workDays` or not at all. */
export function consentsOf(dice: Dice, base: Base, by: StaffKey, days: number, workDays: number): ConsentStory[] {
  switch (base) {
    case 'given': {
      const given = dice.between(20, Math.min(320, days - 5));
      const further = FURTHER.filter(([, chance]) => dice.percent(chance)).map(([name]) => name);
      const work = workDays > 0 && dice.percent(60) ? yes('nina', Math.min(given, workDays - 5), 'PKG_WORK') : [];
      const refused = further.includes('PKG_DAILY') || !dice.percent(20) ? [] : [no(by, given - 10, 45, 'PKG_DAILY')];
      return [...yes(by, given, 'PKG_BASE', ...further), ...work, ...refused];
    }
    case 'lapsing':
      return [lapsing(by, dice.between(3, 27), 'PKG_BASE')];
    case 'lapsed':
      return [lapsed(by, dice.between(4, 60), 'PKG_BASE')];
    case 'taken back':
      return [takenBack(by, dice.between(120, 300), dice.between(5, 100), 'PKG_BASE')];
    case 'refused':
      return [no(by, dice.between(5, 50), dice.between(20, 120), 'PKG_BASE')];
    case 'asked':
      return [asked(by, dice.between(1, 10), 'PKG_BASE')];
    case 'silent':
      return [silent(by, dice.between(45, 55), dice.between(10, 30), 'PKG_BASE')];
    case 'not asked':
      return [];
  }
}
