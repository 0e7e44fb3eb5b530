import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** A new version of the policy closes what it opens no longer, whoever has it open. */
export class PolicyClosesPersonalAccess1733300000000 implements MigrationInterface {
  name = 'PolicyClosesPersonalAccess1733300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Nobody may change what another has open, but for this: it can only become less.
      CREATE FUNCTION narrow_personal_access(of_id uuid, to_mask bit(140)) RETURNS void
      LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
        UPDATE personal_access p SET mask = p.mask & to_mask,
            ended_at = CASE WHEN position(B'1' IN p.mask & to_mask) = 0 THEN app_now() END
         WHERE p.id = of_id AND p.team_id = app_team() AND p.ended_at IS NULL AND p.ground <> 'pushed_fact';
      $$;
      REVOKE ALL ON FUNCTION narrow_personal_access FROM PUBLIC;
      GRANT EXECUTE ON FUNCTION narrow_personal_access TO samtavle_runtime;`);
  }

  async down(): Promise<void> {
    throw new Error('what was closed is not opened again');
  }
}
