import { type EntityManager } from 'typeorm';
import { type DemoCitizen } from '../team/model.js';
import { insertRows } from './insert-rows.js';

/** Refusals as they stand, and who acts for a citizen. */
export async function writeRefusals(
  em: EntityManager,
  team_id: string,
  citizens: readonly DemoCitizen[],
): Promise<void> {
  await insertRows(
    em,
    'objection',
    {
      id: 'uuid',
      citizen_id: 'uuid',
      team_id: 'uuid',
      given_to: 'text',
      how: 'text',
      categories: 'text[]',
      receivers: 'text[]',
      held_by: 'text[]',
      version: 'int',
      recorded_at: 'timestamptz',
      recorded_by: 'uuid',
    },
    citizens.flatMap((citizen) =>
      citizen.objections.map(({ id, givenTo, categories, receivers, heldBy, at, by }) => ({
        id,
        citizen_id: citizen.id,
        team_id,
        given_to: givenTo,
        how: 'oral',
        categories,
        receivers,
        held_by: heldBy,
        version: 1,
        recorded_at: at,
        recorded_by: by,
      })),
    ),
  );
  await insertRows(
    em,
    'representative',
    {
      citizen_id: 'uuid',
      team_id: 'uuid',
      sector: 'text',
      state: 'text',
      details: 'jsonb',
      version: 'int',
      recorded_at: 'timestamptz',
      recorded_by: 'uuid',
    },
    citizens.flatMap((citizen) =>
      citizen.representatives.map(({ sector, details, at, by }) => ({
        citizen_id: citizen.id,
        team_id,
        sector,
        state: 'mandate_recorded',
        details,
        version: 1,
        recorded_at: at,
        recorded_by: by,
      })),
    ),
  );
}
