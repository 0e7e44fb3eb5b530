import fc from 'fast-check';
import { isUncounted, nextVersion, uncountedVersion, versionOrder, wholeVersion } from './version-number.js';

const chance = fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true });
/** What is done to an element: something is said (null), or a link alone is changed. */
const changes = fc.array(fc.option(chance, { nil: null }), { maxLength: 40 });

function numbers(of: readonly (number | null)[]): number[] {
  let version = 1;
  return [version, ...of.map((by) => (version = by === null ? nextVersion(version) : uncountedVersion(version, by)))];
}

describe('the number of a version', () => {
  it('is one of its own, orders the versions as they came, and fits what the database holds', () => {
    fc.assert(
      fc.property(changes, (of) => {
        const all = numbers(of);
        expect(new Set(all).size).toBe(all.length);
        expect([...all].sort((a, b) => versionOrder(a) - versionOrder(b))).toEqual(all);
        for (const version of all) expect(version).toBeLessThanOrEqual(2_147_483_647);
      }),
    );
  });

  it('of what is said does not tell how often a link was changed between', () => {
    fc.assert(
      fc.property(changes, (of) => {
        const said = numbers(of).filter((version) => !isUncounted(version));
        expect(said).toEqual(said.map((_, at) => at + 1));
      }),
    );
  });

  it('of a changed link is called as what was said last', () => {
    fc.assert(
      fc.property(changes, (of) => {
        let said = 1;
        for (const version of numbers(of).slice(1)) {
          if (!isUncounted(version)) said = version;
          expect(wholeVersion(version)).toBe(said);
        }
      }),
    );
  });

  it('of a changed link may be any place that is left, whatever stands before it', () => {
    const third = uncountedVersion(uncountedVersion(3, 0), 0);
    // The same number by one change or by two: it cannot be told which.
    const inOne = uncountedVersion(3, Math.log(2) / Math.log(32_767));
    expect(inOne).toBe(third);
  });

  it('is counted once no place is left', () => {
    const last = 3 + 32_767 * 65_536;
    expect(uncountedVersion(last, 0.5)).toBe(4);
  });
});
