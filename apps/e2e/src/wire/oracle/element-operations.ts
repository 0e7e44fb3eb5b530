import { WRITABLE_KINDS } from '@samtavle/contracts';
import { CATEGORIES, type Category, type Owner } from '@samtavle/domain';
import { type Actor } from './actor.js';
import { someResponsible } from './board-operations.js';
import { marker } from './claims.js';
import { slot } from './rights.js';

/** A line of any kind in any category, mostly one the card offers. */
export async function write(actor: Actor): Promise<void> {
  const { world, reader } = actor;
  const { chance } = world;
  const alias = actor.choose();
  const detail = actor.seen.get(alias) ?? (await actor.look(alias));
  const kind = chance.pick(WRITABLE_KINDS) ?? 'note';
  const chosen: Category = chance.pick(chance.percent(85) ? (detail?.writable ?? CATEGORIES) : CATEGORIES) ?? 'housing';
  const category = kind === 'goal' ? 'own_goals' : chosen;
  const named = await actor.named(alias);
  if (!named) return;
  const hasTask = kind === 'action' && chance.percent(50);
  await actor.command('element.write', {
    citizen: alias,
    kind,
    category,
    text: marker(slot(reader.sector as Owner, category), named.key, world.nextMarker()),
    ...(hasTask ? { responsible: someResponsible(actor) } : {}),
    ...(chance.percent(15) ? { mentions: [someResponsible(actor)] } : {}),
  });
}

/** Another text in place of one that stands, or an action that is done. */
export async function edit(actor: Actor): Promise<void> {
  const { world } = actor;
  const { chance } = world;
  const alias = chance.percent(50) ? (chance.pick([...actor.seen.keys()]) ?? actor.choose()) : actor.choose();
  const detail = actor.seen.get(alias) ?? (await actor.look(alias));
  const named = await actor.named(alias);
  // Some that may not be changed, too.
  const texts = detail?.elements.filter(({ content, mayEdit }) => 'text' in content && (mayEdit || chance.percent(10)));
  const element = chance.pick(texts ?? []);
  if (!element || !named) return;
  const isDone = element.content.kind === 'action' && chance.percent(40);
  const text = marker(slot(element.owner, element.category), named.key, world.nextMarker());
  const ack = await actor.command('element.edit', {
    citizen: detail?.card.id ?? actor.choose(),
    element: element.id,
    version: element.version,
    ...(isDone ? { done: true } : { text }),
  });
  if (ack.ok && !isDone) world.keys.wrote(text, element.id);
  // The next edit needs the new version; a card that is stale is opened again.
  if (ack.ok || chance.percent(70)) actor.seen.delete(alias);
}
