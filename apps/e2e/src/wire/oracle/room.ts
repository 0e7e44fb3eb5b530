import { CATEGORIES, type Category, type Instant, type Owner, OWNERS } from '@samtavle/domain';
import { type PolicyTable } from './policy-table.js';
import { type Moment, NOTICE, type Reader, type Slot, slot } from './rights.js';

/** Who sits in the team's meeting. Never changed, only replaced. */
export interface Room {
  readonly meeting: string;
  readonly openedAt: Instant;
  /** Members signed in to it, and whether they have stepped out for an item. */
  readonly people: ReadonlyMap<string, 'in' | 'out'>;
}

/** A meeting nobody closed is over after this long. */
const LONGEST_MS = 4 * 3_600_000;

/** Opens a meeting, or comes to the one that is open. */
export function opened(room: Room | null, meeting: string, member: string, at: Instant): Room {
  const known = room?.meeting === meeting ? room : { meeting, openedAt: at, people: new Map<string, 'in' | 'out'>() };
  return joined(known, meeting, member) ?? known;
}

/** Somebody who had stepped out and joins again has still stepped out. */
export function joined(room: Room | null, meeting: string, member: string): Room | null {
  if (room?.meeting !== meeting || room.people.has(member)) return room;
  return { ...room, people: new Map(room.people).set(member, 'in') };
}

export function stepped(room: Room | null, meeting: string, member: string, where: 'in' | 'out'): Room | null {
  if (room?.meeting !== meeting || !room.people.has(member)) return room;
  return { ...room, people: new Map(room.people).set(member, where) };
}

export function left(room: Room | null, meeting: string, member: string): Room | null {
  if (room?.meeting !== meeting) return room;
  return { ...room, people: new Map([...room.people].filter(([one]) => one !== member)) };
}

export function closed(room: Room | null, meeting: string): Room | null {
  return room?.meeting === meeting ? null : room;
}

/** Those looking at the wall, in a meeting that is not over. */
export function looking(room: Room | null, moment: Moment): string[] {
  if (!room || Date.parse(moment.at) - Date.parse(room.openedAt) >= LONGEST_MS) return [];
  return [...room.people].filter(([, where]) => where === 'in').map(([member]) => member);
}

/** What may stand on a wall; `words:` of an owner and category is a reason of that category in words. */
export type OnWall = Slot | `words:${string}`;
export const words = (owner: string, category: string): OnWall => `words:${owner}:${category}`;

/**
 * The rights of a room: what all of them may see, of that only what may hang on a wall, and of the reasons those everybody
 * may read, board status and category. Who may see a citizen's admissions may see the notice of one. A room with nobody in
 * it sees nothing. @see sharing policy, wall_mode
 */
export function rightsOfRoom(
  table: PolicyTable,
  room: readonly { readonly reader: Reader; readonly rights: ReadonlySet<Slot> }[],
): ReadonlySet<OnWall> {
  if (room.length === 0) return new Set();
  const all = (one: Slot) => room.every(({ rights }) => rights.has(one));
  const isMasked = (owner: Owner, category: Category) =>
    room.some(({ reader }) => table.ruling(category, owner, reader.sector).isMaskedOnWall);
  const open = OWNERS.flatMap((owner) =>
    CATEGORIES.filter((category) => all(slot(owner, category)) && !isMasked(owner, category)).map((category) => ({
      owner,
      category,
    })),
  );
  const readable = open.filter(({ owner }) =>
    open.some((one) => one.owner === owner && one.category === 'board_status'),
  );
  const admissions = slot('region_psych', 'admission_discharge');
  const isNoticed = room.every(({ rights }) => rights.has(NOTICE) || rights.has(admissions));
  return new Set<OnWall>([
    ...open.filter(({ category }) => table.isForWall(category)).map(({ owner, category }) => slot(owner, category)),
    ...readable.map(({ owner, category }) => words(owner, category)),
    ...(isNoticed ? [NOTICE] : []),
  ]);
}
