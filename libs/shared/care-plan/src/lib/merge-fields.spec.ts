import fc from 'fast-check';
import { type Fields, mergeFields, same } from './merge-fields.js';

const NAMES = ['earlySigns', 'helps', 'helpsNot', 'whoToCall', 'rating', '__proto__', 'constructor'] as const;
const value = fc.oneof(
  fc.string({ maxLength: 3 }),
  fc.constant(null),
  fc.integer({ min: 0, max: 3 }),
  fc.record({ value: fc.integer({ min: 0, max: 2 }), on: fc.constantFrom('2026-11-25', '2026-11-26') }),
  fc.array(fc.constantFrom('a', 'b'), { maxLength: 2 }),
);
const record: fc.Arbitrary<Fields> = fc.dictionary(fc.constantFrom(...NAMES), value, { noNullPrototype: true });
/** Somebody's version of it: some fields written anew, some taken away. */
const edited = (base: Fields): fc.Arbitrary<Fields> =>
  fc
    .tuple(record, fc.subarray(Object.keys(base)))
    .map(([written, dropped]) =>
      Object.fromEntries(
        Object.entries({ ...base, ...written }).filter(([name]) => !dropped.includes(name) || name in written),
      ),
    );
const pair = record.chain((base) => fc.tuple(fc.constant(base), edited(base), edited(base)));
const at = (fields: Fields, name: string): unknown => (Object.hasOwn(fields, name) ? fields[name] : undefined);

describe('two edits of one version', () => {
  it('never overwrite each other in silence, in ten thousand random pairs', () => {
    fc.assert(
      fc.property(pair, ([base, theirs, mine]) => {
        const merged = mergeFields(base, theirs, mine);
        for (const name of NAMES) {
          const [was, their, my] = [at(base, name), at(theirs, name), at(mine, name)];
          const clash = !same(their, was) && !same(my, was) && !same(their, my);
          if (!merged.ok) {
            expect(merged.conflicts.includes(name)).toBe(clash);
          } else {
            expect(clash).toBe(false);
            if (!same(their, was)) expect(same(at(merged.fields, name), their)).toBe(true);
            if (!same(my, was)) expect(same(at(merged.fields, name), my)).toBe(true);
            if (same(their, was) && same(my, was)) expect(same(at(merged.fields, name), was)).toBe(true);
          }
        }
      }),
      { numRuns: 10_000 },
    );
  });

  it('come to the same, whoever saves first', () => {
    fc.assert(
      fc.property(pair, ([base, theirs, mine]) => {
        const [one, two] = [mergeFields(base, theirs, mine), mergeFields(base, mine, theirs)];
        expect(one.ok).toBe(two.ok);
        if (one.ok && two.ok) expect(same(one.fields, two.fields)).toBe(true);
      }),
    );
  });

  it('of which one changed nothing are the other', () => {
    fc.assert(
      fc.property(pair, ([base, theirs]) => {
        const merged = mergeFields(base, theirs, base);
        expect(merged.ok && same(merged.fields, theirs)).toBe(true);
      }),
    );
  });

  it('name every field both changed, and no other', () => {
    const base = { helps: '', whoToCall: '', atHome: '' };
    const theirs = { helps: 'Musik.', whoToCall: 'Søster.', atHome: '' };
    const mine = { helps: 'Ro.', whoToCall: 'Søster.', atHome: 'Kat.' };
    expect(mergeFields(base, theirs, mine)).toEqual({ ok: false, conflicts: ['helps'] });
  });
});
