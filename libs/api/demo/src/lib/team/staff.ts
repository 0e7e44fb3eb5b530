import { type Sector, type StaffSector } from '@samtavle/domain';
import { type ActingRole } from '@samtavle/policy';

export const TEAM_NAME = 'Team Søhøjlandet';

/** Who vouches for the demo's persons: nobody but ourselves. */
export const DEMO_ISSUER = 'demo';

/**
 * The two employers. Their numbers have the right length and check digits and are made up: the item numbers lie above
 * all that are given out. Hospital messages to the municipality are addressed to its SOR and GLN.
 */
export const AUTHORITIES = [
  {
    key: 'region',
    kind: 'region',
    name: 'Region Midtjylland, psykiatrien',
    sor: '9999911000016007',
    gln: '5799999990014',
  },
  {
    key: 'municipality',
    kind: 'municipality',
    name: 'Silkeborg Kommune',
    sor: '9999921000016003',
    gln: '5799999990021',
  },
] as const;
export type AuthorityKey = (typeof AUTHORITIES)[number]['key'];

/** One capacity somebody acts in. */
export interface Act {
  readonly role: ActingRole;
  readonly sector: Sector;
  readonly employer: AuthorityKey;
  /** The authorised person on whose responsibility somebody without authorisation takes part in treatment. */
  readonly responsible?: string;
}

interface Colleague {
  readonly name: string;
  readonly initials: string;
  readonly acts: readonly [Act, ...Act[]];
}

const at = (employer: AuthorityKey, sector: Sector, role: ActingRole, responsible?: string): Act => ({
  role,
  sector,
  employer,
  ...(responsible === undefined ? {} : { responsible }),
});
const region = (role: ActingRole, responsible?: string) => at('region', 'region_psych', role, responsible);
const social = (role: ActingRole) => at('municipality', 'muni_social', role);

/** In the order they were employed, which is the order lists of staff keep. */
export const STAFF = {
  mette: { name: 'Mette Lyng', initials: 'ML', acts: [region('nurse_region')] },
  anne: { name: 'Anne Holm', initials: 'AH', acts: [region('nurse_region')] },
  henrik: { name: 'Henrik Vad', initials: 'HV', acts: [region('psychiatrist')] },
  sofie: { name: 'Sofie Dahl', initials: 'SD', acts: [region('psychologist_region')] },
  karim: { name: 'Karim Nasser', initials: 'KN', acts: [region('social_worker_region', 'henrik')] },
  jonas: { name: 'Jonas Bach', initials: 'JB', acts: [social('support_worker_muni')] },
  lene: { name: 'Lene Krogh', initials: 'LK', acts: [social('support_worker_muni')] },
  ali: { name: 'Ali Demir', initials: 'AD', acts: [social('support_worker_muni')] },
  birgit: { name: 'Birgit Toft', initials: 'BT', acts: [social('caseworker_muni')] },
  pia: { name: 'Pia Stald', initials: 'PS', acts: [at('municipality', 'muni_health', 'nurse_muni')] },
  tom: { name: 'Tom Rask', initials: 'TR', acts: [social('peer_muni')] },
  nina: { name: 'Nina Fogh', initials: 'NF', acts: [at('municipality', 'muni_employment', 'job_consultant')] },
  // Trained as an assistant: a health person in nursing tasks, and never when she comes as support worker.
  dorte: {
    name: 'Dorte Vinding',
    initials: 'DV',
    acts: [at('municipality', 'muni_health', 'sosu_assistant_muni'), social('support_worker_muni')],
  },
  // No health person by training: what she sees for the region she sees on the psychiatrist's responsibility.
  louise: {
    name: 'Louise Skov',
    initials: 'LS',
    acts: [region('team_leader_joint', 'henrik'), social('team_leader_joint')],
  },
  ove: { name: 'Ove Brandt', initials: 'OB', acts: [at('region', 'audit', 'audit_officer')] },
  kirsten: { name: 'Kirsten Hede', initials: 'KH', acts: [at('municipality', 'audit', 'audit_officer')] },
  erik: { name: 'Erik Munk', initials: 'EM', acts: [at('region', 'audit', 'data_protection_officer')] },
  vibeke: { name: 'Vibeke Lund', initials: 'VL', acts: [at('municipality', 'audit', 'data_protection_officer')] },
} as const satisfies Record<string, Colleague>;

export type StaffKey = keyof typeof STAFF;

/** The colleagues who write for each sector. */
export const WRITERS: Record<StaffSector, readonly StaffKey[]> = {
  region_psych: ['anne', 'mette', 'sofie', 'karim', 'henrik'],
  muni_social: ['jonas', 'lene', 'ali', 'birgit'],
  muni_health: ['pia', 'dorte'],
  muni_employment: ['nina'],
};
