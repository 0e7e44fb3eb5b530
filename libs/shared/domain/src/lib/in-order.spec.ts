import fc from 'fast-check';
import { compareText, earliestFirst, latestFirst } from './in-order.js';

// Few days for many, so that most share theirs with somebody.
const some = fc.uniqueArray(
  fc.record({ id: fc.uuid(), on: fc.constantFrom('2026-11-25', '2026-11-26', '2026-11-27') }),
  {
    selector: ({ id }) => id,
  },
);
const shuffled = some.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })));

describe('the order of a list', () => {
  it.each([
    ['the earliest first', earliestFirst<{ id: string; on: string }>(({ on }) => on), 1],
    ['the latest first', latestFirst<{ id: string; on: string }>(({ on }) => on), -1],
  ])('is the same however they came: %s', (_, order, direction) => {
    fc.assert(
      fc.property(shuffled, ([all, came]) => {
        const sorted = [...came].sort(order);
        expect(sorted).toEqual([...all].sort(order));
        sorted.slice(1).forEach((one, at) => {
          expect(compareText(sorted[at]?.on ?? '', one.on) * direction).toBeLessThanOrEqual(0);
        });
      }),
    );
  });

  it('says that two are the same only of one and itself', () => {
    const order = latestFirst<{ id: string; on: string }>(({ on }) => on);
    fc.assert(
      fc.property(some, (all) => {
        for (const a of all) for (const b of all) expect(order(a, b) === 0).toBe(a === b);
      }),
    );
  });
});
