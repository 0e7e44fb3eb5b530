import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** An approved version of the policy is of both sides of the board: a region's eyes and a municipality's. */
export class FourEyesOfBothSides1733800000000 implements MigrationInterface {
  name = 'FourEyesOfBothSides1733800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Which side an authority is on stands in another table, so it is not a CHECK. Earlier versions stay as they are.
      CREATE FUNCTION policy_of_both_sides() RETURNS trigger LANGUAGE plpgsql SET search_path = pg_catalog, public AS $$ BEGIN
        IF NEW.origin = 'approved' AND (SELECT count(DISTINCT a.kind) FROM authority a
            WHERE a.id IN (NEW.drafter_authority, NEW.approver_authority)) < 2 THEN
          RAISE EXCEPTION 'the second pair of eyes is of the other side' USING ERRCODE = 'check_violation';
        END IF;
        RETURN NULL;
      END $$;
      CREATE TRIGGER policy_both_sides AFTER INSERT ON policy_version FOR EACH ROW EXECUTE FUNCTION policy_of_both_sides();`);
  }

  async down(): Promise<void> {
    throw new Error('what two sides agreed stays agreed');
  }
}
