import { type VisibleCitizen } from '@samtavle/api-access';
import { OWNERS, slotOf } from '@samtavle/domain';
import { type Grant, type SharingPolicy } from '@samtavle/policy';

/**
 * Whether a viewer may know what opens a pair to the own sector. A consent may be read by everybody who works with the
 * citizen; that there is a plan, or that the citizen is in hospital, only by a role that reads such a thing. What is open
 * to the viewer's own class is told with its ground, as on the card. @see sharing policy, evaluation order steps 4 and 9
 */
export function mayKnowGroundOf(policy: SharingPolicy, citizen: VisibleCitizen, grant: Grant): boolean {
  if (citizen.mask[grant.slot] === '1') return true;
  const isNotice = policy.gateways.some(({ id, mode }) => id === grant.via && mode === 'automatic');
  return !isNotice && mayKnowPlanOf(citizen, grant);
}

/** The same of what the own sector gives: there only a plan is a fact about the citizen that not every role reads. */
export function mayKnowPlanOf(citizen: VisibleCitizen, { planId }: Grant): boolean {
  return planId === undefined || readsPlans(citizen);
}

export function readsPlans({ mask }: VisibleCitizen): boolean {
  return OWNERS.some((owner) => mask[slotOf(owner, 'coordination_plan')] === '1');
}
