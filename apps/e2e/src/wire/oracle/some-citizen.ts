import { randomUUID } from 'node:crypto';
import { CitizenId } from '@samtavle/contracts';
import { STAFF_SECTORS } from '@samtavle/domain';
import { type Actor } from './actor.js';

/** Mostly somebody of the run on the persona's screen; now and then an id that is not theirs to use. */
export function someCitizen({ screen, reader, world }: Actor): CitizenId {
  const { chance, registry, candidates, history } = world;
  const known = candidates.flatMap(({ citizen }) => citizen ?? []);
  const foreign = () => {
    const citizen = chance.pick(known) ?? chance.pick([...history.citizens()]) ?? '';
    const sector = chance.pick(STAFF_SECTORS) ?? '';
    return registry.aliasOf(citizen, chance.percent(50) ? reader.sector : sector);
  };
  const onScreen = [...screen.cards.keys()];
  const ofRun = onScreen.filter((id) => known.includes(registry.citizenOf(id) ?? ''));
  const chosen = chance.percent(7)
    ? foreign()
    : chance.percent(85)
      ? (chance.pick(ofRun) ?? chance.pick(onScreen))
      : chance.pick(onScreen);
  return CitizenId.parse(chosen ?? foreign() ?? randomUUID());
}
