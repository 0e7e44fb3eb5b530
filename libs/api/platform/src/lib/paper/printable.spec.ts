import { printable } from './printable.js';

describe('letters on paper', () => {
  it('leave out no letter of a name', () => {
    expect(printable('Søren Ærø-Ågård, »én«')).toBe('Søren Ærø-Ågård, »én«');
    expect(printable('Yaşar Łukasz Đorđe Nguyễn')).toBe('Yasar Lukasz Dorde Nguyen');
  });

  it('keep a line break where somebody made one', () => {
    expect(printable('Ring til Lone\nså til Mette')).toBe('Ring til Lone\nså til Mette');
  });
});
