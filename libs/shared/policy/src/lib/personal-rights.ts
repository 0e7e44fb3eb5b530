import { OWNERS, pairOf, slotOf, type Category, type Slot } from '@samtavle/domain';
import { emergencyPull } from './emergency.js';
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

/** On what ground somebody has something open alone that a policy may close again. */
export const REVOCABLE_GROUNDS = ['emergency_pull', 'address_visit', 'private_contact'] as const;
export type RevocableGround = (typeof REVOCABLE_GROUNDS)[number];

/**
 * Of what one person has open on that ground, the pairs this policy would still open to them: a new version of it closes
 * the rest. A fact that was pushed is not asked about here, because it has been passed on.
 */
export function stillOpenAlone(
  policy: SharingPolicy,
  viewer: ViewerClass,
  ground: RevocableGround,
  slots: readonly Slot[],
): Slot[] {
  return slots.filter((slot) => {
    switch (ground) {
      case 'emergency_pull': {
        const pulled = emergencyPull(policy, viewer, [pairOf(slot).category]);
        return pulled.ok && pulled.slots.includes(slot);
      }
      case 'address_visit':
        return addressForVisit(policy, viewer)?.slot === slot;
      case 'private_contact':
        return privateForContact(policy, viewer)?.slot === slot;
    }
  });
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
