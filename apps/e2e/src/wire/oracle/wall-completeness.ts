import { type Card, unpackCards, WallView } from '@samtavle/contracts';
import { type BoardReason, type Owner, OWNERS } from '@samtavle/domain';
import { type Actor } from './actor.js';
import { type Judge } from './judge.js';
import { closeMeeting, joinMeeting, openMeeting } from './meeting-operations.js';
import { type Slot, slot } from './rights.js';
import { type OnWall, words } from './room.js';

interface Row {
  readonly citizen_id: string;
  readonly kind: 'identity' | 'stay' | 'reason';
  readonly owner: Owner;
  readonly reason: BoardReason | null;
  readonly stay_owner: Owner | null;
}

/**
 * Sits these together, one room after the other, and compares the wall with what the table lets the room see, in either
 * direction: who is on the board by their name, and why. Nothing else may be under way.
 */
export async function differencesOnWall(rooms: readonly (readonly Actor[])[], judge: Judge): Promise<string[]> {
  const found: string[] = [];
  for (const room of rooms) found.push(...(await differencesIn(room, judge)));
  return found;
}

async function differencesIn(room: readonly Actor[], judge: Judge): Promise<string[]> {
  const [chair, ...others] = room;
  if (!chair) return [];
  const { history, registry, server, table } = chair.world;
  await endMeeting(chair);
  await openMeeting(chair);
  for (const actor of others) await joinMeeting(actor);
  history.settle();
  const answer = await chair.read('POST', '/api/meeting/wall', { shown: null });
  const wall = WallView.parse(answer.json);
  const shown = wall.kind === 'wall' ? unpackCards(wall.cards) : [];
  const here = { first: history.last, last: history.last };
  const { rows } = await server.owner.query<Row>(
    `SELECT e.citizen_id, e.kind, e.owner, e.content->>'reason' AS reason, stay.owner AS stay_owner
       FROM element e LEFT JOIN element stay ON stay.id = e.stay_id AND stay.ended_at IS NULL
      WHERE e.ended_at IS NULL AND e.kind IN ('identity', 'stay', 'reason')`,
  );
  const wanted = [...new Set(rows.map((row) => row.citizen_id))].flatMap((citizen) => {
    const [state] = history.states(citizen, here, true);
    if (
      !state ||
      !others.every(({ reader }) => mayKnowOf(reader.sector, chair, judge.sight.rightsIn(state, chair.reader)))
    )
      return [];
    const rights: ReadonlySet<OnWall> = judge.sight.rightsOfRoomIn(state);
    const own = rows.filter((row) => row.citizen_id === citizen);
    return expected(own, rights, table.categoryOf).map((what) => `${citizen} ${what}`);
  });
  const told = shown.flatMap((card) => saidOn(card).map((what) => `${registry.citizenOf(card.id) ?? ''} ${what}`));
  await closeMeeting(chair);
  history.settle();
  const named = room.map(({ name }) => name).join(', ');
  return [
    ...wanted.filter((one) => !told.includes(one)).map((one) => `the wall of ${named} does not show ${one}`),
    ...told.filter((one) => !wanted.includes(one)).map((one) => `the wall of ${named} shows ${one}`),
  ];
}

/**
 * A colleague of a sector whose part in the case the chair may not know of counts as somebody without a relation: that
 * they hide nobody would tell of it.
 */
function mayKnowOf(sector: string, chair: Actor, rights: ReadonlySet<Slot>): boolean {
  const owner = OWNERS.find((one) => one === sector);
  return sector === chair.reader.sector || (owner !== undefined && rights.has(slot(owner, 'team_membership')));
}

/** Whoever wants to end a meeting sits in it. */
async function endMeeting(chair: Actor): Promise<void> {
  if (!chair.world.history.room) return;
  await joinMeeting(chair);
  await closeMeeting(chair);
  chair.world.history.settle();
}

function expected(
  rows: readonly Row[],
  rights: ReadonlySet<OnWall>,
  categoryOf: (reason: BoardReason) => string,
): string[] {
  const isSeen = ({ owner }: Row) => rights.has(slot(owner, 'board_status'));
  const isNamed = rows.some(({ kind, owner }) => kind === 'identity' && rights.has(slot(owner, 'identification')));
  if (!isNamed || !rows.some((row) => row.kind === 'stay' && isSeen(row))) return [];
  const reasons = rows.flatMap(({ kind, owner, reason, stay_owner: stayOwner }) =>
    kind === 'reason' &&
    reason !== null &&
    stayOwner !== null &&
    rights.has(slot(stayOwner, 'board_status')) &&
    rights.has(words(owner, categoryOf(reason)))
      ? [`${owner} ${reason}`]
      : [],
  );
  return ['is on the board', ...reasons];
}

function saidOn({ stay, reasons }: Card): string[] {
  return stay ? ['is on the board', ...reasons.map(({ owner, reason }) => `${owner} ${reason}`)] : [];
}
