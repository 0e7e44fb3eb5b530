import { citizen } from '../../spec-parts/some-cards.js';
import { step, tabStop } from './roving.js';
import { boardKey } from './shortcuts.js';

const [a, b, c, d, e] = [1, 2, 3, 4, 5].map(citizen);
const grid = [[a, b, c], [], [d, e]].map((lane) => lane.filter((id) => id !== undefined));

describe('the arrows', () => {
  it('go down a lane and on at the top of the next, as one reads', () => {
    expect(step(grid, a ?? null, 'down')).toBe(b);
    expect(step(grid, c ?? null, 'down')).toBe(d);
    expect(step(grid, d ?? null, 'up')).toBe(c);
    expect(step(grid, e ?? null, 'down')).toBe(e);
  });

  it('keep the row from lane to lane, as far as the lane reaches', () => {
    expect(step(grid, b ?? null, 'right')).toBe(e);
    expect(step(grid, c ?? null, 'right')).toBe(e);
    expect(step(grid, d ?? null, 'left')).toBe(a);
    expect(step(grid, a ?? null, 'left')).toBe(a);
  });

  it('begin at the first card when the remembered one is gone', () => {
    expect(step(grid, citizen(99), 'down')).toBe(a);
    expect(tabStop(grid, citizen(99))).toBe(a);
    expect(tabStop(grid, d ?? null)).toBe(d);
    expect(tabStop([], null)).toBeNull();
  });
});

describe('the keys of the board', () => {
  const press = (key: string, more = {}) => ({ key, ctrlKey: false, metaKey: false, altKey: false, ...more });

  it('leave the browser its own', () => {
    expect(boardKey(press('a', { ctrlKey: true }), true)).toBeNull();
    expect(boardKey(press('x'), true)).toBeNull();
  });

  it('lose their letters when those are switched off, and keep arrows and Enter', () => {
    expect(boardKey(press('m'), true)).toEqual({ kind: 'menu' });
    expect(boardKey(press('m'), false)).toBeNull();
    expect(boardKey(press('ArrowDown'), false)).toEqual({ kind: 'move', direction: 'down' });
    expect(boardKey(press('Enter'), false)).toEqual({ kind: 'open' });
  });
});
