import fc from 'fast-check';
import { printable, settable, UNPRINTED } from './printable.js';

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

  it('keep the few signs that a language puts on one, and not a heap of them', () => {
    expect(printable('x\u0323\u0302\u0301')).toBe('x\u0323\u0302\u0301');
    expect(printable(`x${'\u0301'.repeat(10)}`)).toBe(`x${'\u0301'.repeat(8)}${UNPRINTED.repeat(2)}`);
  });

  it('can be set: a line may be broken within what is longer than any word, and nothing else is changed', () => {
    const words = 'Sundhedsplejerskeuddannelsesinstitution ringer\nhttps://eksempel.dk/en/lang/sti';
    expect(settable(words)).toBe(words);
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'Ø', ' ', '\n', '-', '\u00a0'), maxLength: 300 }), (text) => {
        const set = settable(text);
        expect(set.replaceAll('\u200b', '')).toBe(printable(text));
        for (const run of set.split(/[ \n\u200b]/)) expect(run.length).toBeLessThanOrEqual(60);
      }),
    );
  });
});
