import { packRules } from '@casl/ability/extra';
import { CATEGORIES, OWNERS, STAFF_SECTORS, type Category, type Owner } from '@samtavle/domain';
import { abilityFrom, type ActionAbility, type ActionRule, type PackedActionRules } from './action-ability.js';
import { emergencyAsk, emergencyPull } from './emergency.js';
import { addressForVisit, privateForContact } from './personal-rights.js';
import { openConditions } from './requirements.js';
import { ruleFor } from './rule-index.js';
import { oncePerPolicy } from './once-per-policy.js';
import type { SharingPolicy } from './policy-schema.js';
import {
  canonicalClass,
  mayActIn,
  policyRole,
  viewerClassKey,
  type ActingRole,
  type ViewerClass,
} from './viewer-class.js';

/** A spreadsheet of the whole team is read in by those who answer for the list, not by everybody on the board. */
const IMPORTERS: readonly ActingRole[] = [
  'team_leader_region',
  'team_leader_muni',
  'team_leader_joint',
  'medical_secretary',
  'caseworker_muni',
  'social_worker_region',
];

/**
 * What somebody may do at all, by acting role; whether it may be done to this citizen now (relation, state) is asked
 * against the rows. Board actions belong to roles with access to the board, and writing to what the own sector's rule and
 * the role ceiling allow the class to read.
 */
export function actionAbility(policy: SharingPolicy, viewer: ViewerClass): ActionAbility {
  const known = abilities(policy);
  const key = viewerClassKey(viewer);
  let ability = known.get(key);
  if (ability === undefined) {
    ability = abilityFrom(actionRules(policy, canonicalClass(viewer)));
    known.set(key, ability);
  }
  return ability;
}

/** One for each class: they are few, and follow from the policy alone. */
const abilities = oncePerPolicy(() => new Map<string, ActionAbility>());

/** The same ability in packed form, for the browser: there it hides buttons, and decides nothing. */
export function packedActionRules(policy: SharingPolicy, viewer: ViewerClass): PackedActionRules {
  return packRules(actionRules(policy, canonicalClass(viewer)));
}

function actionRules(policy: SharingPolicy, viewer: ViewerClass): ActionRule[] {
  if (!mayActIn(viewer.role, viewer.sector, policy)) return [];
  return [...boardRules(policy, viewer), ...oversightRules(viewer.role)];
}

function boardRules(policy: SharingPolicy, viewer: ViewerClass): ActionRule[] {
  const role = policyRole(policy, viewer.role);
  const owner = OWNERS.find((one) => one === viewer.sector);
  if (role?.board_access !== true || owner === undefined) return [];
  const own = writableCategories(policy, viewer, owner);
  const may = (category: Category, ...rules: ActionRule[]) => (own.includes(category) ? rules : []);

  return [
    { action: 'open', subject: 'Board' },
    ...(own.length === 0
      ? []
      : [{ action: 'write', subject: 'Element', conditions: { owner, category: { $in: own } } } satisfies ActionRule]),
    ...may('board_status', { action: ['place', 'move', 'edit', 'takeOff'], subject: 'Stay' }),
    ...may('identification', { action: ['enrol', 'revealCpr'], subject: 'Citizen' }),
    ...(IMPORTERS.includes(viewer.role) ? may('identification', { action: 'import', subject: 'Citizen' }) : []),
    ...may('consent_records', { action: ['ask', 'register', 'withdraw'], subject: 'Consent' }),
    ...emergencyRules(policy, viewer),
    ...privacyRules(policy, viewer, own),
  ];
}

/** Leads a unit whose overrides are looked through. */
const REVIEWERS: readonly ActingRole[] = ['team_leader_region', 'team_leader_muni', 'team_leader_joint'];

/** Who may look up, ask and look through; whether somebody is on duty, or holds what is asked for, is asked of the rows. */
function emergencyRules(policy: SharingPolicy, viewer: ViewerClass): ActionRule[] {
  const asks = STAFF_SECTORS.some((to) => emergencyAsk(policy, viewer, to).ok);
  return [
    { action: 'answer', subject: 'Emergency' },
    ...(emergencyPull(policy, viewer, ['identification']).ok
      ? [{ action: 'lookUp', subject: 'Emergency' } satisfies ActionRule]
      : []),
    ...(asks ? [{ action: 'ask', subject: 'Emergency' } satisfies ActionRule] : []),
    ...(REVIEWERS.includes(viewer.role) ? [{ action: 'review', subject: 'Emergency' } satisfies ActionRule] : []),
  ];
}

function privacyRules(policy: SharingPolicy, viewer: ViewerClass, own: readonly Category[]): ActionRule[] {
  return [
    ...(addressForVisit(policy, viewer) === undefined
      ? []
      : [{ action: ['reveal', 'protect'], subject: 'Address' } satisfies ActionRule]),
    ...(own.length === 0 ? [] : [{ action: 'mark', subject: 'PrivateNote' } satisfies ActionRule]),
    ...(privateForContact(policy, viewer) === undefined
      ? []
      : [{ action: 'reveal', subject: 'PrivateNote' } satisfies ActionRule]),
  ];
}

function oversightRules(role: ActingRole): ActionRule[] {
  switch (role) {
    case 'audit_officer':
      return [
        { action: 'read', subject: 'AuditLog' },
        { action: 'read', subject: 'SharingPolicy' },
      ];
    case 'data_protection_officer':
      return [{ action: ['read', 'draft', 'approve'], subject: 'SharingPolicy' }];
    default:
      return [];
  }
}

/** What the class may read of its own sector's, as far as that is a right of the class and not of one person. */
function writableCategories(policy: SharingPolicy, viewer: ViewerClass, owner: Owner): Category[] {
  const ceiling = policyRole(policy, viewer.role)?.read_ceiling ?? [];
  return CATEGORIES.filter((category) => {
    const rule = ruleFor(policy, category, owner, viewer.sector);
    const opens = rule.effect === 'allow' || rule.effect === 'allow_if_necessary';
    const forClass = openConditions(rule.requires, viewer.healthPerson) !== undefined;
    return opens && forClass && rule.channel === 'board' && ceiling.includes(category);
  });
}
