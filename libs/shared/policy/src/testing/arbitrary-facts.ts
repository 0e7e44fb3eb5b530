import {
  addDays,
  CATEGORIES,
  day,
  instant,
  SECTORS,
  STAFF_SECTORS,
  type Category,
  type Day,
  type Instant,
  type Sector,
} from '@samtavle/domain';
import fc from 'fast-check';
import { CONSENT_STATES } from '../lib/policy-vocabulary.js';
import { SHARING_POLICY } from '../lib/sharing-policy.js';
import type { ConsentFact, ObjectionFact, PlanFact, SharingFacts } from '../lib/sharing-facts.js';
import { ACTING_ROLES, mayActIn, viewerClassOf, type ViewerClass } from '../lib/viewer-class.js';

/** Three years around a leap day and both changes of the clock. */
const START = day('2026-11-01');
const DAYS = 900;

export const someDay: fc.Arbitrary<Day> = fc.integer({ min: 0, max: DAYS }).map((days) => addDays(START, days));

/** Moments, many of them near Danish midnight, where the rules change. */
export const someMoment: fc.Arbitrary<Instant> = fc
  .tuple(
    someDay,
    fc.oneof(fc.integer({ min: 0, max: 86_399_999 }), fc.constantFrom(0, 79_200_000, 82_800_000, 82_799_999)),
  )
  .map(([date, ms]) => instant(new Date(Date.parse(`${date}T00:00:00Z`) + ms)));

/** Every class somebody can act in, with and without a registered responsible person. */
export const someViewer: fc.Arbitrary<ViewerClass> = fc.constantFrom(
  ...SECTORS.flatMap((sector) =>
    ACTING_ROLES.filter((role) => mayActIn(role, sector)).flatMap((role) =>
      [true, false].map((registered) => viewerClassOf(sector, role, registered)),
    ),
  ),
);

const categories: fc.Arbitrary<Category[]> = fc.subarray([...CATEGORIES]);
const staff: fc.Arbitrary<Sector[]> = fc.subarray<Sector>([...STAFF_SECTORS]);
const oftenAll = <T>(some: fc.Arbitrary<T[]>): fc.Arbitrary<T[] | 'all'> =>
  fc.oneof({ weight: 1, arbitrary: fc.constant<'all'>('all') }, { weight: 3, arbitrary: some });

const someConsent: fc.Arbitrary<ConsentFact> = fc
  .record({
    id: fc.uuid(),
    asked: fc.constantFrom(...SHARING_POLICY.consent_packages),
    state: fc.oneof(
      { weight: 3, arbitrary: fc.constantFrom<ConsentFact['state']>('active', 'expiring') },
      { weight: 2, arbitrary: fc.constantFrom(...CONSENT_STATES) },
    ),
    givenOn: fc.option(someDay, { freq: 8 }),
    shortened: fc.option(fc.integer({ min: 0, max: 500 })),
    keptFlows: fc.integer({ min: 0, max: 8 }),
    keptCategories: fc.integer({ min: 1, max: 12 }),
    recordedAt: someMoment,
    askedBySector: fc.constantFrom<Sector>(...STAFF_SECTORS),
    givenToSector: fc.constantFrom<Sector>(...STAFF_SECTORS),
  })
  .map(({ asked, givenOn, shortened, keptFlows, keptCategories, ...rest }) => ({
    ...rest,
    package: asked.id,
    givenOn,
    expiresOn: givenOn === null || shortened === null ? null : addDays(givenOn, shortened),
    // What the package named then can be less than it names today.
    flows: asked.flows
      .slice(0, keptFlows)
      .map((flow) => ({ ...flow, categories: flow.categories.slice(0, keptCategories) })),
  }));

const someObjection: fc.Arbitrary<ObjectionFact> = fc.record({
  id: fc.uuid(),
  recordedAt: someMoment,
  liftedAt: fc.option(someMoment),
  categories: oftenAll(categories),
  receivers: oftenAll(staff),
  givenTo: fc.constantFrom<Sector>(...STAFF_SECTORS),
});

const somePlan: fc.Arbitrary<PlanFact> = fc.record({
  id: fc.uuid(),
  parties: staff,
  fields: categories,
  firstDay: someDay,
  lastDay: fc.option(someDay),
  endedAt: fc.option(someMoment),
});

export const someFacts: fc.Arbitrary<SharingFacts> = fc.record({
  treatmentCourse: fc.boolean(),
  consents: fc.array(someConsent, { maxLength: 8 }),
  objections: fc.array(someObjection, { maxLength: 2 }),
  plans: fc.array(somePlan, { maxLength: 2 }),
  services: fc.record({ sel: fc.boolean(), sicknessBenefit: fc.boolean() }),
  hospitalStay: fc.option(fc.record({ admittedAt: someMoment, dischargedAt: fc.option(someMoment) })),
  citizenAudience: fc.subarray<Sector>([...STAFF_SECTORS, 'relative']),
  representative: fc.constantFrom('none', 'mandate_recorded', 'unclear'),
});

/** A moment at which some consent is likely to be in force, so that tests are not mostly about nothing. */
export const someCase: fc.Arbitrary<{ viewer: ViewerClass; facts: SharingFacts; now: Instant }> = fc
  .record({
    viewer: someViewer,
    facts: someFacts,
    now: someMoment,
    soon: fc.integer({ min: 0, max: 300 * 86_400_000 }),
  })
  .map(({ viewer, facts, now, soon }) => {
    const given = facts.consents.find((consent) => consent.givenOn !== null)?.givenOn;
    const likely = given == null ? now : instant(new Date(Date.parse(`${given}T12:00:00Z`) + soon));
    return { viewer, facts, now: likely };
  });
