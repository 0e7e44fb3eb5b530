import { lineFor } from './menu-keys.js';

const labels = ['Niveau 3', 'Niveau 2', 'Indlagt', 'Tag af tavlen'];

describe('keys in a menu', () => {
  it('goes round with the arrows, and to the ends', () => {
    expect(lineFor('ArrowDown', 0, labels)).toBe(1);
    expect(lineFor('ArrowDown', 3, labels)).toBe(0);
    expect(lineFor('ArrowUp', 0, labels)).toBe(3);
    expect(lineFor('Home', 2, labels)).toBe(0);
    expect(lineFor('End', 0, labels)).toBe(3);
  });

  it('finds the next line by its first letter', () => {
    expect(lineFor('n', 0, labels)).toBe(1);
    expect(lineFor('n', 1, labels)).toBe(0);
    expect(lineFor('T', 0, labels)).toBe(3);
    expect(lineFor('x', 0, labels)).toBeNull();
    expect(lineFor('Shift', 0, labels)).toBeNull();
  });
});
