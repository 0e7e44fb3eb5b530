import { day, instant, type Category, type Sector } from '@samtavle/domain';
import { consentPackage, expiryOf } from '../lib/consent-packages.js';
import type { ConsentState } from '../lib/policy-vocabulary.js';
import type { ConsentFact, ObjectionFact, SharingFacts } from '../lib/sharing-facts.js';

/** A citizen in treatment about whom nobody has asked anything yet; each method returns the citizen with one more fact. */
export function aCitizen(facts: Partial<SharingFacts> = {}) {
  const all: SharingFacts = {
    treatmentCourse: true,
    consents: [],
    objections: [],
    plans: [],
    services: { sel: false, sicknessBenefit: false },
    hospitalStay: null,
    citizenAudience: [],
    representative: 'none',
    ...facts,
  };
  return {
    facts: all,

    /** Given on the day, for the longest the law allows, unless said otherwise. */
    withConsent: (id: string, on: string, other: Partial<ConsentFact> = {}) =>
      aCitizen({
        ...all,
        consents: [
          ...all.consents,
          {
            id: `${id}-${all.consents.length + 1}`,
            package: id,
            state: 'active',
            givenOn: day(on),
            expiresOn: expiryOf(day(on)),
            flows: consentPackage(id)?.flows ?? [],
            recordedAt: instant(`${on}T09:00:00Z`),
            askedBySector: 'region_psych',
            givenToSector: 'region_psych',
            ...other,
          },
        ],
      }),

    /** Asked and not given: waiting, or refused. */
    withQuestion: (
      id: string,
      on: string,
      state: ConsentState,
      askedBySector: Sector,
      other: Partial<ConsentFact> = {},
    ) =>
      aCitizen(all).withConsent(id, on, {
        state,
        givenOn: null,
        expiresOn: null,
        askedBySector,
        givenToSector: askedBySector,
        ...other,
      }),

    withRefusal: (on: string, other: Partial<ObjectionFact> = {}) =>
      aCitizen({
        ...all,
        objections: [
          ...all.objections,
          {
            id: `refusal-${all.objections.length + 1}`,
            recordedAt: instant(`${on}T09:00:00Z`),
            liftedAt: null,
            categories: 'all',
            receivers: 'all',
            givenTo: 'region_psych',
            ...other,
          },
        ],
      }),

    withPlan: (
      parties: readonly Sector[],
      fields: readonly Category[],
      first: string,
      last: string | null,
      ended?: string,
    ) =>
      aCitizen({
        ...all,
        plans: [
          ...all.plans,
          {
            id: `plan-${all.plans.length + 1}`,
            parties,
            fields,
            firstDay: day(first),
            lastDay: last === null ? null : day(last),
            endedAt: ended === undefined ? null : instant(ended),
          },
        ],
      }),

    with: (more: Partial<SharingFacts>) => aCitizen({ ...all, ...more }),
  };
}
