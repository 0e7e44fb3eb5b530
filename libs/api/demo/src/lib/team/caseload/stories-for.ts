import { type TeamSize } from '../demo-team.js';
import { type Stage } from '../stage.js';
import { NAMED } from '../stories/named.js';
import { type Story } from '../stories/story.js';
import { caseloadStory } from './caseload-story.js';
import { fullNames } from './names.js';

/** The citizens of a team of that size: those with a story of their own first, the others drawn from the seed. */
export function storiesFor(stage: Stage, { citizens, onBoard }: TeamSize): Story[] {
  const placed = NAMED.filter((one) => one.stays.length > 0).slice(0, onBoard);
  const named = [...placed, ...NAMED.filter((one) => one.stays.length === 0)].slice(0, citizens);
  const names = fullNames(stage.dice('names'), NAMED);
  const others = Array.from({ length: citizens - named.length }, (_, rank) =>
    caseloadStory(stage, rank, names.next().value, rank < onBoard - placed.length),
  );
  return [...named, ...others];
}
