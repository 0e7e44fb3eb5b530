import fc from 'fast-check';
import { closingOf } from './closing.js';
import { OUTCOMES } from './item.js';

describe('what a meeting comes to when it is ended', () => {
  it('says how many have which outcome, and how many have none', () => {
    expect(closingOf(['changed', null, 'unchanged', 'changed', null, null])).toEqual({
      all: 6,
      said: [
        { outcome: 'unchanged', count: 1 },
        { outcome: 'changed', count: 2 },
      ],
      without: 3,
    });
  });

  it('counts everybody exactly once, and names no outcome that nobody has', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...OUTCOMES, null)), (outcomes) => {
        const { all, said, without } = closingOf(outcomes);
        expect(said.reduce((sum, { count }) => sum + count, without)).toBe(all);
        expect(all).toBe(outcomes.length);
        for (const { outcome, count } of said) expect(outcomes.filter((one) => one === outcome)).toHaveLength(count);
        expect(said.every(({ count }) => count > 0)).toBe(true);
      }),
    );
  });
});
