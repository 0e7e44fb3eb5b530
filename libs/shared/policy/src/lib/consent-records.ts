import { CATEGORIES, STAFF_SECTORS, type Instant, type Sector, type StaffSector } from '@samtavle/domain';
import { hasBeenInForce } from './consents-in-force.js';
import { names } from './objections.js';
import type { Effect } from './policy-vocabulary.js';
import { ruleFor } from './rule-index.js';
import type { ConsentFact, ObjectionFact } from './sharing-facts.js';
import { SHARING_POLICY } from './sharing-policy.js';

/**
 * Whether a sector may see one consent record: its own, and one that names it once it is or has been in force. A consent
 * that was asked for and not given is shown to no other sector. @see sharing policy, consent_names_receiver
 */
export function mayReadConsent(consent: ConsentFact, sector: Sector, now: Instant): boolean {
  if (sector === 'citizen' || consent.askedBySector === sector || consent.givenToSector === sector) return true;
  return hasBeenInForce(consent, now) && consent.flows.some((flow) => flow.from === sector || flow.to === sector);
}

/**
 * The sectors whose information a refusal holds back: those from which the rules would let a named receiver have a named
 * category, with or without a consent.
 */
export function ownersHeldBack(
  { categories, receivers }: Pick<ObjectionFact, 'categories' | 'receivers'>,
  policy = SHARING_POLICY,
): readonly StaffSector[] {
  const named = CATEGORIES.filter((category) => names(categories, category));
  const towards = STAFF_SECTORS.filter((sector) => names(receivers, sector));
  return STAFF_SECTORS.filter((owner) =>
    towards.some(
      (receiver) =>
        receiver !== owner && named.some((category) => OPENS.has(ruleFor(policy, category, owner, receiver).effect)),
    ),
  );
}

/**
 * The sectors that may know of a refusal given to another: those that hold back by it, and of them none that would have
 * received, because to them it would be the cause of what they do not see. Stored with the refusal when it is registered,
 * for row-level security to ask.
 */
export function holdersToTell(
  objection: Pick<ObjectionFact, 'categories' | 'receivers'>,
  policy = SHARING_POLICY,
): readonly StaffSector[] {
  return ownersHeldBack(objection, policy).filter((owner) => !names(objection.receivers, owner));
}

const OPENS: ReadonlySet<Effect> = new Set<Effect>(['allow', 'allow_if_necessary', 'consent_required']);

/**
 * Whether a sector may see one refusal: where it was given, and where the information lies that it holds back from others,
 * if the reader does not learn from it that the citizen is known elsewhere. `known` are the owners whose name and team membership
 * the reader sees now. Row-level security on `objection` says the same. @see Sundhedsloven § 42; sharing policy, objection
 */
export function mayReadObjection(
  objection: Pick<ObjectionFact, 'categories' | 'receivers' | 'givenTo'>,
  sector: Sector,
  known: ReadonlySet<Sector>,
  policy = SHARING_POLICY,
): boolean {
  if (sector === 'citizen' || objection.givenTo === sector) return true;
  return known.has(objection.givenTo) && holdersToTell(objection, policy).some((owner) => owner === sector);
}
