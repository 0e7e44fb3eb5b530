import { Dice } from './dice.js';

describe('dice', () => {
  it('fall the same way for the same seed, and another for another', () => {
    const rolls = (seed: number) => {
      const dice = new Dice(seed);
      return Array.from({ length: 20 }, () => dice.between(1, 1000));
    };
    expect(rolls(3)).toEqual(rolls(3));
    expect(rolls(3)).not.toEqual(rolls(4));
  });

  it('reach both ends and nothing beyond', () => {
    const dice = new Dice(0);
    const rolls = Array.from({ length: 5000 }, () => dice.between(1, 6));
    expect([...new Set(rolls)].sort()).toEqual([1, 2, 3, 4, 5, 6]);
  });

  it('draw some of a list without repeating any', () => {
    const drawn = new Dice(9).some([1, 2, 3, 4], 10);
    expect(drawn.sort()).toEqual([1, 2, 3, 4]);
  });

  it('say so when there is nothing to choose from', () => {
    expect(() => new Dice(1).pick([])).toThrow(RangeError);
  });
});
