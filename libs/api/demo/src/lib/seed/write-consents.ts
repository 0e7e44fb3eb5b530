import { type EntityManager } from 'typeorm';
import { type DemoCitizen, type DemoConsent } from '../team/model.js';
import { insertRows } from './insert-rows.js';

/** Consents as they stand, and every step that led there. */
export async function writeConsents(
  em: EntityManager,
  team_id: string,
  citizens: readonly DemoCitizen[],
): Promise<void> {
  const rowOf = (citizen_id: string, consent: DemoConsent) => {
    const last = consent.steps.at(-1);
    return {
      id: consent.id,
      citizen_id,
      team_id,
      package: consent.package,
      sector: consent.sector,
      state: consent.state,
      version: consent.steps.length,
      asked_on: consent.askedOn,
      ask_again_on: consent.askAgainOn,
      given_on: consent.givenOn,
      expires_on: consent.expiresOn,
      flows: consent.flows,
      relative_id: consent.relative?.id ?? null,
      relative_name: consent.relative?.name ?? null,
      relative_relation: consent.relative?.relation ?? null,
      recorded_at: last?.at,
      recorded_by: last?.by,
    };
  };
  await insertRows(
    em,
    'consent',
    {
      id: 'uuid',
      citizen_id: 'uuid',
      team_id: 'uuid',
      package: 'text',
      sector: 'text',
      state: 'text',
      version: 'int',
      asked_on: 'date',
      ask_again_on: 'date',
      given_on: 'date',
      expires_on: 'date',
      flows: 'jsonb',
      relative_id: 'uuid',
      relative_name: 'text',
      relative_relation: 'text',
      recorded_at: 'timestamptz',
      recorded_by: 'uuid',
    },
    citizens.flatMap((citizen) => citizen.consents.map((consent) => rowOf(citizen.id, consent))),
  );
  await insertRows(
    em,
    'consent_event',
    {
      consent_id: 'uuid',
      version: 'int',
      team_id: 'uuid',
      event: 'text',
      from_state: 'text',
      to_state: 'text',
      at: 'timestamptz',
      by_member: 'uuid',
      details: 'jsonb',
    },
    citizens.flatMap(({ consents }) =>
      consents.flatMap((consent) =>
        consent.steps.map(({ event, from, to, at, by, details }, before) => ({
          consent_id: consent.id,
          version: before + 1,
          team_id,
          event,
          from_state: from,
          to_state: to,
          at,
          by_member: by,
          details,
        })),
      ),
    ),
  );
}
