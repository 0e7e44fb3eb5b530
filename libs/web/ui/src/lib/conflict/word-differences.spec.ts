import * as fc from 'fast-check';
import { wordDifferences } from './word-differences.js';

const joined = (segments: readonly { text: string }[]) => segments.map(({ text }) => text).join('');

describe('word differences', () => {
  it('marks in each text what only it says', () => {
    const { mine, theirs } = wordDifferences(
      'Ring først. Gå en tur med Laika. Musik i høretelefoner.',
      'Ring først. Gå en tur med Laika. Søster kan sove hos hende.',
    );
    expect(mine.filter(({ differs }) => differs).map(({ text }) => text.trim())).toEqual(['Musik i høretelefoner.']);
    expect(theirs.filter(({ differs }) => differs).map(({ text }) => text.trim())).toEqual([
      'Søster kan sove hos hende.',
    ]);
  });

  it('marks nothing in equal texts, and everything in strangers', () => {
    expect(wordDifferences('samme tekst', 'samme tekst').mine.every(({ differs }) => !differs)).toBe(true);
    expect(wordDifferences('en', 'to').theirs.every(({ differs }) => differs)).toBe(true);
    expect(wordDifferences('', 'to').mine).toEqual([]);
  });

  it('keeps every character of both texts, whatever they are', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (mine, theirs) => {
        const found = wordDifferences(mine, theirs);
        expect(joined(found.mine)).toBe(mine);
        expect(joined(found.theirs)).toBe(theirs);
      }),
    );
  });
});
