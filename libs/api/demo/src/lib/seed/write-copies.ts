import { type Instant, slotOf } from '@samtavle/domain';
import { type EntityManager } from 'typeorm';
import { copiesOf } from '../team/copies.js';
import { type DemoCitizen } from '../team/model.js';
import { insertRows } from './insert-rows.js';

/** What has been carried into the authorities' own records. */
export async function writeCopies(
  em: EntityManager,
  team_id: string,
  citizens: readonly DemoCitizen[],
  now: Instant,
): Promise<void> {
  await insertRows(
    em,
    'element_copy',
    {
      element_id: 'uuid',
      version: 'int',
      team_id: 'uuid',
      citizen_id: 'uuid',
      slot: 'smallint',
      at: 'timestamptz',
      by_member: 'uuid',
    },
    citizens.flatMap((citizen) =>
      copiesOf(citizen.elements, now).map(({ element, version, at, by }) => ({
        element_id: element.id,
        version,
        team_id,
        citizen_id: citizen.id,
        slot: slotOf(element.owner, element.category),
        at,
        by_member: by,
      })),
    ),
  );
}
