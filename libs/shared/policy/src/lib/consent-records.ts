import type { Category, Instant, Owner, Sector } from '@samtavle/domain';
import { hasBeenInForce } from './consents-in-force.js';
import { names } from './objections.js';
import type { ConsentFact, ObjectionFact } from './sharing-facts.js';

/**
 * Whether a sector may see one consent record: its own, and one that names it once it is or has been in force. A consent
 * that was asked for and not given is shown to no other sector. @see sharing policy, consent_names_receiver
 */
export function mayReadConsent(consent: ConsentFact, sector: Sector, now: Instant): boolean {
  if (sector === 'citizen' || consent.askedBySector === sector || consent.givenToSector === sector) return true;
  return hasBeenInForce(consent, now) && consent.flows.some((flow) => flow.from === sector || flow.to === sector);
}

/**
 * Whether a sector may see one refusal: the sector it was given to, and the one whose information it holds back. A sector
 * that would have received learns nothing from it. `held` are the pairs the caller knows the sector to hold.
 * @see Sundhedsloven § 42; sharing policy, objection
 */
export function mayReadObjection(
  objection: ObjectionFact,
  sector: Sector,
  held: readonly { readonly owner: Owner; readonly category: Category }[],
): boolean {
  if (sector === 'citizen' || objection.givenTo === sector) return true;
  return held.some((pair) => pair.owner === sector && names(objection.categories, pair.category));
}
