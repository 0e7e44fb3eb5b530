import { type ViewerClassKey } from '@samtavle/policy';
import { type Stay } from './team.js';

export interface CommonView {
  readonly classes: readonly ViewerClassKey[];
  /** Stays that every one of these classes sees. */
  readonly stays: readonly Stay[];
}

/**
 * The so-and-so-many classes that see the most stays in common: a change to one of these goes to every socket.
 * @throws Error when no stay is seen by that many classes
 */
export function commonView(stays: readonly Stay[], classes: readonly ViewerClassKey[], count: number): CommonView {
  let best: CommonView = { classes: [], stays: [] };
  for (const chosen of choices(classes, count)) {
    const common = stays.filter((stay) => chosen.every((key) => stay.seenBy.includes(key)));
    if (common.length > best.stays.length) best = { classes: chosen, stays: common };
  }
  if (best.stays.length === 0) throw new Error(`no stay is seen by ${count} classes`);
  return best;
}

function* choices<T>(from: readonly T[], count: number): Generator<T[]> {
  if (count === 0) yield [];
  for (const [at, first] of from.entries())
    if (count > 0) for (const rest of choices(from.slice(at + 1), count - 1)) yield [first, ...rest];
}
