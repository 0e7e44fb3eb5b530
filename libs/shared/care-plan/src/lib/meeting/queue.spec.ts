import { type Day, instant, type Intensity } from '@samtavle/domain';
import fc from 'fast-check';
import { OUTCOMES } from './item.js';
import {
  byMeetingOrder,
  type Discussed,
  meetingQueue,
  nextInQueue,
  progressOf,
  secondsEach,
  type ToDiscuss,
} from './queue.js';

const onDay = (nth: number) => `2026-11-${String(nth).padStart(2, '0')}` as Day;
const someDay = fc.integer({ min: 1, max: 9 }).map(onDay);
const level = fc.constantFrom<Intensity>(1, 2, 3);
const person: fc.Arbitrary<ToDiscuss> = fc.record({
  id: fc.integer({ min: 1, max: 40 }).map(String),
  stay: fc.option(fc.record({ level, since: someDay, reviewOn: fc.option(someDay) })),
  dueOn: fc.option(someDay),
});
const people = fc.uniqueArray(person, { selector: ({ id }) => id, maxLength: 30 });
const item: fc.Arbitrary<Discussed> = fc.oneof(
  fc.constant({ outcome: null, since: null, at: null }),
  fc.constant({ outcome: null, since: instant('2026-11-26T07:15:00Z'), at: null }),
  fc.record({
    outcome: fc.constantFrom(...OUTCOMES),
    since: fc.constant(null),
    at: fc.integer({ min: 0, max: 59 }).map((second) => instant(new Date(Date.UTC(2026, 10, 26, 7, 16, second)))),
  }),
);
const items = fc
  .dictionary(fc.integer({ min: 1, max: 40 }).map(String), item)
  .map((all) => new Map(Object.entries(all)));

const a = (
  id: string,
  level: Intensity,
  since: number,
  reviewOn: number | null = null,
  dueOn: number | null = null,
): ToDiscuss => ({
  id,
  stay: { level, since: onDay(since), reviewOn: reviewOn === null ? null : onDay(reviewOn) },
  dueOn: dueOn === null ? null : onDay(dueOn),
});

describe('the order of a board meeting', () => {
  it('is intensity, then deadline, then longest on the board', () => {
    const all = [a('new', 3, 9), a('old', 3, 1), a('due', 3, 9, null, 5), a('review', 3, 9, 4, 6), a('low', 1, 1, 1)];
    expect([...all].sort(byMeetingOrder).map(({ id }) => id)).toEqual(['review', 'due', 'old', 'new', 'low']);
  });

  it('is the same whatever order the cards came in', () => {
    fc.assert(
      fc.property(people, items, fc.infiniteStream(fc.nat()), (all, known, dice) => {
        const shuffled = all
          .map((one) => ({ one, at: dice.next().value as number }))
          .sort((x, y) => x.at - y.at)
          .map(({ one }) => one);
        expect(meetingQueue(shuffled, known)).toEqual(meetingQueue(all, known));
      }),
    );
  });

  it('puts no two in the same place', () => {
    fc.assert(
      fc.property(person, person, (x, y) => {
        expect(Math.sign(byMeetingOrder(x, y))).toBe(-Math.sign(byMeetingOrder(y, x)) + 0);
        if (x.id !== y.id) expect(byMeetingOrder(x, y)).not.toBe(0);
      }),
    );
  });
});

describe('the queue', () => {
  it('has everybody on the board exactly once, who left it in this meeting, and nobody else', () => {
    fc.assert(
      fc.property(people, items, (all, known) => {
        const ids = meetingQueue([...all, ...all], known).map(({ person: { id } }) => id);
        const expected = all.filter(({ id, stay }) => stay !== null || known.has(id)).map(({ id }) => id);
        expect([...ids].sort()).toEqual([...expected].sort());
      }),
    );
  });

  it('comes to everybody who waits, one after the other', () => {
    fc.assert(
      fc.property(people, (all) => {
        const known = new Map<string, Discussed>();
        const met: string[] = [];
        for (;;) {
          const next = nextInQueue(meetingQueue(all, known));
          if (!next) break;
          met.push(next.id);
          known.set(next.id, { outcome: 'unchanged', since: null, at: instant('2026-11-26T07:16:00Z') });
        }
        expect(new Set(met).size).toBe(met.length);
        expect(met).toHaveLength(all.filter(({ stay }) => stay !== null).length);
        const { done, all: whole } = progressOf(meetingQueue(all, known));
        expect(done).toBe(whole);
      }),
    );
  });

  it('gives each about the same time of a quarter of an hour, and never none', () => {
    expect([secondsEach(28), secondsEach(10), secondsEach(1000), secondsEach(0)]).toEqual([30, 90, 10, 0]);
  });
});
