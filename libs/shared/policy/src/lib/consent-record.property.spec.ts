import { addDays, CATEGORIES, day, oneYearAfter, slotOf, type Day, type Slot } from '@samtavle/domain';
import fc from 'fast-check';
import { consentShares, consentTransition, packageSlots } from './consent-packages.js';
import { dueByTime, NOT_ASKED, sharesOn, stepConsent, type ConsentRecord, type ConsentStep } from './consent-record.js';
import { CONSENT_EVENTS, type ConsentEvent } from './policy-vocabulary.js';
import { SHARING_POLICY } from './sharing-policy.js';

const START = day('2026-11-01');
const packages = fc.constantFrom(...SHARING_POLICY.consent_packages);

/** Days pass, and then something is tried: often something the machine has no step for, and dates of every kind. */
const attempt = fc.record({
  passed: fc.oneof({ weight: 4, arbitrary: fc.integer({ min: 0, max: 40 }) }, fc.integer({ min: 0, max: 500 })),
  event: fc.constantFrom(...CONSENT_EVENTS),
  date: fc.option(fc.integer({ min: -3, max: 400 }), { nil: undefined }),
  signed: fc.option(fc.integer({ min: -1, max: 1 }), { nil: undefined, freq: 2 }),
  categories: fc.option(fc.subarray([...CATEGORIES], { minLength: 1 }), { nil: undefined, freq: 2 }),
  ownWish: fc.boolean(),
});
type Attempt = typeof attempt extends fc.Arbitrary<infer T> ? T : never;

function stepOf({ event, date, signed, categories, ownWish }: Attempt, today: Day): ConsentStep {
  const when = date === undefined ? undefined : addDays(today, date);
  const yes = { expiresOn: when, givenOn: signed === undefined ? undefined : addDays(today, signed), categories };
  switch (event) {
    case 'ask':
      return { event, answerBy: when, ownWish };
    case 'refuse':
      return { event, askAgainOn: when };
    case 'give':
    case 'renew':
      return { event, yes };
    case 'citizen_confirms':
    case 'representative_confirms':
      return { event, yes: ownWish ? yes : undefined };
    default:
      return { event };
  }
}

/** Plays what was tried, and hands every step that was taken to `look`. */
function play(
  asked: (typeof SHARING_POLICY.consent_packages)[number],
  attempts: readonly Attempt[],
  look: (before: ConsentRecord, after: ConsentRecord, event: ConsentEvent, today: Day) => void,
): void {
  let record = NOT_ASKED;
  let today = START;
  for (const one of attempts) {
    today = addDays(today, one.passed);
    const result = stepConsent(record, stepOf(one, today), asked, today);
    if (!result.ok) continue;
    look(record, result.value, one.event, today);
    record = result.value;
  }
}

const sharedSlots = (record: ConsentRecord, today: Day): Set<Slot> =>
  new Set(
    sharesOn(record, today)
      ? record.flows.flatMap((flow) => flow.categories.map((category) => slotOf(flow.from, category)))
      : [],
  );

describe('whatever happens to a consent', () => {
  it('its state is the one the policy’s machine says', () => {
    fc.assert(
      fc.property(packages, fc.array(attempt, { maxLength: 40 }), (asked, attempts) =>
        play(asked, attempts, (before, after, event) =>
          expect(after.state).toBe(consentTransition(before.state, event)),
        ),
      ),
    );
  });

  it('it shares only in a sharing state and within its dates, which are never more than a calendar year', () => {
    fc.assert(
      fc.property(packages, fc.array(attempt, { maxLength: 40 }), (asked, attempts) =>
        play(asked, attempts, (_, after, __, today) => {
          if (after.givenOn !== null) {
            expect(after.expiresOn && after.expiresOn <= oneYearAfter(after.givenOn)).toBe(true);
            expect(after.givenOn <= today).toBe(true);
          }
          if (!sharesOn(after, today)) return;
          expect(consentShares(after.state)).toBe(true);
          expect(after.givenOn && after.expiresOn && after.givenOn <= today && today < after.expiresOn).toBe(true);
        }),
      ),
    );
  });

  it('only a yes widens what it shares: no withdrawal, doubt, silence or passing of time does', () => {
    const saysYes: readonly ConsentEvent[] = ['give', 'renew', 'citizen_confirms', 'representative_confirms'];
    fc.assert(
      fc.property(packages, fc.array(attempt, { maxLength: 40 }), (asked, attempts) =>
        play(asked, attempts, (before, after, event, today) => {
          const now = sharedSlots(after, today);
          if (event === 'withdraw' || event === 'reach_expiry') expect([...now]).toEqual([]);
          if (saysYes.includes(event)) return;
          const then = sharedSlots(before, today);
          expect([...now].every((slot) => then.has(slot))).toBe(true);
        }),
      ),
    );
  });

  it('a confirmation keeps the old end, and only a yes begins a new year', () => {
    fc.assert(
      fc.property(packages, fc.array(attempt, { maxLength: 40 }), (asked, attempts) =>
        play(asked, attempts, (before, after, event) => {
          if (after.expiresOn === before.expiresOn) return;
          expect(['give', 'renew', 'citizen_confirms', 'representative_confirms']).toContain(event);
          if (event.endsWith('confirms'))
            expect(before.expiresOn === null || before.expiresOn <= (before.answeredOn ?? '')).toBe(true);
        }),
      ),
    );
  });

  it('it never covers a flow its package does not name', () => {
    fc.assert(
      fc.property(packages, fc.array(attempt, { maxLength: 40 }), (asked, attempts) =>
        play(asked, attempts, (_, after) => {
          for (const flow of after.flows)
            for (const category of flow.categories)
              expect(
                asked.flows.some((f) => f.from === flow.from && f.to === flow.to && f.categories.includes(category)),
              ).toBe(true);
        }),
      ),
    );
  });

  it('what time is due to do is a step the machine has, and once done is not due again', () => {
    fc.assert(
      fc.property(packages, fc.array(attempt, { maxLength: 40 }), fc.nat(500), (asked, attempts, later) =>
        play(asked, attempts, (_, after, __, today) => {
          const then = addDays(today, later);
          const event = dueByTime(after, then);
          if (event === undefined) return;
          const done = stepConsent(after, { event }, asked, then);
          if (!done.ok) throw new Error(`no ${event} from ${after.state}`);
          expect(dueByTime(done.value, then)).not.toBe(event);
        }),
      ),
    );
  });
});

describe('a package for one named person', () => {
  it('names nothing for any class', () => {
    for (const { to } of SHARING_POLICY.consent_packages.flatMap(({ flows }) => flows))
      expect(packageSlots(SHARING_POLICY, 'PKG_RELATIVE', to).size).toBe(0);
  });
});
