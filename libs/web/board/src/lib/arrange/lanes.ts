/** A lane with more people than this is long: it gets another beside it while there is room. */
const LONG = 6;
/** A name must stay readable across the whole column. */
const MOST = 3;

/**
 * How many lanes each stack gets. Every stack has one; the rest go one by one to the stack that is longest.
 *
 * @param sizes people per stack
 * @param room lanes that fit side by side
 */
export function lanesFor(sizes: readonly number[], room: number): readonly number[] {
  const lanes = sizes.map(() => 1);
  for (let left = room - sizes.length; left > 0; left -= 1) {
    let longest = -1;
    let most = LONG;
    sizes.forEach((size, at) => {
      const perLane = size / (lanes[at] ?? 1);
      if (perLane > most && (lanes[at] ?? 1) < MOST) [longest, most] = [at, perLane];
    });
    if (longest < 0) break;
    lanes[longest] = (lanes[longest] ?? 1) + 1;
  }
  return lanes;
}

/** Splits a column so that it reads down the first lane, then the next: visual order = source order = tab order. */
export function splitIntoLanes<T>(items: readonly T[], lanes: number): readonly (readonly T[])[] {
  const each = Math.max(1, Math.ceil(items.length / lanes));
  return Array.from({ length: lanes }, (_, lane) => items.slice(lane * each, (lane + 1) * each));
}
