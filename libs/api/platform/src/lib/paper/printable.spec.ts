import fc from 'fast-check';
import { printable, UNPRINTED } from './printable.js';

describe('letters on paper', () => {
  it('are those of the name, wherever in Europe or beyond it was given', () => {
    const names =
      'Søren Ærø-Ågård, »én« Łukasz Żółć Yaşar Çağla Iğdır Țepeș Đorđe Čović Ćosić Ődön Nguyễn Thị Þóra Ķēniņš Αθηνά Наталія';
    expect(printable(names)).toBe(names);
  });

  it('leave an empty box for each that cannot be printed, and never nothing', () => {
    expect(printable('Li 王芳, محمد')).toBe('Li ▯▯, ▯▯▯▯');
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        const printed = [...printable(text)];
        const meant = [...text.normalize('NFC').replace(/[\p{Cf}\p{Variation_Selector}]/gu, '')];
        expect(printed).toHaveLength(meant.length);
        printed.forEach((sign, at) => expect([meant[at], UNPRINTED, ' ']).toContain(sign));
      }),
    );
  });

  it('keep a line break where somebody made one', () => {
    expect(printable('Ring til Lone\nså til Mette')).toBe('Ring til Lone\nså til Mette');
  });
});
