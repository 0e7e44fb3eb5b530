import fc from 'fast-check';
import { hidesLink, keepingHidden } from './hidden-links.js';

const LINKS = ['goal', 'goalId', 'relative'] as const;
const link = fc.constantFrom<string | null | undefined>('one', 'two', null, undefined);
const content = fc.record({ text: fc.constantFrom('a', 'b'), goal: link, goalId: link, relative: link });
/** What is stored, what its writer sees of that, and what they write. */
const writing = fc.tuple(content, fc.subarray([...LINKS]), content).map(([stored, hidden, written]) => ({
  stored,
  seen: { ...stored, ...Object.fromEntries(hidden.map((name) => [name, null])) },
  written,
}));

describe('what is written over a link', () => {
  it('never takes away one that is hidden from the writer', () => {
    fc.assert(
      fc.property(writing, ({ stored, seen, written }) => {
        const kept: Record<string, unknown> = keepingHidden(stored, seen, written);
        for (const name of LINKS)
          if ((stored[name] ?? null) !== null && (seen[name] ?? null) === null)
            expect(kept[name]).toBe(written[name] ?? stored[name]);
          else expect(kept[name]).toBe(written[name]);
        expect(kept['text']).toBe(written.text);
      }),
    );
  });

  it('is what was written where all is seen', () => {
    fc.assert(
      fc.property(content, content, (stored, written) => {
        expect(hidesLink(stored, stored)).toBe(false);
        expect(keepingHidden(stored, stored, written)).toEqual(written);
      }),
    );
  });
});
