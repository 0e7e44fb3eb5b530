import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee, maySeeAsOne, opensElement, opensPlan, opensSlot } from '../row-level-security.js';

/** The citizen's plan: what there is once, lawful correction, and cards that carry no record. */
export class CarePlan1732900000000 implements MigrationInterface {
  name = 'CarePlan1732900000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(definers);
    await runner.query(rowLevelSecurity);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('what was corrected is not shown again');
  }
}

const tables = `
  -- One crisis plan and one agreement about the plan per citizen and owner: two would be two truths.
  CREATE UNIQUE INDEX element_one_record ON element (citizen_id, owner, kind)
    WHERE kind IN ('crisis_plan', 'plan_agreement') AND ended_at IS NULL;

  -- What was wrong, or about somebody else. The words stay stored, as the law of records has it, and are shown to nobody.
  -- That, by whom and why stands in a row of its own.
  ALTER TABLE element ADD COLUMN corrected_at timestamptz,
    ADD CONSTRAINT element_corrected_ended CHECK (corrected_at IS NULL OR ended_at IS NOT NULL);
  ALTER TABLE element_version ADD COLUMN corrected boolean NOT NULL DEFAULT false;
  CREATE TABLE element_correction (
    element_id uuid PRIMARY KEY REFERENCES element, team_id uuid NOT NULL REFERENCES team,
    citizen_id uuid NOT NULL REFERENCES citizen, kind text NOT NULL, slot smallint NOT NULL,
    because text NOT NULL CHECK (length(because) > 0), at timestamptz NOT NULL, by_member uuid NOT NULL REFERENCES member);
  CREATE INDEX element_correction_citizen ON element_correction (citizen_id, at DESC);`;

const quoted = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');
const RECORDS = [
  'effort_goal',
  'sub_goal',
  'plan_agreement',
  'crisis_plan',
  'advance_statement',
  'network_person',
  'child',
  'legal_status',
  'medication_due',
  'life_status',
  'measure',
];
const CORRECTABLE = quoted(['note', 'action', 'goal', 'exit_criterion', 'visit', 'contact', ...RECORDS]);
const LEAVES_A_MARK = quoted(['note', 'goal', 'exit_criterion', ...RECORDS]);

const definers = `
  -- The row leaves its writer's sight too, which an UPDATE under row-level security would refuse. What is marked private
  -- is corrected when the mark has been lifted.
  CREATE FUNCTION correct_element(of_citizen uuid, of_element uuid, of_version int, why text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE found element%ROWTYPE;
  BEGIN
    UPDATE element e SET corrected_at = app_now(), ended_at = coalesce(e.ended_at, app_now()), version = e.version + 1,
        updated_at = app_now(), updated_by = app_member()
      WHERE e.id = of_element AND e.citizen_id = of_citizen AND e.version = of_version AND e.team_id = app_team()
        AND e.owner = app_sector() AND e.kind IN (${CORRECTABLE}) AND e.open_category IS NULL AND e.corrected_at IS NULL
      RETURNING e.* INTO found;
    IF found.id IS NULL THEN RETURN false; END IF;
    UPDATE element_version v SET corrected = true WHERE v.element_id = of_element;
    INSERT INTO element_correction (element_id, team_id, citizen_id, kind, slot, because, at, by_member)
      VALUES (found.id, found.team_id, found.citizen_id, found.kind, found.slot, why, app_now(), app_member());
    RETURN true;
  END $$;

  -- As before; of a record the card shows only that its owner wrote something.
  CREATE OR REPLACE FUNCTION card_elements(of_classes text[], of_citizens uuid[], of_day date)
  RETURNS TABLE (class_key text, citizen_id uuid, elements json)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT d.class_key, d.citizen_id,
      json_agg(json_build_array(e.id, e.kind, e.slot, e.version,
        CASE WHEN e.kind IN (${LEAVES_A_MARK}) THEN NULL ELSE e.content END) ORDER BY e.created_at, e.id)
    FROM decision d JOIN element e ON e.citizen_id = d.citizen_id AND e.team_id = d.team_id
    WHERE d.team_id = (SELECT app_team()) AND d.class_key = ANY (of_classes)
      AND (of_citizens IS NULL OR d.citizen_id = ANY (of_citizens)) AND d.until > (SELECT app_now())
      AND ((SELECT app_class()) IS NULL AND d.by_class
        OR d.class_key = (SELECT app_class()) AND (d.by_class
          OR (d.by_sector AND (SELECT app_reach()) = 'sector')
          OR EXISTS (SELECT 1 FROM relation r WHERE r.citizen_id = d.citizen_id AND r.member_id = (SELECT app_member())
                      AND r.valid_from <= (SELECT app_now()) AND r.valid_to > (SELECT app_now()))))
      AND e.ended_at IS NULL AND (e.kind <> 'visit' OR e.on_day >= of_day) AND e.kind NOT IN ('pushed_fact', 'address')
      AND ${opensElement('e')} AND ${opensPlan('e')}
    GROUP BY d.class_key, d.citizen_id;
  $$;`;

const rowLevelSecurity = `
  CREATE POLICY element_corrected ON element AS RESTRICTIVE TO samtavle_runtime
    USING (corrected_at IS NULL) WITH CHECK (corrected_at IS NULL);
  CREATE POLICY element_version_corrected ON element_version AS RESTRICTIVE TO samtavle_runtime
    USING (NOT corrected) WITH CHECK (NOT corrected);

  ALTER TABLE element_correction ENABLE ROW LEVEL SECURITY; ALTER TABLE element_correction FORCE ROW LEVEL SECURITY;
  CREATE POLICY element_correction_owner ON element_correction TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY element_correction_read ON element_correction FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team())
      AND (${maySee('element_correction.citizen_id', opensSlot('element_correction'))}
        OR ${maySeeAsOne('element_correction.citizen_id', opensSlot('element_correction'))}));`;

const grants = `
  GRANT SELECT ON element_correction TO samtavle_runtime;
  REVOKE ALL ON FUNCTION correct_element FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION correct_element TO samtavle_runtime;`;
