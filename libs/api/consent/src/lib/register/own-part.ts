import { type ConsentPackage } from '@samtavle/policy';
import { type Sector } from '@samtavle/domain';

/**
 * What one sector asks about in a package for one named person: what it may tell that person itself. Of what another sector
 * may tell it says nothing, so that nobody learns from the record that the other knows the citizen.
 */
export function ownPart(asked: ConsentPackage, sector: Sector): ConsentPackage {
  return asked.per_person === true ? { ...asked, flows: asked.flows.filter(({ from }) => from === sector) } : asked;
}
