import { type Ability } from '@samtavle/web-data-access';

const onBoard = (ability: Ability) => ability.can('open', 'Board');

/** The rooms of the house, in the order of the menu, and what opens each. The server decides again on every call. */
export const ROOMS = [
  { name: 'board', path: '/tavle', opens: onBoard },
  { name: 'day', path: '/dagen', opens: onBoard },
  { name: 'week', path: '/uge', opens: onBoard },
  { name: 'citizens', path: '/borgere', opens: onBoard },
  { name: 'meeting', path: '/moede', opens: onBoard },
  { name: 'tasks', path: '/opgaver', opens: onBoard },
  { name: 'import', path: '/indlaes', opens: (ability: Ability) => ability.can('import', 'Citizen') },
  { name: 'audit', path: '/log', opens: (ability: Ability) => ability.can('read', 'AuditLog') },
  { name: 'policy', path: '/regler', opens: (ability: Ability) => ability.can('read', 'SharingPolicy') },
] as const;

export type Room = (typeof ROOMS)[number];
export type RoomName = Room['name'];

/** The rooms this person may enter. */
export function roomsFor(ability: Ability): readonly Room[] {
  return ROOMS.filter(({ opens }) => opens(ability));
}
