import { OWNERS, slotOf, type Category, type Slot } from '@samtavle/domain';
import type { SharingPolicy } from './policy-schema.js';
import type { Requirement } from './policy-vocabulary.js';
import { boardPurposes } from './requirements.js';
import { ruleFor } from './rule-index.js';
import { mayActIn, policyRole, type ViewerClass } from './viewer-class.js';

/** A pair one person may open for themselves, and by which rule. */
export interface OwnRight {
  readonly slot: Slot;
  readonly rule: string;
}

/**
 * The protected address of the own sector, for somebody whose role may read it, on the day of a visit. Whether there is a
 * visit is asked of the calendar. Undefined where no visit opens it. @see sharing policy, R-OWN-…-ADDR
 */
export function addressForVisit(policy: SharingPolicy, viewer: ViewerClass): OwnRight | undefined {
  return ownRight(policy, viewer, 'protected_address', 'home_visit_today');
}

/**
 * What the citizen asked to keep private, for the primary contact of a social or employment sector. In health there is no
 * such right: there only the emergency look-up opens it. @see sharing policy, R-OWN-SOC-PRIV, R-OWN-EMP-PRIV
 */
export function privateForContact(policy: SharingPolicy, viewer: ViewerClass): OwnRight | undefined {
  return ownRight(policy, viewer, 'private_notes', 'primary_contact_only');
}

function ownRight(
  policy: SharingPolicy,
  viewer: ViewerClass,
  category: Category,
  condition: Requirement,
): OwnRight | undefined {
  const owner = OWNERS.find((one) => one === viewer.sector);
  const role = policyRole(policy, viewer.role);
  if (owner === undefined || owner === 'citizen' || role?.board_access !== true) return undefined;
  if (!mayActIn(viewer.role, viewer.sector, policy) || !role.read_ceiling.includes(category)) return undefined;
  const rule = ruleFor(policy, category, owner, viewer.sector);
  const opens = rule.effect === 'allow' || rule.effect === 'allow_if_necessary';
  const purposes = boardPurposes(policy, viewer.sector);
  const fits = rule.channel === 'board' && rule.purposes.some((purpose) => purposes.has(purpose));
  return opens && fits && rule.requires.includes(condition)
    ? { slot: slotOf(owner, category), rule: rule.id }
    : undefined;
}
