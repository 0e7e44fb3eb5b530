import { pairOf, type Category, type Owner, type Slot } from '@samtavle/domain';
import { SLOTS } from './decision.js';
import { openRoads, type OpenRoad } from './gateways.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { Rule, SharingPolicy } from './policy-schema.js';
import { boardPurposes, openConditions, type FactRequirement } from './requirements.js';
import { ruleFor } from './rule-index.js';
import { canonicalClass, mayActIn, policyRole, viewerClassKey, type ViewerClass } from './viewer-class.js';

/** A pair that some facts could open for a class: all that does not depend on the citizen is already settled. */
export interface Candidate {
  readonly slot: Slot;
  readonly owner: Owner;
  readonly category: Category;
  readonly rule: Rule;
  /** What the rule itself still asks of the facts; undefined when it cannot open the pair for this class. */
  readonly conditions: readonly FactRequirement[] | undefined;
  readonly roads: readonly OpenRoad[];
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
    const conditions = opensByItself(rule) && purposeFits ? openConditions(required(rule), healthPerson) : undefined;
    const roads = openRoads(policy, rule, { category, owner, receiver: viewer.sector }, healthPerson);
    return conditions === undefined && roads.length === 0 ? [] : [{ slot, owner, category, rule, conditions, roads }];
  });
}

/** An emergency is one person's, a review one professional's: a class gets neither. */
function opensByItself(rule: Rule): boolean {
  return rule.effect === 'allow' || rule.effect === 'allow_if_necessary' || rule.effect === 'consent_required';
}

/** A rule that wants consent wants it even if its list of conditions should forget to say so. */
function required(rule: Rule): Rule['requires'] {
  return rule.effect === 'consent_required' ? [...rule.requires, 'consent_active_scope_match'] : rule.requires;
}
