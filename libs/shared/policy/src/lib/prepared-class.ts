import { pairOf, type Category, type Owner, type Slot } from '@samtavle/domain';
import { SLOTS } from './decision.js';
import { gatewayRoads, type Road } from './gateways.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { Rule, SharingPolicy } from './policy-schema.js';
import { boardPurposes, openConditions } from './requirements.js';
import { ruleFor } from './rule-index.js';
import { canonicalClass, mayActIn, policyRole, viewerClassKey, type ViewerClass } from './viewer-class.js';

/** A pair that some facts could open for a class: all that does not depend on the citizen is already settled. */
export interface Candidate {
  readonly slot: Slot;
  readonly owner: Owner;
  readonly category: Category;
  /** The rule itself first, where it can open the pair to this class, and then its gateways in order. */
  readonly roads: readonly Road[];
}

/**
 * The pairs a class could ever see, worked out once for each policy and class, so that a decision only looks at facts.
 * Here fall: the rule (step 3), the role ceiling (step 4), effects that show nothing to a class (step 6), and what is
 * never rendered (step 7). @see sharing policy, evaluation order
 */
export function candidatesOf(policy: SharingPolicy, viewer: ViewerClass): readonly Candidate[] {
  const known = preparedClasses(policy);
  const key = viewerClassKey(viewer);
  let candidates = known.get(key);
  if (candidates === undefined) {
    candidates = prepare(policy, viewer);
    known.set(key, candidates);
  }
  return candidates;
}

const preparedClasses = oncePerPolicy(() => new Map<string, readonly Candidate[]>());

function prepare(policy: SharingPolicy, viewer: ViewerClass): readonly Candidate[] {
  const role = policyRole(policy, viewer.role);
  // A relative is one named person, chosen by the citizen; a class of relatives has nobody's leave.
  if (role === undefined || !mayActIn(viewer.role, viewer.sector, policy) || viewer.sector === 'relative') return [];
  const { healthPerson } = canonicalClass(viewer);
  const purposes = boardPurposes(policy, viewer.sector);
  const neverRendered = new Set(policy.categories.filter((c) => c.display === 'not_on_board').map((c) => c.id));

  return SLOTS.flatMap((slot) => {
    const { owner, category } = pairOf(slot);
    const rule = ruleFor(policy, category, owner, viewer.sector);
    if (rule.effect === 'never' || rule.channel !== 'board') return [];
    if (!role.read_ceiling.includes(category) || neverRendered.has(category)) return [];
    const purposeFits = rule.purposes.some((purpose) => purposes.has(purpose));
    const roads = [
      ...(purposeFits ? ruleRoad(rule, slot, healthPerson) : []),
      ...gatewayRoads(policy, rule, { category, owner, receiver: viewer.sector }, healthPerson),
    ];
    return roads.length === 0 ? [] : [{ slot, owner, category, roads }];
  });
}

/** The rule as a road. An emergency is one person's and a review one professional's: by these a class gets nothing. */
function ruleRoad(rule: Rule, slot: Slot, healthPerson: boolean): readonly Road[] {
  if (rule.effect !== 'allow' && rule.effect !== 'allow_if_necessary' && rule.effect !== 'consent_required') return [];
  const conditions = openConditions(required(rule), healthPerson);
  const grant = { slot, rule: rule.id, via: 'rule', basis: rule.basis, until: null };
  return conditions === undefined ? [] : [{ grant, conditions, daysAfterDischarge: null }];
}

/** A rule that wants consent wants it even if its list of conditions should forget to say so. */
function required(rule: Rule): Rule['requires'] {
  return rule.effect === 'consent_required' ? [...rule.requires, 'consent_active_scope_match'] : rule.requires;
}
