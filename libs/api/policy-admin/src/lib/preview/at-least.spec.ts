import { SHARING_POLICY } from '@samtavle/policy';
import { atLeast } from './at-least.js';

const FEWEST = SHARING_POLICY.defaults.min_cell_size;

describe('a count as it may be told', () => {
  it('law 15: a cell of 9 is suppressed; ten are told, and none', () => {
    expect(FEWEST).toBe(10);
    expect(atLeast(FEWEST, 9)).toBeNull();
    expect(atLeast(FEWEST, 1)).toBeNull();
    expect(atLeast(FEWEST, 10)).toBe(10);
    expect(atLeast(FEWEST, 0)).toBe(0);
  });
});
