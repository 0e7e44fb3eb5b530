import { type TeamEffect } from '@samtavle/api-access';
import { SHARING_POLICY } from '@samtavle/policy';
import fc from 'fast-check';
import { toldCount, toldOf } from './told-counts.js';

const FEWEST = SHARING_POLICY.defaults.min_cell_size;

describe('a count as it may be told', () => {
  it('law 15: a cell of 9 is suppressed; ten are told, and none', () => {
    expect(FEWEST).toBe(10);
    expect(toldCount(FEWEST, 9)).toBeNull();
    expect(toldCount(FEWEST, 1)).toBeNull();
    expect(toldCount(FEWEST, 10)).toBe(10);
    expect(toldCount(FEWEST, 0)).toBe(0);
  });

  it('is rounded down to what it reaches', () => {
    fc.assert(
      fc.property(fc.nat(10_000), fc.integer({ min: 2, max: 50 }), (count, fewest) => {
        const told = toldCount(fewest, count);
        if (told === null) return expect(count).toBeLessThan(fewest);
        expect([told % fewest, told <= count && count < told + fewest]).toEqual([0, true]);
      }),
    );
  });
});

/** One citizen: in which cells they are counted, and how many accesses of one person to them would close. */
interface Somebody {
  readonly first: boolean;
  readonly second: boolean;
  readonly accesses: 0 | 1 | 2;
}

const anybody: readonly Somebody[] = [true, false].flatMap((first) =>
  [true, false].flatMap((second) => ([0, 1, 2] as const).map((accesses) => ({ first, second, accesses }))),
);

/** Every town of up to so many citizens; who they are makes no difference. */
function towns(atMost: number): Somebody[][] {
  const grow = (from: number, left: number): Somebody[][] =>
    left === 0
      ? [[]]
      : anybody.slice(from).flatMap((one, at) => grow(from + at, left - 1).map((rest) => [one, ...rest]));
  return Array.from({ length: atMost + 1 }, (_, size) => grow(0, size)).flat();
}

function effectOn(town: readonly Somebody[]): TeamEffect {
  const count = (test: (one: Somebody) => boolean) => town.filter(test).length;
  const viewerClass = { sector: 'muni_social', role: 'caseworker_muni', healthPerson: false } as const;
  const cells = [count(({ first }) => first), count(({ second }) => second)];
  const citizens = count(({ accesses }) => accesses > 0);
  const accesses = town.reduce((sum, one) => sum + one.accesses, 0);
  return {
    citizens: count(({ first, second, accesses: open }) => first || second || open > 0),
    cells: cells.map((gained, slot) => ({ viewerClass, slot: slot as never, gained, lost: 0 })),
    personal: [{ ground: 'emergency_pull', accesses, citizens }],
  };
}

describe('what an officer can work out', () => {
  const fewest = 3;
  /** Of each answer, all that could be behind it: every town is tried. */
  const behind = new Map<string, TeamEffect[]>();
  beforeAll(() => {
    for (const town of towns(7)) {
      const effect = effectOn(town);
      const told = JSON.stringify(toldOf(fewest, effect));
      behind.set(told, [...(behind.get(told) ?? []), effect]);
    }
  });

  it('of a cell that is withheld, from all that is told: that it is few, and not how few', () => {
    const few = Array.from({ length: fewest - 1 }, (_, at) => at + 1);
    let withheld = 0;
    for (const [answer, effects] of behind) {
      const told: ReturnType<typeof toldOf> = JSON.parse(answer);
      const possible = (of: (effect: TeamEffect) => number | undefined) => [...new Set(effects.map(of))].sort();
      told.cells.forEach(({ gained }, at) => {
        if (gained !== null) return;
        withheld += 1;
        expect(possible(({ cells }) => cells[at]?.gained)).toEqual(few);
      });
      if (told.personal[0]?.citizens !== null) continue;
      withheld += 1;
      expect(possible(({ personal }) => personal[0]?.citizens)).toEqual(few);
    }
    expect(withheld).toBeGreaterThan(10);
  });

  it('is never that there are so and so few outside a cell, or with more than one access', () => {
    const isFew = (count: number) => count > 0 && count < fewest;
    for (const [answer, effects] of behind) {
      const told: ReturnType<typeof toldOf> = JSON.parse(answer);
      const isFound = (of: (effect: TeamEffect) => number) => {
        const possible = [...new Set(effects.map(of))];
        return possible.length === 1 && possible.every(isFew);
      };
      if (told.citizens !== null)
        for (const at of [0, 1])
          expect(isFound(({ citizens, cells }) => citizens - (cells[at]?.gained ?? 0))).toBe(false);
      if (told.personal[0]?.accesses)
        expect(isFound(({ personal: [one] }) => (one ? one.accesses - one.citizens : 0))).toBe(false);
    }
  });
});
