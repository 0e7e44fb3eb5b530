import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An address opened for today's visit closes with it: moved, called off, corrected, or given to somebody else. */
export class AddressClosesWithVisit1733500000000 implements MigrationInterface {
  name = 'AddressClosesWithVisit1733500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever changes the visit may be another than whoever has the address open: so it is the owner's.
      CREATE FUNCTION close_address_with_visit() RETURNS trigger
      LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
      BEGIN
        UPDATE personal_access p SET ended_at = app_now()
         WHERE p.citizen_id = NEW.citizen_id AND p.ground = 'address_visit' AND p.ended_at IS NULL AND p.valid_to > app_now()
           AND NOT EXISTS (SELECT 1 FROM element e
             WHERE e.kind = 'visit' AND e.team_id = NEW.team_id AND e.citizen_id = NEW.citizen_id AND e.ended_at IS NULL
               AND e.on_day = (app_now() AT TIME ZONE 'Europe/Copenhagen')::date
               AND e.content->'who' @> to_jsonb(p.member_id::text));
        RETURN NULL;
      END $$;
      CREATE TRIGGER visit_closes_address AFTER UPDATE OF ended_at, on_day, content ON element FOR EACH ROW
        WHEN (NEW.kind = 'visit' AND (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.on_day IS DISTINCT FROM OLD.on_day
          OR NEW.content->'who' IS DISTINCT FROM OLD.content->'who'))
        EXECUTE FUNCTION close_address_with_visit();
      REVOKE ALL ON FUNCTION close_address_with_visit FROM PUBLIC;

      -- As before, and what was ended before its time and has not been told yet.
      CREATE OR REPLACE FUNCTION lapsed_personal_access(at timestamptz) RETURNS TABLE (id uuid, team_id uuid)
      LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        SELECT p.id, p.team_id FROM personal_access p
         WHERE NOT p.closed AND (p.valid_to <= at OR p.ended_at IS NOT NULL) LIMIT 2000;
      $$;`);
  }

  async down(): Promise<void> {
    throw new Error('what was closed is not opened again');
  }
}
