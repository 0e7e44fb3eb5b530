import { addDays, danishDay, slotOf, type Category, type Instant, type Owner, type Sector } from '@samtavle/domain';
import { danishMidnight } from './danish-midnight.js';
import type { Grant } from './decision.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { Gateway, Rule, SharingPolicy } from './policy-schema.js';
import type { HospitalStayFact } from './sharing-facts.js';
import { openConditions, type FactRequirement } from './requirements.js';

/** A lawful road by which a pair can open to a class: its rule, or one of the rule's gateways. */
export interface Road {
  /** What the class gets when the road is open and nothing limits it in time. */
  readonly grant: Grant;
  /** What the road still asks of the citizen's facts. */
  readonly conditions: readonly FactRequirement[];
  /** A notice of a hospital stay: open while the stay lasts and so many days after it. */
  readonly daysAfterDischarge: number | null;
}

/** A category of an owner towards a receiver. */
export interface Flow {
  readonly category: Category;
  readonly owner: Owner;
  readonly receiver: Sector;
}

/** The gateways of a flow's rule that are enabled and made for this flow, in the order in which they are tried. */
export function gatewaysFor(policy: SharingPolicy, rule: Rule, flow: Flow): readonly Gateway[] {
  const known = gatewaysById(policy);
  return rule.gateways
    .flatMap((id) => known.get(id) ?? [])
    .filter((gateway) => gateway.enabled && covers(gateway, flow));
}

/**
 * The gateways that can open a flow for a class. Emergency gateways are for one person with one reason, and off-board
 * gateways only make a log entry: neither shows a class anything. @see sharing policy, evaluation order step 6
 */
export function gatewayRoads(policy: SharingPolicy, rule: Rule, flow: Flow, healthPerson: boolean): readonly Road[] {
  return gatewaysFor(policy, rule, flow).flatMap((gateway) => {
    if (gateway.mode !== 'automatic' && gateway.mode !== 'push_or_field_release') return [];
    const requires = [...gateway.requires, ...(gateway.requires_by_recipient?.[flow.receiver] ?? [])];
    // A gateway has its purpose built in (the plan, the notice), so what it asks of the workflow holds.
    const conditions = openConditions(requires, healthPerson);
    if (conditions === undefined) return [];
    // What opens by itself is the notice of a hospital stay, and is nothing without one, however its end is written.
    const isNotice = gateway.mode === 'automatic' || gateway.expiry.type === 'days';
    const daysAfterDischarge = isNotice ? (gateway.expiry.max_days ?? 0) : null;
    const slot = slotOf(flow.owner, flow.category);
    const grant = { slot, rule: rule.id, via: gateway.id, basis: gateway.basis, until: null };
    return [{ grant, conditions, daysAfterDischarge }];
  });
}

/** Whether a colleague of the owner can push a single fact to this receiver in an emergency: the road behind "ask now". */
export function canBeAskedNow(policy: SharingPolicy, rule: Rule, flow: Flow): boolean {
  return gatewaysFor(policy, rule, flow).some((gateway) => gateway.mode === 'push');
}

/**
 * When the notice of a hospital stay stands: from the admission (not when it is only planned) until the last calendar day
 * after the discharge has ended; `until` is null while the stay lasts. @see Retssikkerhedsloven § 12 c
 */
export function noticePeriod(stay: HospitalStayFact, days: number): { from: Instant; until: Instant | null } {
  const until = stay.dischargedAt === null ? null : danishMidnight(addDays(danishDay(stay.dischargedAt), days + 1));
  return { from: stay.admittedAt, until };
}

function covers(gateway: Gateway, { category, owner, receiver }: Flow): boolean {
  return gateway.categories.includes(category) && gateway.from.includes(owner) && gateway.to.includes(receiver);
}

const gatewaysById = oncePerPolicy(
  (policy): ReadonlyMap<string, Gateway> => new Map(policy.gateways.map((gateway) => [gateway.id, gateway])),
);
