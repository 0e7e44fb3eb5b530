import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../support/checkout.js';

const Roles = z.object({
  roles: z.array(
    z.object({
      id: z.string(),
      sector: z.array(z.string()),
      board_access: z.boolean(),
      can_pull_emergency: z.boolean(),
      can_decide_emergency: z.boolean(),
      read_ceiling: z.array(z.string()),
    }),
  ),
});
const file = join(checkout, 'libs/shared/policy/src/data/sharing-policy.json');
const { roles } = Roles.parse(JSON.parse(readFileSync(file, 'utf8')));

const onTheBoard = roles.filter((role) => role.board_access);
const everybody = onTheBoard.map(({ id }) => id);
/** The board's stays are for those whose role may see them at all. */
const seeingStays = onTheBoard.filter((role) => role.read_ceiling.includes('board_status')).map(({ id }) => id);
const administrative = [
  'social_worker_region',
  'medical_secretary',
  'caseworker_muni',
  'team_leader_region',
  'team_leader_muni',
  'team_leader_joint',
];

/** Which roles may do what at all, written down here a second time: an action that is missing is nobody's. */
const WHO_MAY: Readonly<Record<string, readonly string[]>> = {
  'open Board': everybody,
  'revealCpr Citizen': everybody,
  'write Element': everybody,
  'enrol Citizen': everybody,
  'ask Consent': everybody,
  'register Consent': everybody,
  'withdraw Consent': everybody,
  'place Stay': seeingStays,
  'move Stay': seeingStays,
  'edit Stay': seeingStays,
  'takeOff Stay': seeingStays,
  'import Citizen': administrative,
  'lookUp Emergency': onTheBoard.filter((role) => role.can_pull_emergency).map(({ id }) => id),
  'ask Emergency': onTheBoard.filter((role) => role.can_decide_emergency).map(({ id }) => id),
  'answer Emergency': everybody,
  'review Emergency': ['team_leader_region', 'team_leader_muni', 'team_leader_joint'],
  'protect Address': onTheBoard.filter((role) => role.read_ceiling.includes('protected_address')).map(({ id }) => id),
  'reveal Address': onTheBoard.filter((role) => role.read_ceiling.includes('protected_address')).map(({ id }) => id),
  'mark PrivateNote': everybody,
  'reveal PrivateNote': onTheBoard
    .filter(({ read_ceiling }) => read_ceiling.includes('private_notes'))
    .map(({ id }) => id),
  'read AuditLog': ['audit_officer'],
  'read SharingPolicy': ['audit_officer', 'data_protection_officer'],
  'draft SharingPolicy': ['data_protection_officer'],
  'approve SharingPolicy': ['data_protection_officer'],
};

/** What is a right in some sectors only, whatever the role: in health nobody opens what is marked private this way. */
const WHERE_ONLY: Readonly<Record<string, readonly string[]>> = {
  'reveal PrivateNote': ['muni_social', 'muni_employment'],
};

/** The capacity somebody acts in. */
interface Acting {
  readonly role: string;
  readonly sector: string;
}

/** @throws Error for an action of which nobody has said who may do it */
export function mayDo({ role, sector }: Acting, action: string, subject: string): boolean {
  const who = WHO_MAY[`${action} ${subject}`];
  if (!who) throw new Error(`who may ${action} ${subject}?`);
  const where = WHERE_ONLY[`${action} ${subject}`];
  return who.includes(role) && (where === undefined || where.includes(sector));
}
