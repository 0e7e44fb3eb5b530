import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee } from '../row-level-security.js';

/** Slots of `identification`, one per owner: seeing any of them is seeing that the citizen exists. */
const anyName = [0, 28, 56, 84, 112].map((slot) => `get_bit(d.mask, ${slot}) = 1`).join(' OR ');

/**
 * A step of the own sector's consent may be a colleague's of the other: who takes a yes back does so on either side. Of them
 * the timeline tells the authority and the function, and not who it was.
 */
export class StepsByFunction1733900000000 implements MigrationInterface {
  name = 'StepsByFunction1733900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      DROP FUNCTION sharing_steps(uuid);
      -- As before, and of a step of the own record that another sector took: its function instead of the member.
      CREATE FUNCTION sharing_steps(of_citizen uuid)
      RETURNS TABLE (consent_id uuid, package text, sector text, own boolean, event text, at timestamptz, by_member uuid,
        by_role text, by_authority text)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT k.id, k.package, k.sector, k.sector = app_sector(),
          CASE WHEN k.sector = app_sector() THEN v.event WHEN v.to_state IN ('active', 'expiring') THEN 'opened' ELSE 'closed' END,
          v.at, CASE WHEN k.sector = app_sector() AND m.sector = app_sector() THEN v.by_member END,
          CASE WHEN k.sector = app_sector() AND m.sector <> app_sector() THEN m.role END,
          CASE WHEN k.sector = app_sector() AND m.sector <> app_sector() THEN a.name END
        FROM consent k JOIN consent_event v ON v.consent_id = k.id
          LEFT JOIN member m ON m.id = v.by_member LEFT JOIN authority a ON a.id = m.authority_id
        WHERE k.citizen_id = of_citizen AND k.team_id = app_team() AND ${maySee('k.citizen_id', `(${anyName})`)}
          AND (k.sector = app_sector() OR (k.given_on IS NOT NULL AND v.event NOT IN ('ask', 'refuse', 'no_answer')
            AND (k.flows @> jsonb_build_array(jsonb_build_object('to', app_sector()))
              OR k.flows @> jsonb_build_array(jsonb_build_object('from', app_sector())))))
        ORDER BY v.at, v.version;
      $$;
      REVOKE ALL ON FUNCTION sharing_steps FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION sharing_steps TO samtavle_runtime;`);
  }

  async down(): Promise<void> {
    throw new Error('what was not to be told is not told again');
  }
}
