import fc from 'fast-check';
import { meaningFor, type PlannedVisit, visitBehind } from './visit-behind.js';

const TODAY = '2026-11-26';
const HOWS = ['home', 'out', 'office', 'ward', 'phone', 'video', 'attempt'];
const ME = { member: 'anne', sector: 'region_psych' };
const person = fc.constantFrom<string>('anne', 'mette', 'jonas');
const visit: fc.Arbitrary<PlannedVisit> = fc.record({
  on: fc.constantFrom(TODAY, '2026-11-25', '2026-11-27'),
  at: fc.constantFrom('08:45', '11:00', '13:00'),
  state: fc.constantFrom('planned', 'attempted', 'done', 'cancelled'),
  owner: fc.constantFrom('region_psych', 'muni_social'),
  who: fc.uniqueArray(person, { minLength: 1 }),
});
const a = (more: Partial<PlannedVisit>): PlannedVisit => ({
  on: TODAY,
  at: '11:00',
  state: 'planned',
  owner: 'region_psych',
  who: ['mette'],
  ...more,
});

describe('what a contact means for a visit of the day', () => {
  it.each([
    ['one’s own, at home', ['anne'], 'home', ['anne'], 'fulfils'],
    ['one’s own, when nobody opened', ['anne'], 'attempt', ['anne'], 'fulfils'],
    ['one’s own, by phone instead', ['anne'], 'phone', ['anne'], 'may'],
    ['a colleague’s, when one went in their place', ['mette'], 'home', ['anne'], 'may'],
    ['a colleague’s, when one tried in their place', ['mette'], 'attempt', ['anne'], 'may'],
    ['a colleague’s, when one rang', ['mette'], 'phone', ['anne'], 'apart'],
    ['a colleague’s, on a screen', ['mette'], 'video', ['anne'], 'apart'],
    ['a colleague’s, when they were there too', ['mette'], 'home', ['anne', 'mette'], 'fulfils'],
  ] as const)('%s', (_, who, how, met, meaning) => {
    expect(meaningFor({ who }, how, met)).toBe(meaning);
  });

  it('is never that a colleague’s visit was made by a call', () => {
    fc.assert(
      fc.property(visit, fc.constantFrom('phone', 'video'), fc.uniqueArray(person), (planned, how, met) => {
        const isTheirs = planned.who.some((one) => met.includes(one));
        expect(meaningFor(planned, how, met)).toBe(isTheirs ? 'may' : 'apart');
      }),
    );
  });

  it('is taken for made without being asked only of one’s own, and only by being there', () => {
    fc.assert(
      fc.property(visit, fc.constantFrom(...HOWS), fc.uniqueArray(person), (planned, how, met) => {
        if (meaningFor(planned, how, met) !== 'fulfils') return;
        expect(planned.who.some((one) => met.includes(one))).toBe(true);
        expect(['phone', 'video']).not.toContain(how);
      }),
    );
  });
});

describe('the visit a contact could be', () => {
  it('is one’s own before a colleague’s, whatever the clock', () => {
    const own = a({ at: '13:00', who: ['anne'] });
    expect(visitBehind([a({ at: '08:45' }), own], TODAY, ME)).toBe(own);
  });

  it('is a colleague’s of the own sector, the earliest, and one nobody opened to', () => {
    const tried = a({ at: '08:45', state: 'attempted' });
    expect(visitBehind([a({}), tried], TODAY, ME)).toBe(tried);
    expect(visitBehind([a({ owner: 'muni_social', who: ['jonas'] })], TODAY, ME)).toBeNull();
    const together = a({ owner: 'muni_social', who: ['jonas', 'anne'] });
    expect(visitBehind([together], TODAY, ME)).toBe(together);
  });

  it('stands on that day, is open, is one’s own or the own sector’s, and comes before every other such', () => {
    fc.assert(
      fc.property(fc.array(visit), (visits) => {
        const found = visitBehind(visits, TODAY, ME);
        const fits = visits.filter(
          ({ on, state, who, owner }) =>
            on === TODAY &&
            (state === 'planned' || state === 'attempted') &&
            (who.includes(ME.member) || owner === ME.sector),
        );
        if (found === null) return expect(fits).toEqual([]);
        expect(fits).toContain(found);
        const isOwn = ({ who }: PlannedVisit) => who.includes(ME.member);
        for (const other of fits) {
          if (isOwn(other)) expect(isOwn(found)).toBe(true);
          if (isOwn(other) === isOwn(found)) expect(found.at <= other.at).toBe(true);
        }
      }),
    );
  });
});
