import { addDays, type Day, type Instant, instant, STAFF_SECTORS } from '@samtavle/domain';
import { type ConsentFact, SHARING_POLICY, type SharingFacts } from '@samtavle/policy';
import { Dice } from '../figures/dice.js';

/** Citizens in every situation the decision looks at, with consents of all packages, drawn at random and repeatably. */
export function someFacts(count: number, today: Day): SharingFacts[] {
  const dice = new Dice(1);
  return Array.from({ length: count }, (_, number) => factsOf(dice, number, today));
}

function factsOf(dice: Dice, number: number, today: Day): SharingFacts {
  const admitted = dice.percent(15);
  return {
    treatmentCourse: dice.percent(80),
    services: { sel: dice.percent(70), sicknessBenefit: dice.percent(20) },
    consents: Array.from({ length: dice.below(7) }, (_, at) => consent(dice, `${number}-${at}`, today)),
    objections: dice.percent(10) ? [objection(dice, today)] : [],
    plans: [],
    hospitalStay: admitted
      ? { admittedAt: moment(dice, today), dischargedAt: dice.percent(50) ? moment(dice, today) : null }
      : null,
    citizenAudience: STAFF_SECTORS.filter(() => dice.percent(60)),
    representative: 'none',
  };
}

function consent(dice: Dice, id: string, today: Day): ConsentFact {
  const asked = dice.pick(SHARING_POLICY.consent_packages);
  const state = dice.percent(75) ? 'active' : dice.pick(['asked', 'refused', 'withdrawn', 'expiring'] as const);
  return {
    id,
    package: asked.id,
    state,
    givenOn: state === 'asked' || state === 'refused' ? null : addDays(today, -dice.below(360)),
    expiresOn: null,
    flows: asked.flows,
    recordedAt: moment(dice, today),
    askedBySector: dice.pick(STAFF_SECTORS),
    givenToSector: dice.pick(STAFF_SECTORS),
  };
}

function objection(dice: Dice, today: Day): SharingFacts['objections'][number] {
  return {
    id: 'objection',
    recordedAt: moment(dice, today),
    liftedAt: null,
    categories: 'all',
    receivers: [dice.pick(STAFF_SECTORS)],
    givenTo: dice.pick(STAFF_SECTORS),
  };
}

function moment(dice: Dice, today: Day): Instant {
  return instant(`${addDays(today, -dice.below(200))}T10:00:00Z`);
}
