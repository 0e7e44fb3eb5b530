import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * A version in which nothing but a link is another is not counted: its number stands between two whole ones. What counts on
 * begins with the whole number. @see docs/adr/0022-a-link-is-not-counted.md
 */
export class ALinkIsNotCounted1734200000000 implements MigrationInterface {
  name = 'ALinkIsNotCounted1734200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(linkSteps);
    await runner.query(linkedSlot);
    await runner.query(countOn);
  }

  async down(): Promise<void> {
    throw new Error('the server of this version asks the database so');
  }
}

// As they are here and now: a migration that ran does not change with what comes later.
const WHOLE_NUMBERS = 65_536;
const CATEGORY_COUNT = 28;
const PRIVATE_NOTES = 25;
const CORRECTABLE = [
  'note',
  'action',
  'goal',
  'exit_criterion',
  'visit',
  'contact',
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
]
  .map((kind) => `'${kind}'`)
  .join(', ');
const NEXT = `e.version % ${WHOLE_NUMBERS} + 1`;
const linkSteps = `
  -- What an element said before links alone were changed in it, the newest first, back to the version that is counted.
  -- Asked as the caller, under row-level security.
  CREATE FUNCTION link_steps(of_element uuid, of_version int) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
  BEGIN
    RETURN (SELECT coalesce(jsonb_agg(jsonb_build_object('version', v.version, 'content', v.content,
        'goalSlot', goal_slot(v.kind, v.content, v.citizen_id), 'updatedBy', v.changed_by,
        'updatedAt', to_char(v.changed_at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')) ORDER BY v.version DESC), '[]')
      FROM element_version v
     WHERE v.element_id = of_element AND v.version < of_version AND v.version % ${WHOLE_NUMBERS} = of_version % ${WHOLE_NUMBERS});
  END $$;
  REVOKE ALL ON FUNCTION link_steps FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION link_steps TO samtavle_runtime;`;

const linkedSlot = `
  -- As goal_slot, whoever asks: who is told that a link was changed is not for its writer to see.
  CREATE FUNCTION linked_slot(of_kind text, of_content jsonb, of_citizen uuid) RETURNS smallint
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT g.slot FROM element g
     WHERE g.citizen_id = of_citizen AND g.team_id = app_team() AND g.corrected_at IS NULL AND CASE of_kind
       WHEN 'effort_goal' THEN g.id = (of_content->>'goal')::uuid AND g.kind = 'goal'
       WHEN 'action' THEN g.id = (of_content->>'goalId')::uuid AND g.kind IN ('goal', 'effort_goal', 'sub_goal')
       ELSE false END;
  $$;
  REVOKE ALL ON FUNCTION linked_slot FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION linked_slot TO samtavle_runtime;`;

const countOn = `
  -- As before (0005, 0008), and the next number is the next whole one.
  CREATE OR REPLACE FUNCTION mark_private(of_element uuid, of_version int) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE private_slot smallint;
  BEGIN
    UPDATE element e SET open_category = e.category, open_slot = e.slot, category = 'private_notes',
        slot = e.slot - e.slot % ${CATEGORY_COUNT} + ${PRIVATE_NOTES}, marked_by = app_member(), marked_at = app_now(),
        version = ${NEXT}, updated_at = app_now(), updated_by = app_member()
      WHERE e.id = of_element AND e.version = of_version AND e.team_id = app_team() AND e.owner = app_sector()
        AND e.kind IN ('note', 'action', 'goal') AND e.open_category IS NULL AND e.ended_at IS NULL
      RETURNING e.slot INTO private_slot;
    IF private_slot IS NULL THEN RETURN false; END IF;
    -- What it said before is as private as what it says now.
    UPDATE element_version v SET slot = private_slot WHERE v.element_id = of_element;
    INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at, changed_by)
      SELECT e.id, e.version, e.team_id, e.citizen_id, e.kind, e.slot, e.content, false, e.updated_at, e.updated_by FROM element e WHERE e.id = of_element;
    RETURN true;
  END $$;

  -- By whoever set the mark, or who has it open now. Returns where the element belongs again.
  CREATE OR REPLACE FUNCTION lift_private(of_citizen uuid, of_element uuid) RETURNS smallint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE back smallint;
  BEGIN
    UPDATE element e SET category = e.open_category, slot = e.open_slot, open_category = NULL, open_slot = NULL, marked_by = NULL,
        marked_at = NULL, version = ${NEXT}, updated_at = app_now(), updated_by = app_member()
      WHERE e.id = of_element AND e.citizen_id = of_citizen AND e.team_id = app_team() AND e.owner = app_sector() AND e.open_category IS NOT NULL
        AND (e.marked_by = app_member() OR EXISTS (SELECT 1 FROM personal_access p WHERE p.member_id = app_member() AND p.class_key = app_class()
          AND p.citizen_id = e.citizen_id AND p.ended_at IS NULL AND p.valid_from <= app_now() AND p.valid_to > app_now() AND get_bit(p.mask, e.slot) = 1))
      RETURNING e.slot INTO back;
    IF back IS NULL THEN RETURN NULL; END IF;
    UPDATE element_version v SET slot = back WHERE v.element_id = of_element;
    INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at, changed_by)
      SELECT e.id, e.version, e.team_id, e.citizen_id, e.kind, e.slot, e.content, e.ended_at IS NOT NULL, e.updated_at, e.updated_by FROM element e WHERE e.id = of_element;
    RETURN back;
  END $$;

  CREATE OR REPLACE FUNCTION correct_element(of_citizen uuid, of_element uuid, of_version int, why text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE found element%ROWTYPE;
  BEGIN
    UPDATE element e SET corrected_at = app_now(), ended_at = coalesce(e.ended_at, app_now()), version = ${NEXT},
        updated_at = app_now(), updated_by = app_member()
      WHERE e.id = of_element AND e.citizen_id = of_citizen AND e.version = of_version AND e.team_id = app_team()
        AND e.owner = app_sector() AND e.kind IN (${CORRECTABLE}) AND e.open_category IS NULL AND e.corrected_at IS NULL
      RETURNING e.* INTO found;
    IF found.id IS NULL THEN RETURN false; END IF;
    UPDATE element_version v SET corrected = true WHERE v.element_id = of_element;
    INSERT INTO element_correction (element_id, team_id, citizen_id, kind, slot, because, at, by_member)
      VALUES (found.id, found.team_id, found.citizen_id, found.kind, found.slot, why, app_now(), app_member());
    RETURN true;
  END $$;`;
