import { MemberId } from '@samtavle/contracts';
import { type StaffSector } from '@samtavle/domain';
import { type Actor } from './actor.js';
import { marker } from './claims.js';
import { enrolledBy, withContacts } from './facts.js';
import { slot } from './rights.js';

/** Enrols somebody for the own sector; another sector may have enrolled the same person, and neither is told. */
export async function enrol(actor: Actor): Promise<void> {
  const { world, reader } = actor;
  const candidate = world.chance.pick(world.candidates);
  if (!candidate) return;
  const owner = reader.sector as StaffSector;
  const chosen = world.chance.percent(50) ? someColleagues(actor, 2) : [];
  const contacts = chosen.length > 0 ? chosen : [actor.member];
  await actor.command(
    'citizen.enrol',
    {
      cpr: candidate.cpr,
      givenName: marker(slot(owner, 'identification'), candidate.key, world.nextMarker()),
      familyName: 'Opdigtet',
      contacts: chosen,
    },
    async ({ id }) => {
      if (candidate.citizen === undefined) await world.registry.refresh();
      candidate.citizen ??= world.registry.citizenOf(id ?? '');
      if (candidate.citizen === undefined) throw new Error('an enrolment answered with an id nobody has');
      world.keys.set(candidate.key, candidate.citizen);
      const { at } = world.history.now;
      return { citizen: candidate.citizen, change: (facts) => enrolledBy(facts, owner, contacts, at) };
    },
  );
}

/** Names contact persons of the own sector anew. */
export async function contacts(actor: Actor): Promise<void> {
  const alias = actor.choose();
  const detail = await actor.look(alias);
  if (!detail) return;
  const { world, reader } = actor;
  const own = detail.elements.find(({ content, owner }) => content.kind === 'contacts' && owner === reader.sector);
  const members = someColleagues(actor, 3);
  const citizen = await actor.citizenOf(alias);
  const { at } = world.history.now;
  await actor.command('citizen.contacts', { citizen: alias, version: own?.version ?? null, contacts: members }, () => ({
    citizen,
    change: (facts) => withContacts(facts, reader.sector, members, at),
  }));
}

function someColleagues({ world, reader }: Actor, most: number): MemberId[] {
  const own = world.colleagues.filter(({ sector }) => sector === reader.sector);
  return world.chance.some(own, world.chance.below(most + 1)).map(({ id }) => MemberId.parse(id));
}
