import { type CategoryName } from '@samtavle/contracts';
import { type Category, STAFF_SECTORS } from '@samtavle/domain';
import { type z } from 'zod';
import { type Actor } from './actor.js';
import { lifted, refused, representedAs } from './facts-of-the-law.js';

/** What refusals are mostly about: what is shared without consent, or opened by the packages. */
const USUAL: z.infer<typeof CategoryName>[] = ['medication_depot', 'mental_state', 'diagnosis', 'board_status'];

/** The citizen refuses: everything or some of it, towards everybody else or some. */
export async function refuse(actor: Actor): Promise<void> {
  const { chance } = actor.world;
  const alias = actor.choose();
  const named = await actor.named(alias);
  if (!named) return;
  const own = actor.reader.sector;
  const others = STAFF_SECTORS.filter((sector) => sector !== own);
  const categories: Category[] | null = chance.percent(50) ? null : chance.some(USUAL, 1 + chance.below(2));
  const receivers = chance.percent(40) ? null : chance.some(chance.percent(95) ? others : STAFF_SECTORS, 1);
  await actor.command('objection.register', { citizen: alias, how: 'oral', categories, receivers }, ({ id }) => ({
    citizen: named.citizen,
    change: (facts) =>
      refused(facts, {
        id: id ?? '',
        givenTo: own,
        categories: categories ?? [],
        // Of everything towards everybody means every other sector. @see Sundhedsloven §§ 41 stk. 3, 42 a
        receivers: receivers ?? others,
      }),
  }));
}

export async function liftRefusal(actor: Actor): Promise<void> {
  const alias = actor.choose();
  const detail = await actor.look(alias);
  const named = await actor.named(alias);
  const objection = actor.world.chance.pick(detail?.objections ?? []);
  if (!objection || !named) return;
  const { id, version } = objection;
  await actor.command('objection.lift', { citizen: alias, objection: id, version }, () => ({
    citizen: named.citizen,
    change: (facts) => lifted(facts, id),
  }));
}

/** A doubt about who speaks for the citizen comes up, or is over. */
export async function represent(actor: Actor): Promise<void> {
  const alias = actor.choose();
  const detail = await actor.look(alias);
  const named = await actor.named(alias);
  if (!detail || !named) return;
  const { state: before, version } = detail.representative;
  const state = before === 'unclear' || actor.world.chance.percent(60) ? 'none' : 'unclear';
  const { sector } = actor.reader;
  await actor.command('representative.record', { citizen: alias, version, state }, () => ({
    citizen: named.citizen,
    change: (facts) => representedAs(facts, sector, state),
  }));
}
