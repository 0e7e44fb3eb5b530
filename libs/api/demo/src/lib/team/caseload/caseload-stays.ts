import { BOARD_REASONS, type BoardReason, INTENSITIES } from '@samtavle/domain';
import { type Dice } from '../dice.js';
import { type StaffKey } from '../staff.js';
import { type Acquaintance, type PastStayStory, type StayStory } from '../stories/story.js';
import { sectorOf } from '../telling/casebook.js';
import { stayText, STAY_TEXTS } from './stay-texts.js';

/** The windows of the past year in which an earlier stay may lie, in days from today; they do not overlap. */
const WINDOWS = [
  { from: -350, room: 140 },
  { from: -180, room: 110 },
] as const;

/** How earlier stays ended, the common ways more often. */
const ENDINGS = ['stable', 'stable', 'goal_reached', 'goal_reached', 'moved_on', 'own_wish', 'lost_contact'] as const;

/** Up to two stays that are over. */
export function pastStays(dice: Dice, known: readonly Acquaintance[]): PastStayStory[] {
  return WINDOWS.filter(() => dice.percent(38)).flatMap(({ from: opens, room }): PastStayStory[] => {
    const { by, reason, days } = drawn(dice, known);
    const from = opens + dice.between(0, room / 2);
    const to = from + dice.between(6, room / 2);
    if (-from >= days) return [];
    const because = dice.pick(ENDINGS);
    return [{ by, level: dice.pick(INTENSITIES), from, to, reason, ...stayText(sectorOf(by), reason), because }];
  });
}

/** A stay that is open now, for teams larger than the demo. */
export function openStay(dice: Dice, known: readonly Acquaintance[]): StayStory {
  const { by, reason } = drawn(dice, known);
  const { action, exit } = stayText(sectorOf(by), reason);
  const level = dice.pick(INTENSITIES);
  const days = dice.between(2, 40);
  const review = dice.between(-1, 6);
  return {
    by,
    level,
    days,
    review,
    reasons: [reason],
    actions: [{ text: action, who: by, due: dice.between(-2, 6) }],
    exit,
  };
}

/** Who puts them on the board, and why: psychiatry or social support, whichever knows them. */
function drawn(dice: Dice, known: readonly Acquaintance[]): { by: StaffKey; reason: BoardReason; days: number } {
  const { sector, contacts, days } = dice.pick(
    known.filter(({ sector: one }) => one === 'region_psych' || one === 'muni_social'),
  );
  const texts = STAY_TEXTS[sector === 'muni_social' ? 'muni_social' : 'region_psych'];
  const [first = 'mette'] = contacts;
  // A peer does not write about housing.
  const by = first === 'tom' ? 'lene' : first;
  return { by, reason: dice.pick(BOARD_REASONS.filter((reason) => texts[reason] !== undefined)), days };
}
