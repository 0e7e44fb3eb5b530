import fc from 'fast-check';
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
