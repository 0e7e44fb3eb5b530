import { type VisibleCitizen } from '@samtavle/api-access';
import { ElementId, type SHARING_CONDITIONS, type SharingCell } from '@samtavle/contracts';
import {
  danishDay,
  type Day,
  instant,
  type Instant,
  pairOf,
  type Slot,
  STAFF_SECTORS,
  type StaffSector,
} from '@samtavle/domain';
import {
  type ActingRole,
  decide,
  type Grant,
  mayReadConsent,
  type Requirement,
  ruleFor,
  SHARING_POLICY,
  type SharingFacts,
  type SharingPolicy,
  viewerClassOf,
} from '@samtavle/policy';
import { legalSources } from '../legal-sources.js';
import { mayKnowGroundOf, mayKnowPlanOf, readsPlans } from './known-grounds.js';
import { type Knowledge } from './sharing-knowledge.js';

type Condition = (typeof SHARING_CONDITIONS)[number];

/** The roles of a sector that work on the board. */
export function rolesOf(sector: StaffSector): ActingRole[] {
  return SHARING_POLICY.roles.filter((role) => role.board_access && role.sector.includes(sector)).map(({ id }) => id);
}

/**
 * What is open between sectors, as far as the viewer's sector may know it: of its own data to whom, and of others' to it.
 * A pair is open to a sector when somebody of it who works with the citizen may see it; it stands there if the viewer may know on
 * what ground.
 */
export function sharingCells(
  policy: SharingPolicy,
  knowledge: Knowledge,
  citizen: VisibleCitizen,
  now: Instant,
): SharingCell[] {
  const { own, inward, outward, knownOwners } = knowledge;
  const given = STAFF_SECTORS.filter((to) => to !== own).flatMap((to) =>
    openTo(policy, to, outward, now)
      .filter((grant) => pairOf(grant.slot).owner === own && mayKnowPlanOf(citizen, grant))
      .map((grant) => cellOf(grant, to, outward, citizen, own, now, conditionsOf(policy, grant, to))),
  );
  const received = openTo(policy, own, inward, now)
    .filter((grant) => knownOwners.includes(pairOf(grant.slot).owner) && mayKnowGroundOf(policy, citizen, grant))
    .map((grant) => cellOf(grant, own, inward, citizen, own, now, []));
  return [...given, ...received];
}

/** What any role of a sector may see, in the order of slots. */
function openTo(policy: SharingPolicy, sector: StaffSector, facts: SharingFacts, now: Instant): Grant[] {
  const grants = new Map<Slot, Grant>();
  for (const role of rolesOf(sector)) {
    const decision = decide(policy, viewerClassOf(sector, role, true), facts, now);
    for (const [slot, grant] of decision.grants) if (!grants.has(slot)) grants.set(slot, grant);
  }
  return [...grants.values()].sort((a, b) => a.slot - b.slot);
}

function cellOf(
  grant: Grant,
  to: StaffSector,
  facts: SharingFacts,
  citizen: VisibleCitizen,
  own: StaffSector,
  now: Instant,
  ifOnly: Condition[],
): SharingCell {
  const { slot, rule, via, basis, consentId, planId, until } = grant;
  const consent = facts.consents.find(({ id }) => id === consentId);
  return {
    ...pairOf(slot),
    to,
    rule,
    via,
    basis: legalSources(basis),
    ifOnly,
    lastDay: until === null ? null : lastDayBefore(until),
    consent: consent && mayReadConsent(consent, own, now) ? consent.package : null,
    plan:
      planId !== undefined && citizen.plans.includes(planId) && readsPlans(citizen) ? ElementId.parse(planId) : null,
  };
}

/** The day an end at midnight leaves as the last. */
function lastDayBefore(until: Instant): Day {
  return danishDay(instant(new Date(Date.parse(until) - 1)));
}

const ASKED_OF_THE_RECEIVER: Partial<Record<Requirement, Condition>> = {
  treatment_course_current: 'treats_citizen',
  no_objection: 'not_declined',
  sel_service_active: 'gives_service',
  sickness_benefit_followup: 'sick_pay_case',
};

/** What must also be so on the receiver's side, which is theirs to know. */
function conditionsOf(policy: SharingPolicy, { slot, via }: Grant, to: StaffSector): Condition[] {
  const { owner, category } = pairOf(slot);
  const gateway = policy.gateways.find(({ id }) => id === via);
  const requires = gateway
    ? [...gateway.requires, ...(gateway.requires_by_recipient?.[to] ?? [])]
    : ruleFor(policy, category, owner, to).requires;
  const asked = requires.flatMap((requirement) => ASKED_OF_THE_RECEIVER[requirement] ?? []);
  return gateway?.mode === 'automatic' ? ['in_hospital', ...asked] : asked;
}
