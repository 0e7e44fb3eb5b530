import { type Day } from '@samtavle/domain';
import { type Copyable, type CopyState, copyStateOf } from './copy-state.js';

/** How much of what stands together is still to be copied into the own record. */
export interface CopyTally {
  /** Lines that do not stand in the record as they read now. */
  readonly waiting: number;
  /** Of these, lines that have stood on the board alone longer than the policy says. */
  readonly late: number;
}

/** Whether a line does not stand in the record as it reads now. */
export function waitsForCopy(state: CopyState): boolean {
  return state.kind !== 'copied';
}

/** Counts lines by where each stands; what is not the reader's to copy is not counted. */
export function copyTally(elements: readonly Copyable[], today: Day, withinDays: number | undefined): CopyTally {
  const states = elements.flatMap((element) => copyStateOf(element, today, withinDays) ?? []);
  return {
    waiting: states.filter(waitsForCopy).length,
    late: states.filter(({ kind }) => kind === 'late').length,
  };
}
