import { type Ability } from '@samtavle/web-data-access';

/** The rooms of the house, in the order of the menu, and what opens each. The server decides again on every call. */
export const ROOMS = [
  { name: 'board', path: '/tavle', action: 'open', subject: 'Board' },
  { name: 'citizens', path: '/borgere', action: 'open', subject: 'Board' },
  { name: 'import', path: '/indlaes', action: 'import', subject: 'Citizen' },
  { name: 'audit', path: '/log', action: 'read', subject: 'AuditLog' },
] as const;

export type Room = (typeof ROOMS)[number];
export type RoomName = Room['name'];

/** The rooms this person may enter. */
export function roomsFor(ability: Ability): readonly Room[] {
  return ROOMS.filter(({ action, subject }) => ability.can(action, subject));
}
