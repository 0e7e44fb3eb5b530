import { type CitizenId } from '@samtavle/contracts';
import fc from 'fast-check';
import { citizen } from '../../spec-parts/some-cards.js';
import { type ColumnKey, type Stack } from './columns.js';
import { settle, type SettledStack } from './settle.js';

const NOBODY: ReadonlySet<CitizenId> = new Set();
const level = (key: ColumnKey, ...ns: number[]) => ({ key, ids: ns.map(citizen) });
const board = (three: number[], two: number[]): readonly Stack[] => [
  [level('level-3', ...three)],
  [level('level-2', ...two)],
];
const places = (stacks: readonly SettledStack[], key: ColumnKey) =>
  stacks.flat().find((column) => column.key === key)?.places ?? [];
const ids = (stacks: readonly SettledStack[], key: ColumnKey) =>
  places(stacks, key).map(({ id, kind }) => `${kind}:${Number(id.slice(-3))}`);
const held = (...keys: ColumnKey[]) => new Set(keys);

describe('the board under a hand', () => {
  it('is in order where nobody points', () => {
    const before = settle(null, board([1, 2, 3], [4]), held(), NOBODY);
    const after = settle(before, board([3, 1, 2], [4]), held(), NOBODY);
    expect(ids(after, 'level-3')).toEqual(['card:3', 'card:1', 'card:2']);
  });

  it('does not reorder a column with a pointer or focus in it, and says how many wait', () => {
    const before = settle(null, board([1, 2, 3], [4]), held(), NOBODY);
    const after = settle(before, board([3, 1, 2], [4]), held('level-3'), NOBODY);
    expect(ids(after, 'level-3')).toEqual(['card:1', 'card:2', 'card:3']);
    expect(after.flat().find(({ key }) => key === 'level-3')?.waiting).toBe(1);
  });

  it('keeps the place of a card a colleague moved away, and puts one that came last', () => {
    const before = settle(null, board([1, 2, 3], [4, 5]), held(), NOBODY);
    const after = settle(before, board([5, 1, 3], [2, 4]), held('level-3'), NOBODY);
    expect(ids(after, 'level-3')).toEqual(['card:1', 'moved:2', 'card:3', 'card:5']);
    expect(ids(after, 'level-2')).toEqual(['card:2', 'card:4']);
    const left = settle(after, board([5, 1, 3], [2, 4]), held(), NOBODY);
    expect(ids(left, 'level-3')).toEqual(['card:5', 'card:1', 'card:3']);
  });

  it('keeps the place of a closed card while its tombstone stands, and under a hand until the hand has left', () => {
    const before = settle(null, board([1, 2, 3], [4]), held(), NOBODY);
    const closed = new Set([citizen(2)]);
    expect(ids(settle(before, board([1, 3], [4]), held(), closed), 'level-3')).toEqual([
      'card:1',
      'closed:2',
      'card:3',
    ]);
    const under = settle(before, board([1, 3], [4]), held('level-3'), closed);
    const expired = settle(under, board([1, 3], [4]), held('level-3'), NOBODY);
    expect(ids(expired, 'level-3')).toEqual(['card:1', 'closed:2', 'card:3']);
    expect(ids(settle(expired, board([1, 3], [4]), held(), NOBODY), 'level-3')).toEqual(['card:1', 'card:3']);
  });

  it('puts everything in order when the person asked for it', () => {
    const before = settle(null, board([1, 2, 3], []), held(), NOBODY);
    const after = settle(before, board([3, 2, 1], []), held('level-3'), NOBODY);
    expect(ids(settle(null, board([3, 2, 1], []), held('level-3'), NOBODY), 'level-3')).not.toEqual(
      ids(after, 'level-3'),
    );
  });

  it('never moves what stood in a held column, whatever colleagues do, and never shows anybody twice', () => {
    const order = fc.shuffledSubarray([1, 2, 3, 4, 5, 6, 7, 8]);
    fc.assert(
      fc.property(order, fc.array(fc.tuple(order, fc.boolean()), { minLength: 1, maxLength: 8 }), (first, changes) => {
        const rest = (three: number[]) => [1, 2, 3, 4, 5, 6, 7, 8].filter((n) => !three.includes(n));
        let shown = settle(null, board(first, rest(first)), held(), NOBODY);
        for (const [three, isHeld] of changes) {
          const next = settle(shown, board(three, rest(three)), isHeld ? held('level-3') : held(), NOBODY);
          const before = places(shown, 'level-3').map(({ id }) => id);
          const after = places(next, 'level-3').map(({ id }) => id);
          if (isHeld) expect(after.slice(0, before.length)).toEqual(before);
          const cards = next
            .flat()
            .flatMap((column) => column.places.filter(({ kind }) => kind === 'card').map(({ id }) => id));
          expect(new Set(cards).size).toBe(8);
          expect(cards).toHaveLength(8);
          shown = next;
        }
      }),
    );
  });

  it('is the same however often it is asked', () => {
    const before = settle(null, board([1, 2, 3], [4, 5]), held(), NOBODY);
    const once = settle(before, board([5, 3], [4, 2]), held('level-3'), new Set([citizen(1)]));
    expect(settle(once, board([5, 3], [4, 2]), held('level-3'), new Set([citizen(1)]))).toEqual(once);
  });
});
