import { ADDRESS_GROUNDS, PrivateMarks } from '@samtavle/contracts';
import { addDays, type Instant, type Owner, OWNERS, startOfDanishDay } from '@samtavle/domain';
import { minutesAfter } from '../../support/server-clock.js';
import { type Actor } from './actor.js';
import { marker } from './claims.js';
import { knownAgain, markedPrivate, openedToOne } from './facts-of-the-law.js';
import { slot } from './rights.js';

/** What somebody can have said in confidence. */
const MARKABLE: readonly string[] = ['note', 'action', 'goal'];

/** The Danish day's end; one day a year is longer than the 24 hours such a right lasts at most. */
function tonight({ world: { history } }: Actor): Instant {
  const { at, day } = history.now;
  const midnight = startOfDanishDay(addDays(day, 1));
  const latest = minutesAfter(at, 24 * 60);
  return midnight < latest ? midnight : latest;
}

/** The citizen asked to keep something from others. */
export async function markPrivate(actor: Actor): Promise<void> {
  const { world, reader } = actor;
  const alias = actor.choose();
  const detail = await actor.look(alias);
  const named = await actor.named(alias);
  const element = world.chance.pick(
    (detail?.elements ?? []).filter(
      ({ content, owner }) => MARKABLE.includes(content.kind) && (owner === reader.sector || world.chance.percent(10)),
    ),
  );
  if (!element || !named) return;
  const { id, version, owner } = element;
  await actor.command('element.mark-private', { citizen: alias, element: id, version }, () => ({
    citizen: named.citizen,
    change: (facts) => markedPrivate(facts, id, owner, reader.member),
  }));
}

/** The citizen wants it known again: one's own mark, or what one has open as primary contact. */
export async function liftPrivate(actor: Actor): Promise<void> {
  const { chance, history, registry } = actor.world;
  const { member } = actor.reader;
  const marked = [...actor.screen.cards.values()].filter(({ id }) =>
    [...history.factsNow(registry.citizenOf(id) ?? '').hidden.values()].some(({ by }) => by === member),
  );
  const alias = (chance.percent(85) ? chance.pick(marked)?.id : undefined) ?? actor.choose();
  const named = await actor.named(alias);
  const marks = PrivateMarks.safeParse((await actor.read('GET', `/api/citizens/${alias}/private-marks`)).json);
  const open = actor.seen.get(alias)?.elements.filter(({ category }) => category === 'private_notes') ?? [];
  const own = marks.success ? marks.data.marks.map(({ element }) => element) : [];
  const element = chance.pick([...own, ...open.map(({ id }) => id)]);
  if (!element || !named) return;
  await actor.command('element.lift-private', { citizen: alias, element }, () => ({
    citizen: named.citizen,
    change: (facts) => knownAgain(facts, element),
  }));
}

/** What is marked private opens to the primary contact, for the day. */
export async function openPrivate(actor: Actor): Promise<void> {
  const { chance } = actor.world;
  const { member, sector } = actor.reader;
  // In health there is no such right; tried now and then.
  if (!['muni_social', 'muni_employment'].includes(sector) && chance.percent(90)) return;
  const mine = [...actor.screen.cards.values()].filter(({ contacts }) => contacts.some((one) => one === member));
  const citizen = (chance.percent(80) ? chance.pick(mine)?.id : undefined) ?? actor.choose();
  const named = await actor.named(citizen);
  if (!named) return;
  const until = tonight(actor);
  await actor.command('private.open', { citizen }, () => ({
    citizen: named.citizen,
    change: (facts) => openedToOne(facts, { kind: 'primary contact', member, until }),
  }));
  await actor.look(citizen);
}

export async function protectAddress(actor: Actor): Promise<void> {
  const { chance } = actor.world;
  const citizen = visitedToday(actor) ?? actor.choose();
  const named = await actor.named(citizen);
  const own: Owner | undefined = OWNERS.find((one) => one === actor.reader.sector);
  if (!named || !own) return;
  const text = marker(slot(own, 'protected_address'), named.key, actor.world.nextMarker());
  await actor.command('address.protect', { citizen, text, because: chance.pick(ADDRESS_GROUNDS) ?? 'cpr_protection' });
}

/** The protected address, for whoever visits today. */
export async function revealAddress(actor: Actor): Promise<void> {
  const citizen = visitedToday(actor) ?? actor.choose();
  const { member } = actor.reader;
  const named = await actor.named(citizen);
  if (!named) return;
  const until = tonight(actor);
  await actor.command('address.reveal', { citizen }, () => ({
    citizen: named.citizen,
    change: (facts) => openedToOne(facts, { kind: 'visit', member, until }),
  }));
  await actor.look(citizen);
}

/** Mostly somebody this persona visits today. */
function visitedToday({ screen, reader, world: { chance } }: Actor) {
  const visited = [...screen.cards.values()].filter(({ visit }) => visit?.who.some((one) => one === reader.member));
  return chance.percent(85) ? chance.pick(visited)?.id : undefined;
}
