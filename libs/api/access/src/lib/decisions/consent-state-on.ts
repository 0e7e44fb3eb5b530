import { type Day } from '@samtavle/domain';
import { type ConsentState, consentShares } from '@samtavle/policy';

/**
 * The state of a consent on a day. One whose first day without sharing has come has lapsed, whether or not anybody has
 * written that down: decisions end by the date alone. @see Sundhedsloven § 44; sharing policy, consent_not_expired
 */
export function consentStateOn(today: Day, state: ConsentState, expiresOn: Day | null): ConsentState {
  return consentShares(state) && expiresOn !== null && expiresOn <= today ? 'expired' : state;
}
