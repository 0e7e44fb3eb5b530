import { addDays, day, type Day } from '@samtavle/domain';
import fc from 'fast-check';
import { type Copyable, copyState, copyStateOf } from './copy-state.js';
import { copyTally } from './copy-tally.js';
import { type CopiedVersion, dueForCopy, type WrittenLine } from './due-for-copy.js';
import { COPIED_KINDS, goesIntoRecord } from './record-kinds.js';

const elements = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f');
const versions = fc.integer({ min: 1, max: 6 });
const aLine: fc.Arbitrary<WrittenLine> = fc.record({
  element: elements,
  version: versions,
  at: fc.constantFrom('2026-11-24T08:00:00.000Z', '2026-11-25T08:00:00.000Z', '2026-11-26T08:00:00.000Z'),
});
const lines = fc.uniqueArray(aLine, { selector: ({ element }) => element });
const copies: fc.Arbitrary<CopiedVersion[]> = fc.array(fc.record({ element: elements, version: versions }));

describe('what is still to be copied', () => {
  it('is exactly what was never copied as it reads now', () => {
    fc.assert(
      fc.property(lines, copies, (written, copied) => {
        const due = new Set(dueForCopy(written, copied));
        for (const line of written) {
          const isCopied = copied.some(({ element, version }) => element === line.element && version >= line.version);
          expect(due.has(line)).toBe(!isCopied);
        }
      }),
    );
  });

  it('is nothing once all of it was copied, in whatever order and however often', () => {
    fc.assert(
      fc.property(lines, copies, (written, copied) => {
        const due = dueForCopy(written, copied);
        expect(dueForCopy(written, [...due, ...copied, ...due])).toEqual([]);
      }),
    );
  });

  it('is there again when a colleague writes after it was copied, and nothing else is', () => {
    fc.assert(
      fc.property(lines, (written) => {
        const [first] = written;
        if (!first) return;
        const now = written.map((line) => (line === first ? { ...line, version: line.version + 1 } : line));
        expect(dueForCopy(now, written).map(({ element }) => element)).toEqual([first.element]);
      }),
    );
  });

  it('stands with the oldest first, the same on every screen', () => {
    fc.assert(
      fc.property(lines, copies, (written, copied) => {
        const due = dueForCopy(written, copied);
        const key = ({ at, element }: WrittenLine) => `${at} ${element}`;
        expect(due.map(key)).toEqual(due.map(key).sort());
        expect(dueForCopy([...written].reverse(), copied)).toEqual(due);
      }),
    );
  });
});

const TODAY = day('2026-11-26');

describe('where a line stands', () => {
  it('is late after the days of the policy, and not on the last of them', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 }), fc.integer({ min: 1, max: 90 }), (age, within) => {
        const writtenOn: Day = addDays(TODAY, -age);
        expect(copyState({ version: 1, copied: null, writtenOn }, TODAY, within)).toEqual(
          age > within ? { kind: 'late', days: age } : { kind: 'fresh' },
        );
      }),
    );
  });

  it('is copied until it reads differently, however old it is', () => {
    const writtenOn = addDays(TODAY, -400);
    expect(copyState({ version: 3, copied: 3, writtenOn }, TODAY, 30)).toEqual({ kind: 'copied' });
    expect(copyState({ version: 4, copied: 3, writtenOn }, TODAY, 30)).toEqual({ kind: 'changed' });
  });
});

describe('how much waits', () => {
  const anElement: fc.Arbitrary<Copyable> = fc.record({
    version: versions,
    createdAt: fc.integer({ min: 0, max: 400 }).map((age) => `${addDays(TODAY, -age)}T08:00:00.000Z`),
    copied: fc
      .option(fc.record({ version: versions }), { freq: 3, nil: undefined })
      .chain((copied) => fc.constantFrom(copied, null)),
  });

  it('is every line the mark stands at, and late are only those of which the rule says so', () => {
    fc.assert(
      fc.property(fc.array(anElement), fc.integer({ min: 1, max: 90 }), (elements, within) => {
        const kinds = elements.map((element) => copyStateOf(element, TODAY, within)?.kind);
        expect(copyTally(elements, TODAY, within)).toEqual({
          waiting: kinds.filter((kind) => kind === 'fresh' || kind === 'late' || kind === 'changed').length,
          late: kinds.filter((kind) => kind === 'late').length,
        });
      }),
    );
  });

  it('is nothing where nothing is copied out', () => {
    fc.assert(
      fc.property(fc.array(anElement), (elements) => {
        expect(copyTally(elements, TODAY, undefined)).toEqual({ waiting: 0, late: 0 });
      }),
    );
  });
});

describe('what goes into the record', () => {
  it('is a visit once somebody was there', () => {
    const visit = (content: object) => goesIntoRecord({ kind: 'visit', category: 'visit_logistics', content });
    expect([visit({}), visit({ state: 'planned' }), visit({ state: 'cancelled' })]).toEqual([false, false, false]);
    expect(visit({ state: 'done' })).toBe(true);
  });

  it('is neither the board itself, nor what was told in confidence', () => {
    for (const kind of ['identity', 'contacts', 'stay', 'reason', 'admission', 'plan', 'address', 'pushed_fact'])
      expect(goesIntoRecord({ kind, category: 'board_status', content: {} })).toBe(false);
    for (const kind of COPIED_KINDS)
      expect(goesIntoRecord({ kind, category: 'private_notes', content: { state: 'done' } })).toBe(false);
  });
});
