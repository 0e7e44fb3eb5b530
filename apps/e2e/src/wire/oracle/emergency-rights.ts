import { OWNERS } from '@samtavle/domain';
import { type Facts } from './facts.js';
import { isHealthPerson } from './health-person.js';
import { type PolicyTable } from './policy-table.js';
import { factSlot, type Moment, type Reader, type Slot, slot } from './rights.js';

const LOOK_UP_GATEWAY = 'EMERG_HEALTH_PULL';

/**
 * What an emergency opens to this member: no relation is asked for. A look-up is a health person's, within the role's
 * ceiling; a pushed fact passes the ceiling. @see sharing policy, evaluation_order steps 2, 4 and 6
 */
export function forOneMember(table: PolicyTable, reader: Reader, facts: Facts, moment: Moment): Slot[] {
  const standing = facts.personal.filter(({ member, until }) => member === reader.member && until > moment.at);
  return standing.flatMap((right): Slot[] => {
    if (right.kind === 'pushed') return [factSlot(right.element)];
    if (!isHealthPerson(table, reader)) return [];
    return OWNERS.flatMap((owner) =>
      right.categories
        .filter((category) => table.ceiling(reader.role).has(category))
        .filter((category) => table.hasGateway(LOOK_UP_GATEWAY, category, owner, reader.sector))
        .map((category) => slot(owner, category)),
    );
  });
}
