import { type CitizenId } from '@samtavle/contracts';

/** The cards as they stand on the screen: lanes from left to right, each from the top down. */
export type FocusGrid = readonly (readonly CitizenId[])[];

export type Direction = 'up' | 'down' | 'left' | 'right' | 'first' | 'last';

/**
 * Where an arrow leads. Down past the end of a lane goes on at the top of the next, as one reads; left and right keep
 * the row. A card that is gone, or none at all, leads to the first.
 */
export function step(grid: FocusGrid, from: CitizenId | null, direction: Direction): CitizenId | null {
  const lanes = grid.filter((lane) => lane.length > 0);
  const lane = lanes.findIndex((ids) => from !== null && ids.includes(from));
  const current = lanes[lane];
  if (current === undefined || from === null) return lanes[0]?.[0] ?? null;
  const row = current.indexOf(from);
  switch (direction) {
    case 'up':
      return current[row - 1] ?? lanes[lane - 1]?.at(-1) ?? from;
    case 'down':
      return current[row + 1] ?? lanes[lane + 1]?.[0] ?? from;
    case 'left':
      return sameRow(lanes[lane - 1], row) ?? from;
    case 'right':
      return sameRow(lanes[lane + 1], row) ?? from;
    case 'first':
      return current[0] ?? from;
    case 'last':
      return current.at(-1) ?? from;
  }
}

function sameRow(lane: readonly CitizenId[] | undefined, row: number): CitizenId | null {
  return lane === undefined ? null : (lane[Math.min(row, lane.length - 1)] ?? null);
}

/** The card that holds the one tab stop: the remembered one while it is there, else its neighbour, else the first. */
export function tabStop(grid: FocusGrid, remembered: CitizenId | null): CitizenId | null {
  const all = grid.flat();
  return remembered !== null && all.includes(remembered) ? remembered : (all[0] ?? null);
}
