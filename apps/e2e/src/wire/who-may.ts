import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { checkout } from '../support/checkout.js';

const Roles = z.object({
  roles: z.array(z.object({ id: z.string(), board_access: z.boolean(), read_ceiling: z.array(z.string()) })),
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
  'read AuditLog': ['audit_officer'],
  'read SharingPolicy': ['audit_officer', 'data_protection_officer'],
  'draft SharingPolicy': ['data_protection_officer'],
  'approve SharingPolicy': ['data_protection_officer'],
};

/** @throws Error for an action of which nobody has said who may do it */
export function mayDo(role: string, action: string, subject: string): boolean {
  const who = WHO_MAY[`${action} ${subject}`];
  if (!who) throw new Error(`who may ${action} ${subject}?`);
  return who.includes(role);
}
