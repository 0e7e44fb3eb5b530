import { ROLES, SECTORS, type Role, type Sector } from '@samtavle/domain';
import { oncePerPolicy } from './once-per-policy.js';
import type { PolicyRole, SharingPolicy } from './policy-schema.js';
import { HEALTH_SECTORS } from './policy-vocabulary.js';
import { SHARING_POLICY } from './sharing-policy.js';

/**
 * The roles somebody can act in: those of the policy, and the data protection officer, who administers the policy and
 * reads nothing about any citizen.
 */
export const ACTING_ROLES = [...ROLES, 'data_protection_officer'] as const;
export type ActingRole = Role | 'data_protection_officer';

/** Everybody who sees the same of a citizen: one sector, one acting role, acting as health person or not. */
export interface ViewerClass {
  readonly sector: Sector;
  readonly role: ActingRole;
  /** Acts as a health person in a treatment task; see {@link healthPersonOf}. */
  readonly healthPerson: boolean;
}

/** `region_psych/nurse_region/h`: sector, acting role, and `h` for health person or `n` for not. */
export type ViewerClassKey = string & { readonly __viewerClassKey: true };

/**
 * Whether somebody in this role acts as a health person. A conditional role does so only when the authorised person who
 * carries the responsibility is registered. @see Sundhedsloven § 6
 */
export function healthPersonOf(role: ActingRole, responsibleRegistered: boolean, policy = SHARING_POLICY): boolean {
  const kind = policyRole(policy, role)?.health_person ?? 'no';
  return kind === 'yes' || (kind === 'conditional' && responsibleRegistered);
}

/** The class of somebody acting in a role for a sector: the only way to get `healthPerson` right without thinking. */
export function viewerClassOf(sector: Sector, role: ActingRole, responsibleRegistered: boolean): ViewerClass {
  return canonicalClass({ sector, role, healthPerson: healthPersonOf(role, responsibleRegistered) });
}

/** The stored name of a class. Two classes that are the same to the law get the same name. */
export function viewerClassKey(viewer: ViewerClass): ViewerClassKey {
  const { sector, role, healthPerson } = canonicalClass(viewer);
  return `${sector}/${role}/${healthPerson ? 'h' : 'n'}` as ViewerClassKey;
}

/** Reads a stored name; undefined when the words are unknown, or when nobody can act in that role for that sector. */
export function parseViewerClassKey(text: string): ViewerClass | undefined {
  const [sectorWord, roleWord, healthWord, ...rest] = text.split('/');
  const sector = SECTORS.find((known) => known === sectorWord);
  const role = ACTING_ROLES.find((known) => known === roleWord);
  if (sector === undefined || role === undefined || rest.length > 0) return undefined;
  if (healthWord !== 'h' && healthWord !== 'n') return undefined;
  const viewer: ViewerClass = { sector, role, healthPerson: healthWord === 'h' };
  return mayActIn(role, sector) && viewerClassKey(viewer) === text ? viewer : undefined;
}

/**
 * Whether the role can be acted in for the sector. Roles without citizen content (system administrator, data protection
 * officer) belong to an authority, not to a sector, and may stand under any.
 */
export function mayActIn(role: ActingRole, sector: Sector, policy = SHARING_POLICY): boolean {
  const known = policyRole(policy, role);
  return known === undefined || known.sector.length === 0 || known.sector.includes(sector);
}

/** What the policy says about a role; undefined for the data protection officer, who is not among its roles. */
export function policyRole(policy: SharingPolicy, role: ActingRole): PolicyRole | undefined {
  return rolesById(policy).get(role);
}

const rolesById = oncePerPolicy(
  (policy): ReadonlyMap<ActingRole, PolicyRole> => new Map(policy.roles.map((role) => [role.id, role])),
);

/** Capacity beats training: outside a health sector nobody acts as health person, and a support worker never does. */
export function canonicalClass(viewer: ViewerClass): ViewerClass {
  const healthPerson =
    viewer.healthPerson && HEALTH_SECTORS.includes(viewer.sector) && healthPersonOf(viewer.role, true);
  return healthPerson === viewer.healthPerson ? viewer : { ...viewer, healthPerson };
}
