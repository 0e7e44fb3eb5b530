import { type BoardReason, addDays, BOARD_REASONS, type Owner, startOfDanishDay } from '@samtavle/domain';
import { LEAVE_REASONS, MemberId } from '@samtavle/contracts';
import { type Actor } from './actor.js';
import { marker } from './claims.js';
import { offBoard, onBoard } from './facts.js';
import { slot } from './rights.js';

const LEVELS = [1, 2, 3] as const;

export async function place(actor: Actor): Promise<void> {
  const { world, reader, screen } = actor;
  const { chance } = world;
  const offTheBoard = [...screen.cards.values()].filter(({ stay }) => stay === null).map(({ id }) => id);
  const citizen = chance.percent(80) ? (chance.pick(offTheBoard) ?? actor.choose()) : actor.choose();
  const named = await actor.named(citizen);
  if (!named) return;
  const owner = reader.sector as Owner;
  const reasons: BoardReason[] = chance.some(BOARD_REASONS, 1 + chance.below(3));
  const category = world.table.categoryOf(reasons[0] ?? 'new_in_team');
  const text = () => marker(slot(owner, category), named.key, world.nextMarker());
  await actor.command(
    'board.place',
    {
      citizen,
      level: chance.pick(LEVELS) ?? 1,
      reasons,
      firstAction: { text: text(), responsible: someResponsible(actor) },
      ...(chance.percent(30) ? { exitCriterion: text() } : {}),
    },
    () => ({ citizen: named.citizen, change: (facts) => onBoard(facts, owner) }),
  );
}

export async function move(actor: Actor): Promise<void> {
  const card = onTheBoard(actor);
  if (!card?.stay) return;
  const { owner, version } = card.stay;
  await actor.command('board.move', {
    citizen: card.id,
    owner,
    version,
    level: actor.world.chance.pick(LEVELS) ?? 1,
  });
}

export async function editStay(actor: Actor): Promise<void> {
  const card = onTheBoard(actor);
  if (!card?.stay) return;
  const { owner, version } = card.stay;
  const { chance, history } = actor.world;
  await actor.command('board.edit', {
    citizen: card.id,
    owner,
    version,
    reviewOn: addDays(history.now.day, chance.below(30)),
    ...(chance.percent(60) ? { reasons: chance.some(BOARD_REASONS, 1 + chance.below(2)) } : {}),
  });
}

export async function takeOff(actor: Actor): Promise<void> {
  const card = onTheBoard(actor);
  if (!card?.stay) return;
  const { world, reader } = actor;
  const { owner, version } = card.stay;
  const { at, day } = world.history.now;
  const today = world.chance.percent(40);
  const followUpOn = addDays(day, today ? 0 : 14);
  const citizen = await actor.citizenOf(card.id);
  const ack = await actor.command(
    'board.take-off',
    {
      citizen: card.id,
      owner,
      version,
      because: world.chance.pick(LEAVE_REASONS) ?? 'stable',
      handOverActions: world.chance.percent(90),
      ...(today ? { followUpOn } : {}),
    },
    () => ({
      citizen,
      change: (facts) => offBoard(facts, owner, reader.member, at, startOfDanishDay(addDays(followUpOn, 1))),
    }),
  );
  if (ack.ok) actor.takenOff = { citizen: card.id, owner, version: ack.value.version ?? 0 };
}

/** Undoes the last taking off. */
export async function putBack(actor: Actor): Promise<void> {
  const { takenOff } = actor;
  if (!takenOff) return;
  actor.takenOff = undefined;
  const { citizen, version } = takenOff;
  const owner = takenOff.owner as Owner;
  const inner = await actor.citizenOf(citizen);
  await actor.command('board.return', { citizen, owner, version }, () => ({
    citizen: inner,
    change: (facts) => onBoard(facts, owner),
  }));
}

function onTheBoard({ screen, world }: Actor) {
  return world.chance.pick([...screen.cards.values()].filter(({ stay }) => stay !== null));
}

export function someResponsible({ world, member }: Actor): MemberId {
  const other = world.chance.percent(25) ? world.chance.pick(world.colleagues)?.id : undefined;
  return other === undefined ? member : MemberId.parse(other);
}
