/** A run of words, and whether the other text lacks it. */
export interface Segment {
  text: string;
  differs: boolean;
}

/**
 * Two texts word by word: what only this one says is marked in each. Order and every character are kept; joined again,
 * the segments are the text.
 */
export function wordDifferences(mine: string, theirs: string): { mine: Segment[]; theirs: Segment[] } {
  const a = words(mine);
  const b = words(theirs);
  const common = longestCommon(a, b);
  return { mine: segments(a, common.inA), theirs: segments(b, common.inB) };
}

/** A word with the space that follows it. */
const words = (text: string): string[] => text.match(/\s*\S+\s*?(?=\s|$)|\s+$/g) ?? [];

const alike = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim();

function longestCommon(a: readonly string[], b: readonly string[]): { inA: Set<number>; inB: Set<number> } {
  const width = b.length + 1;
  const length = new Uint16Array((a.length + 1) * width);
  const at = (row: number, column: number) => length[row * width + column] ?? 0;
  for (let row = a.length - 1; row >= 0; row -= 1) {
    for (let column = b.length - 1; column >= 0; column -= 1) {
      length[row * width + column] = alike(a[row], b[column])
        ? at(row + 1, column + 1) + 1
        : Math.max(at(row + 1, column), at(row, column + 1));
    }
  }
  const inA = new Set<number>();
  const inB = new Set<number>();
  for (let row = 0, column = 0; row < a.length && column < b.length;) {
    if (alike(a[row], b[column])) {
      inA.add(row);
      inB.add(column);
      row += 1;
      column += 1;
    } else if (at(row + 1, column) >= at(row, column + 1)) row += 1;
    else column += 1;
  }
  return { inA, inB };
}

function segments(all: readonly string[], common: ReadonlySet<number>): Segment[] {
  const result: Segment[] = [];
  for (const [index, word] of all.entries()) {
    const differs = !common.has(index);
    const last = result.at(-1);
    if (last?.differs === differs) last.text += word;
    else result.push({ text: word, differs });
  }
  return result;
}
