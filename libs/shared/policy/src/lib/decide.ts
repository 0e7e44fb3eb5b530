import type { Instant, Slot } from '@samtavle/domain';
import { consentedPairs, ownersNamingReceiver, type ConsentInForce } from './consents-in-force.js';
import type { Decision, Grant } from './decision.js';
import { noticePeriod, type Road } from './gateways.js';
import { earlier, horizonFrom, type Horizon } from './horizon.js';
import { refusalsTowards, type RefusalCheck } from './objections.js';
import { planCarrying, plansInForce, type PlanInForce } from './plans.js';
import type { SharingPolicy } from './policy-schema.js';
import { candidatesOf, type Candidate } from './prepared-class.js';
import type { FactRequirement } from './requirements.js';
import type { SharingFacts } from './sharing-facts.js';
import type { ViewerClass } from './viewer-class.js';

/**
 * What a viewer class may see of a citizen it has a working relation with: steps 3 to 7 of the policy's evaluation order.
 *
 * The relation itself (step 2) is not looked at here. Whoever asks must know that the person, or the class, works with the
 * citizen now; without that the answer is {@link NOTHING}. Nor are rights that belong to one person in one moment:
 * emergency look-ups, a protected address before today's visit, privately marked notes for the primary contact, a relative
 * named by the citizen, audit and research. They are never given to a class.
 *
 * Pure and without a clock: the same policy, class, facts and `now` always give the same answer, and so does every moment
 * before `until`.
 */
export function decide(policy: SharingPolicy, viewer: ViewerClass, facts: SharingFacts, now: Instant): Decision {
  const candidates = candidatesOf(policy, viewer);
  const horizon = horizonFrom(now);
  const situation = situationOf(policy, viewer, facts, horizon);
  const grants = new Map<Slot, Grant>();
  for (const candidate of candidates) {
    const grant = grantFor(candidate, situation);
    if (grant !== undefined) grants.set(candidate.slot, grant);
  }
  return { grants, until: candidates.length === 0 ? null : horizon.next };
}

/** One citizen's facts as they stand towards one receiver now. */
interface Situation {
  readonly facts: SharingFacts;
  readonly viewer: ViewerClass;
  readonly horizon: Horizon;
  readonly refusals: RefusalCheck;
  readonly consents: ReadonlyMap<Slot, ConsentInForce>;
  readonly plans: readonly PlanInForce[];
  readonly namedBy: ReadonlySet<string>;
}

function situationOf(policy: SharingPolicy, viewer: ViewerClass, facts: SharingFacts, horizon: Horizon): Situation {
  const { sector } = viewer;
  const refusals = refusalsTowards(sector, facts.objections, horizon);
  return {
    facts,
    viewer,
    horizon,
    refusals,
    consents: consentedPairs(policy, facts.consents, sector, refusals, horizon),
    plans: plansInForce(sector, facts.plans, horizon),
    namedBy: ownersNamingReceiver(facts.consents, sector, horizon),
  };
}

/** What the first open road gives; undefined when none is open. */
function grantFor(candidate: Candidate, situation: Situation): Grant | undefined {
  for (const road of candidate.roads) {
    const notice = noticeOn(road, situation);
    if (notice === 'closed' || !road.conditions.every((condition) => holds(condition, candidate, situation))) continue;
    return supported(road, notice, candidate, situation);
  }
  return undefined;
}

function holds(condition: FactRequirement, { slot, owner, category }: Candidate, situation: Situation): boolean {
  const { facts, viewer, refusals, consents, plans, namedBy } = situation;
  switch (condition) {
    case 'treatment_course_current':
      return facts.treatmentCourse;
    case 'no_objection':
      // A consent listed here is newer than the refusal, and the newer counts.
      return !refusals.covers(category, owner) || consents.has(slot);
    case 'consent_active_scope_match':
    case 'consent_not_expired':
      return consents.has(slot);
    case 'plan_active_party_listed':
      return planCarrying(plans, owner, category) !== undefined;
    case 'sel_service_active':
      return facts.services.sel;
    case 'sickness_benefit_followup':
      return facts.services.sicknessBenefit;
    case 'citizen_selected_audience':
      return facts.citizenAudience.includes(viewer.sector);
    case 'representative_check':
      // Somebody who acts for the citizen must have the mandate on record; everybody else only must not be in doubt.
      return viewer.role === 'representative'
        ? facts.representative === 'mandate_recorded'
        : facts.representative !== 'unclear';
    case 'consent_names_receiver':
      return namedBy.has(owner);
  }
}

/** The grant of an open road, with the consent or plan it rests on and the first of their ends. */
function supported(
  { grant, conditions }: Road,
  notice: Instant | null,
  { slot, owner, category }: Candidate,
  { consents, plans }: Situation,
): Grant {
  const consent = conditions.includes('consent_active_scope_match') ? consents.get(slot) : undefined;
  const plan = conditions.includes('plan_active_party_listed') ? planCarrying(plans, owner, category) : undefined;
  if (consent === undefined && plan === undefined && notice === null) return grant;
  const until = earlier(earlier(consent?.until ?? null, plan?.until ?? null), notice);
  const { rule, via, basis } = grant;
  if (plan === undefined)
    return consent ? { slot, rule, via, basis, consentId: consent.id, until } : { ...grant, until };
  return { slot, rule, via, basis, ...(consent && { consentId: consent.id }), planId: plan.id, until };
}

/** Until when the notice of a hospital stay keeps this road open; null for no end, `closed` when there is none to show. */
function noticeOn(road: Road, { facts, horizon }: Situation): Instant | null | 'closed' {
  if (road.daysAfterDischarge === null) return null;
  if (facts.hospitalStay === null) return 'closed';
  const { from, until } = noticePeriod(facts.hospitalStay, road.daysAfterDischarge);
  horizon.mark(from);
  if (until !== null) horizon.mark(until);
  const { now } = horizon;
  return now < from || (until !== null && now >= until) ? 'closed' : until;
}
