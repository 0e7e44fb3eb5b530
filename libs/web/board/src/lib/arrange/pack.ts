import { type ColumnKey } from './columns.js';

export interface PackedColumn {
  readonly key: ColumnKey;
  readonly size: number;
}

/** A heading takes about as much room as this many cards. */
const HEADING = 0.4;

/**
 * Many small columns side by side: filled from the left, each stack from the top, so that what is read first stands
 * first. The stacks stay as they were while the columns are the same, and under a hand also when they are not.
 *
 * @param room stacks that fit side by side
 * @param before how they stand on the screen
 */
export function pack(
  columns: readonly PackedColumn[],
  room: number,
  before: readonly (readonly ColumnKey[])[] | null,
  isHeld: boolean,
): readonly (readonly ColumnKey[])[] {
  const keys = columns.map(({ key }) => key);
  if (before !== null && before.length <= room) {
    const stood = before.flat();
    if (stood.length === keys.length && keys.every((key) => stood.includes(key))) return before;
    if (isHeld) {
      const kept = before.map((stack) => stack.filter((key) => keys.includes(key)));
      const came = keys.filter((key) => !stood.includes(key));
      return kept.map((stack, at) => (at === kept.length - 1 ? [...stack, ...came] : stack));
    }
  }
  const total = columns.reduce((sum, { size }) => sum + size + HEADING, 0);
  const stacks: ColumnKey[][] = [[]];
  let filled = 0;
  for (const { key, size } of columns) {
    const weight = size + HEADING;
    const isFull = filled + weight / 2 > (total * stacks.length) / room;
    if (isFull && stacks.length < room && (stacks.at(-1)?.length ?? 0) > 0) stacks.push([]);
    stacks.at(-1)?.push(key);
    filled += weight;
  }
  return stacks;
}
