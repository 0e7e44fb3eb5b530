import fc from 'fast-check';
import { HistoryQuery } from './citizen.js';
import { COMMANDS } from './commands.js';
import { Line } from './text.js';

describe('a line somebody typed', () => {
  it('keeps markup as the text it is', () => {
    const typed = '<img src=x onerror=alert(1)> & "Rikke"';
    expect(Line.parse(typed)).toBe(typed);
  });

  it('refuses control characters, direction overrides, line breaks, emptiness and over-length', () => {
    for (const bad of ['a\u0000b', 'a\u202Eb', 'a\nb', '   ', 'x'.repeat(501), 5, null])
      expect(Line.safeParse(bad).success).toBe(false);
  });
});

describe('where a page of the history goes on', () => {
  const line = '0b0f5a52-7c0e-4b3f-9a55-2f6a8c1d9e10';
  const accepts = (before: string) => HistoryQuery.safeParse({ before }).success;

  it('is the last line of a page', () => {
    expect(accepts(`2026-11-26T07:15:00.000Z~${line}~12`)).toBe(true);
  });

  it.each([
    ['on a day there is not', `2026-02-31T07:15:00.000Z~${line}~1`],
    ['at an hour there is not', `2026-11-26T27:15:00.000Z~${line}~1`],
    ['after more versions than are counted', `2026-11-26T07:15:00.000Z~${line}~9999999999`],
    ['at no line', '2026-11-26T07:15:00.000Z'],
  ])('%s is refused', (_, before) => {
    expect(accepts(before)).toBe(false);
  });
});

describe('every command', () => {
  it.each(Object.entries(COMMANDS))(
    '%s refuses unknown and inherited keys, and anything that is not an object',
    (_, { input }) => {
      for (const bad of [
        null,
        1,
        'x',
        [],
        { unknown: 1 },
        JSON.parse('{"__proto__": {"polluted": 1}}'),
        { constructor: 1 },
      ]) {
        expect(input.safeParse(bad).success).toBe(false);
      }
      expect(({} as { polluted?: number }).polluted).toBeUndefined();
    },
  );

  it.each(Object.entries(COMMANDS))('%s never throws, whatever it is given', (_, { input }) => {
    fc.assert(
      fc.property(fc.anything(), (anything) => expect(typeof input.safeParse(anything).success).toBe('boolean')),
      { numRuns: 200 },
    );
  });
});
