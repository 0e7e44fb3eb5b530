import { formatCpr, maskCpr, parseCpr } from './cpr.js';

describe('a CPR number', () => {
  it('is read with or without hyphen and spaces', () => {
    expect(parseCpr(' 010157-8xyz'.toUpperCase())).toBe('0101578XYZ');
    expect(parseCpr('3112568001')).toBe('3112568001');
  });

  it('needs a date that can exist', () => {
    for (const text of ['3002568001', '0013568001', '310457800', '31125680011', 'abcdefghij', ''])
      expect(parseCpr(text)).toBeUndefined();
  });

  it('is not asked for modulus 11, given up in 2007', () => {
    expect(parseCpr('0101578000')).toBeDefined();
    expect(parseCpr('0101578001')).toBeDefined();
  });

  it('accepts a leap day only in a leap year of its own century', () => {
    // Seventh digit 4 and year 00–36: the 2000s.
    expect(parseCpr('2902364000')).toBeDefined();
    expect(parseCpr('2902354000')).toBeUndefined();
  });

  it('is shown whole with a hyphen and masked without the last four', () => {
    const cpr = parseCpr('0101578000');
    expect(cpr && formatCpr(cpr)).toBe('010157-8000');
    expect(cpr && maskCpr(cpr)).toBe('010157-••••');
  });
});
