import { CATEGORIES, OWNERS, instant, pairOf, slotOf, startOfDanishDay, type Instant } from '@samtavle/domain';
import fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { someCase, someFacts, someMoment, someViewer } from '../testing/arbitrary-facts.js';
import { readNaively } from '../testing/naive-oracle.js';
import { readResolvedTable } from '../testing/resolved-table.js';
import { consentTransition, expiryOf } from './consent-packages.js';
import { decide } from './decide.js';
import { maskOf, slotsOfMask, type Decision } from './decision.js';
import type { ConsentFact, SharingFacts } from './sharing-facts.js';
import { SHARING_POLICY } from './sharing-policy.js';

const TABLE = readResolvedTable(readFileSync(new URL('../data/resolved.csv', import.meta.url), 'utf8'));
const RUNS = { numRuns: 1_500 };
const keys = (decision: Decision) => [...decision.grants.keys()];
const isWithin = (smaller: Decision, larger: Decision) => keys(smaller).every((slot) => larger.grants.has(slot));

describe('the decision, for any citizen, class and moment', () => {
  it('opens exactly what a second reading of the law opens, and by the same road', () => {
    fc.assert(
      fc.property(someCase, ({ viewer, facts, now }) => {
        const decided = decide(SHARING_POLICY, viewer, facts, now);
        for (const owner of OWNERS) {
          for (const category of CATEGORIES) {
            const grant = decided.grants.get(slotOf(owner, category));
            const expected = readNaively(TABLE, viewer, facts, now, owner, category);
            if ((grant?.via ?? null) !== expected) {
              throw new Error(`${category} of ${owner}: ${grant?.via ?? 'closed'}, but read ${expected ?? 'closed'}`);
            }
          }
        }
      }),
      RUNS,
    );
  });

  it('names for everything it opens the rule the table names, or a gateway listed there, with its basis', () => {
    fc.assert(
      fc.property(someCase, ({ viewer, facts, now }) => {
        for (const [slot, grant] of decide(SHARING_POLICY, viewer, facts, now).grants) {
          const { owner, category } = pairOf(slot);
          const row = TABLE.row(category, owner, viewer.sector);
          expect(grant.rule).toBe(row.rule);
          if (grant.via === 'rule') expect(grant.basis).toEqual(row.basis);
          else expect(row.gateways).toContain(grant.via);
          expect(grant.until === null || grant.until > now).toBe(true);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('stays the same until the moment it says it could change, and no grant outlives its own end', () => {
    fc.assert(
      fc.property(someCase, fc.double({ min: 0, max: 1, noNaN: true }), ({ viewer, facts, now }, part) => {
        const decided = decide(SHARING_POLICY, viewer, facts, now);
        const end = decided.until === null ? Date.parse(now) + 5 * 366 * 86_400_000 : Date.parse(decided.until);
        const between = instant(
          new Date(Math.min(end - 1, Date.parse(now) + Math.floor((end - Date.parse(now)) * part))),
        );
        expect(decide(SHARING_POLICY, viewer, facts, between)).toEqual(decided);
        for (const grant of decided.grants.values()) {
          if (grant.until !== null) expect(decided.until !== null && decided.until <= grant.until).toBe(true);
        }
      }),
      RUNS,
    );
  });

  it('never widens when a consent is withdrawn', () => {
    fc.assert(
      fc.property(someCase, fc.nat(), ({ viewer, facts, now }, pick) => {
        // A withdrawal follows a yes: the state machine knows no other.
        const withdrawn = changed(facts, pick, (consent) => {
          const state = consentTransition(consent.state, 'withdraw');
          return state === undefined ? consent : { ...consent, state };
        });
        expect(
          isWithin(decide(SHARING_POLICY, viewer, withdrawn, now), decide(SHARING_POLICY, viewer, facts, now)),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('treats a lapsed consent exactly as a withdrawn one', () => {
    fc.assert(
      fc.property(someViewer, someFacts, fc.nat(), (viewer, facts, pick) => {
        const lapsing = facts.consents[pick % Math.max(1, facts.consents.length)];
        if (lapsing?.givenOn == null || !['active', 'expiring'].includes(lapsing.state)) return;
        const end = startOfDanishDay(lastDayOf(lapsing));
        const withdrawn = changed(facts, pick, (consent) => ({ ...consent, state: 'withdrawn' }));
        expect(maskOf(decide(SHARING_POLICY, viewer, facts, end))).toBe(
          maskOf(decide(SHARING_POLICY, viewer, withdrawn, end)),
        );
      }),
      RUNS,
    );
  });

  it('never widens when a refusal is added', () => {
    const refusal = someFacts.map((facts) => facts.objections);
    fc.assert(
      fc.property(someCase, refusal, ({ viewer, facts, now }, more) => {
        const refusing = { ...facts, objections: [...facts.objections, ...more] };
        expect(
          isWithin(decide(SHARING_POLICY, viewer, refusing, now), decide(SHARING_POLICY, viewer, facts, now)),
        ).toBe(true);
      }),
      RUNS,
    );
  });

  it('does not depend on the order in which facts are loaded', () => {
    fc.assert(
      fc.property(someCase, ({ viewer, facts, now }) => {
        const reversed = {
          ...facts,
          consents: facts.consents.toReversed(),
          objections: facts.objections.toReversed(),
          plans: facts.plans.toReversed(),
        };
        expect(decide(SHARING_POLICY, viewer, reversed, now)).toEqual(decide(SHARING_POLICY, viewer, facts, now));
      }),
      { numRuns: 500 },
    );
  });

  it('is stored and read back without loss', () => {
    fc.assert(
      fc.property(someViewer, someFacts, someMoment, (viewer, facts, now: Instant) => {
        const decided = decide(SHARING_POLICY, viewer, facts, now);
        expect(slotsOfMask(maskOf(decided))).toEqual(keys(decided).sort((a, b) => a - b));
      }),
      { numRuns: 300 },
    );
  });
});

function changed(facts: SharingFacts, pick: number, change: (consent: ConsentFact) => ConsentFact): SharingFacts {
  const at = pick % Math.max(1, facts.consents.length);
  return { ...facts, consents: facts.consents.map((consent, index) => (index === at ? change(consent) : consent)) };
}

function lastDayOf({ givenOn, expiresOn }: ConsentFact) {
  if (givenOn === null) throw new Error('never given');
  const year = expiryOf(givenOn);
  return expiresOn !== null && expiresOn < year ? expiresOn : year;
}
