import { type Dice } from '../dice.js';
import { type Stage } from '../stage.js';
import { type StaffKey } from '../staff.js';
import {
  type Acquaintance,
  type AdmissionStory,
  type GoalStory,
  type SeenStory,
  story,
  type Story,
  type VisitStory,
} from '../stories/story.js';
import { openStay, pastStays } from './caseload-stays.js';
import { type FullName } from './names.js';
import { notesOf } from './caseload-notes.js';
import { baseOf, consentsOf, isOldStory, knownTo } from './situations.js';
import { GOAL_TEXTS } from './note-texts.js';

/** Whose contact persons they are; the leader has none. */
const CONTACTS = {
  region: ['mette', 'anne', 'karim', 'sofie', 'mette', 'anne'],
  social: ['jonas', 'lene', 'ali', 'jonas', 'lene', 'birgit', 'tom'],
} as const satisfies Record<string, readonly StaffKey[]>;

/** A citizen without a story of their own: an ordinary year, drawn by chance from the seed. */
export function caseloadStory(stage: Stage, rank: number, name: FullName, onBoard: boolean): Story {
  const key = `citizen-${rank}`;
  const dice = stage.dice(key);
  const known = acquaintances(dice, rank);
  const contacts = known.flatMap((one) => one.contacts);
  const [first] = known;
  const workDays = known.find(({ sector }) => sector === 'muni_employment')?.days ?? 0;
  return story(key, {
    ...name,
    known,
    consents: first ? consentsOf(dice, baseOf(rank), first.contacts[0] ?? 'mette', first.days, workDays) : [],
    past: pastStays(dice, known),
    stays: onBoard ? [openStay(dice, known)] : [],
    admissions: dice.percent(14) ? admissionOf(dice, known) : [],
    seen: known.map((one) => lastContact(dice, one, LOST.includes(rank))),
    visits: visits(dice, known),
    notes: notesOf(dice, known),
    goals: goals(dice, contacts),
  });
}

/** The side the citizen came to first stands first: the region, where it knows them. */
function acquaintances(dice: Dice, rank: number): Acquaintance[] {
  const known = knownTo(rank);
  const days = dice.between(isOldStory(baseOf(rank)) ? 450 : 60, 1100);
  const all: Acquaintance[] = [];
  if (known !== 'municipality') {
    all.push({
      sector: 'region_psych',
      days,
      contacts: dice.some(CONTACTS.region, dice.percent(20) ? 2 : 1).filter(once),
    });
  }
  if (known !== 'region') {
    const since = Math.max(45, days - dice.between(0, 60));
    all.push({ sector: 'muni_social', days: since, contacts: [dice.pick(CONTACTS.social)], sel: dice.percent(75) });
  }
  if (dice.percent(12))
    all.push({ sector: 'muni_health', days: Math.min(days, 300), contacts: [dice.percent(70) ? 'pia' : 'dorte'] });
  if (dice.percent(10))
    all.push({ sector: 'muni_employment', days: Math.min(days, 200), contacts: ['nina'], sickness: dice.percent(50) });
  return all;
}

const once = <T>(one: T, at: number, all: readonly T[]): boolean => all.indexOf(one) === at;

/** A hospital stay within the year, some of them just over. Only psychiatry writes them. */
function admissionOf(dice: Dice, known: readonly Acquaintance[]): AdmissionStory[] {
  const here = known.find(({ sector }) => sector === 'region_psych');
  if (here === undefined) return [];
  const to = dice.percent(20) ? -dice.between(4, 28) : -dice.between(35, 300);
  const from = to - dice.between(4, 24);
  return -from < here.days ? [{ from, to, ward: dice.pick(['P2', 'P4']), emergency: dice.percent(60) }] : [];
}

/** Somebody has tried to reach these for weeks: whoever opens the demo sees what it looks like. */
const LOST: readonly number[] = [61, 97];
const LAST_TRIED = -9;

function lastContact(dice: Dice, { contacts }: Acquaintance, isLost: boolean): SeenStory {
  const by = contacts[0] ?? 'mette';
  if (isLost) return { by, how: 'attempt', day: LAST_TRIED };
  return { by, how: dice.pick(['home', 'home', 'home', 'out', 'office', 'phone'] as const), day: -dice.between(1, 18) };
}

function visits(dice: Dice, known: readonly Acquaintance[]): VisitStory[] {
  if (!dice.percent(30)) return [];
  const who = dice.pick(known).contacts.slice(0, 1);
  return [{ day: dice.between(0, 9), at: dice.pick(['09:30', '10:45', '11:30', '13:00', '14:15']), who }];
}

function goals(dice: Dice, contacts: readonly StaffKey[]): GoalStory[] {
  if (!dice.percent(80)) return [];
  return dice
    .some(GOAL_TEXTS, dice.between(1, 2))
    .map((text) => ({ text, to: dice.pick(contacts), day: -dice.between(10, 40) }));
}
