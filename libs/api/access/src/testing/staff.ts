import { type Sector } from '@samtavle/domain';
import { type ActingRole } from '@samtavle/policy';

export type Employer = 'region' | 'municipality';

export interface Act {
  readonly role: ActingRole;
  readonly sector: Sector;
  readonly employer: Employer;
  /** The authorised person on whose responsibility somebody takes part in treatment. */
  readonly responsible?: string;
}

interface Colleague {
  readonly name: string;
  readonly initials: string;
  readonly acts: readonly [Act, ...Act[]];
}

const region = (role: ActingRole, responsible?: string): Act => ({
  role,
  sector: 'region_psych',
  employer: 'region',
  ...(responsible ? { responsible } : {}),
});
const municipal = (sector: Sector, role: ActingRole): Act => ({ role, sector, employer: 'municipality' });

const dataProtection = (employer: Employer): Act => ({ role: 'data_protection_officer', sector: 'audit', employer });

/** The colleagues of a test's team, by what they are. Nobody is on duty unless the test says so. */
export const STAFF = {
  psychiatrist: { name: 'Paula Prøve', initials: 'PP', acts: [region('psychiatrist')] },
  nurse: { name: 'Nanna Prøve', initials: 'NP', acts: [region('nurse_region')] },
  otherNurse: { name: 'Nikolaj Prøve', initials: 'NK', acts: [region('nurse_region')] },
  secretary: { name: 'Sine Prøve', initials: 'SP', acts: [region('medical_secretary', 'psychiatrist')] },
  supportWorker: { name: 'Sanne Prøve', initials: 'SA', acts: [municipal('muni_social', 'support_worker_muni')] },
  otherSupportWorker: { name: 'Simon Prøve', initials: 'SI', acts: [municipal('muni_social', 'support_worker_muni')] },
  caseworker: { name: 'Carla Prøve', initials: 'CP', acts: [municipal('muni_social', 'caseworker_muni')] },
  peer: { name: 'Per Prøve', initials: 'PE', acts: [municipal('muni_social', 'peer_muni')] },
  muniNurse: { name: 'Mona Prøve', initials: 'MP', acts: [municipal('muni_health', 'nurse_muni')] },
  jobConsultant: { name: 'Jens Prøve', initials: 'JP', acts: [municipal('muni_employment', 'job_consultant')] },
  leader: {
    name: 'Lone Prøve',
    initials: 'LP',
    acts: [region('team_leader_joint', 'psychiatrist'), municipal('muni_social', 'team_leader_joint')],
  },
  regionOfficer: {
    name: 'Olga Prøve',
    initials: 'OP',
    acts: [{ role: 'audit_officer', sector: 'audit', employer: 'region' }],
  },
  muniOfficer: {
    name: 'Otto Prøve',
    initials: 'OT',
    acts: [{ role: 'audit_officer', sector: 'audit', employer: 'municipality' }],
  },
  regionDpo: { name: 'Rie Prøve', initials: 'RP', acts: [dataProtection('region')] },
  otherRegionDpo: { name: 'Rolf Prøve', initials: 'RO', acts: [dataProtection('region')] },
  muniDpo: { name: 'Maja Prøve', initials: 'MA', acts: [dataProtection('municipality')] },
} as const satisfies Record<string, Colleague>;

export type StaffKey = keyof typeof STAFF;

export const STAFF_KEYS = Object.keys(STAFF).filter((key): key is StaffKey => key in STAFF);

export const actsOf = (key: StaffKey): readonly Act[] => STAFF[key].acts;
