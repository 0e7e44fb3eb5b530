import { type PersonalEffect, type TeamEffect } from '@samtavle/api-access';

/** A count as it may be told: nothing, or a multiple of `fewest` that it reaches; null for what is withheld. */
export type Told = number | null;

export interface ToldEffect {
  /** Withheld also where a count beside it is: what is known of the rest could be taken from it. */
  readonly citizens: Told;
  readonly cells: readonly (Omit<TeamEffect['cells'][number], 'gained' | 'lost'> & {
    readonly gained: Told;
    readonly lost: Told;
  })[];
  readonly personal: readonly {
    readonly ground: PersonalEffect['ground'];
    readonly accesses: Told;
    readonly citizens: Told;
  }[];
}

/**
 * What is told of an effect so that no count of few can be worked out from the others. Statistical disclosure control in
 * three steps: **primary suppression** (a cell of 1 to `fewest - 1` is withheld), **complementary suppression** (so is the
 * total of a table with a withheld cell), and **rounding** to a base of `fewest`, down, because the difference of two exact
 * counts is a count too: of accesses and citizens, of a total and a cell, of two drafts.
 *
 * @see sharing policy, min_cell_size
 */
export function toldOf(fewest: number, { citizens, cells, personal }: TeamEffect): ToldEffect {
  const told = (count: number): Told => toldCount(fewest, count);
  const toldCells = cells.map((cell) => ({ ...cell, gained: told(cell.gained), lost: told(cell.lost) }));
  const toldPersonal = personal.map((one) => ({
    ground: one.ground,
    // Few citizens with many accesses are still few citizens.
    accesses: told(one.citizens) === null ? null : told(one.accesses),
    citizens: told(one.citizens),
  }));
  const withheld =
    toldCells.some(({ gained, lost }) => gained === null || lost === null) ||
    toldPersonal.some((one) => one.citizens === null);
  return { citizens: withheld ? null : told(citizens), cells: toldCells, personal: toldPersonal };
}

/** One count by itself. */
export function toldCount(fewest: number, count: number): Told {
  if (count > 0 && count < fewest) return null;
  return count - (count % fewest);
}
