/**
 * The words the whole house shares: sectors, categories, roles and board reasons, as the sharing policy names them.
 * They stand here as types; the policy file is checked against them at import, so the two cannot drift apart.
 */

/** Who can own an element. The order is fixed: it numbers the slots stored in the database. */
export const OWNERS = ['region_psych', 'muni_social', 'muni_health', 'muni_employment', 'citizen'] as const;
export type Owner = (typeof OWNERS)[number];

/** Every sector that can receive: the owners, and those who only read. */
export const SECTORS = [
  'region_psych',
  'muni_social',
  'muni_health',
  'muni_employment',
  'citizen',
  'relative',
  'police_psp',
  'audit',
  'research',
] as const;
export type Sector = (typeof SECTORS)[number];

/** The sectors whose staff work on the board. */
export const STAFF_SECTORS = ['region_psych', 'muni_social', 'muni_health', 'muni_employment'] as const;
export type StaffSector = (typeof STAFF_SECTORS)[number];

/** What an element is about. The order is fixed: it numbers the slots stored in the database. */
export const CATEGORIES = [
  'identification',
  'protected_address',
  'team_membership',
  'board_status',
  'visit_logistics',
  'own_goals',
  'social_support',
  'housing',
  'economy_benefits',
  'employment_capacity',
  'network_relatives',
  'substance_use',
  'diagnosis',
  'mental_state',
  'medication_depot',
  'somatic_health',
  'psychotherapy_notes',
  'risk_self_harm',
  'risk_violence',
  'crisis_plan',
  'admission_discharge',
  'coercion_measures',
  'criminal_forensic',
  'coordination_plan',
  'consent_records',
  'private_notes',
  'access_log',
  'evaluation_data',
] as const;
export type Category = (typeof CATEGORIES)[number];

/** The acting roles of the policy. A person acts in one role, for one employer, at a time. */
export const ROLES = [
  'psychiatrist',
  'psychologist_region',
  'nurse_region',
  'other_authorised_region',
  'social_worker_region',
  'medical_secretary',
  'peer_region',
  'support_worker_muni',
  'caseworker_muni',
  'peer_muni',
  'nurse_muni',
  'sosu_assistant_muni',
  'addiction_clinician_muni',
  'job_consultant',
  'benefits_officer',
  'team_leader_region',
  'team_leader_muni',
  'leader_muni_health',
  'leader_employment',
  'team_leader_joint',
  'police_contact',
  'audit_officer',
  'evaluation_officer',
  'citizen',
  'representative',
  'relative',
  'system_admin',
] as const;
export type Role = (typeof ROLES)[number];

/** Why somebody is on the board; each inherits a category (sharing policy, board_reasons). */
export const BOARD_REASONS = [
  'new_in_team',
  'symptoms_worse',
  'relapse_substance',
  'medication_change',
  'depot_missed',
  'suicide_risk',
  'safety_issue',
  'admitted',
  'just_discharged',
  'hard_to_reach',
  'eviction_threat',
  'money_crisis',
  'life_event',
  'somatic_illness',
  'legal_measure',
  'work_event',
  'forensic_measure',
  'own_wish',
] as const;
export type BoardReason = (typeof BOARD_REASONS)[number];

/** How much of the team somebody needs: 1 case management, 2 intensified, 3 daily. */
export const INTENSITIES = [1, 2, 3] as const;
export type Intensity = (typeof INTENSITIES)[number];

/**
 * The number of one (owner, category) pair, 0–139. The stored decision is a bit string indexed by it, and every element
 * row carries it, so that row-level security is one bit test.
 */
export type Slot = number & { readonly __slot: true };

export function slotOf(owner: Owner, category: Category): Slot {
  return (OWNERS.indexOf(owner) * CATEGORIES.length + CATEGORIES.indexOf(category)) as Slot;
}

export const SLOT_COUNT = OWNERS.length * CATEGORIES.length;

/** The pair a slot stands for. @throws RangeError for a number outside 0–139 */
export function pairOf(slot: number): { owner: Owner; category: Category } {
  const owner = OWNERS[Math.floor(slot / CATEGORIES.length)];
  const category = CATEGORIES[slot % CATEGORIES.length];
  if (owner === undefined || category === undefined) throw new RangeError(`no such slot: ${slot}`);
  return { owner, category };
}
