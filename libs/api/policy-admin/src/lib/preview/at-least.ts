/** A count as it may be told: nothing, or at least `fewest`; null for what lies between. @see sharing policy, min_cell_size */
export function atLeast(fewest: number, count: number): number | null {
  return count === 0 || count >= fewest ? count : null;
}
