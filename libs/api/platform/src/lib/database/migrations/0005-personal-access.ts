import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee, maySeeAsOne, opensElement, opensPlan, opensSlot } from '../row-level-security.js';

/** Slots of `identification`, one per owner: seeing any of them is seeing that the citizen exists. */
const anyName = [0, 28, 56, 84, 112].map((slot) => `get_bit(d.mask, ${slot}) = 1`).join(' OR ');
const CATEGORY_COUNT = 28;
const PRIVATE_NOTES = 25;

/**
 * Rights of one person at one moment: emergency look-ups, a pushed fact, an address before a visit, what the primary
 * contact may open. And what follows from an emergency: the questions, the uses, and their review.
 */
export class PersonalAccess1732550000000 implements MigrationInterface {
  name = 'PersonalAccess1732550000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(definers);
    await runner.query(rowLevelSecurity);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('what one person was let see is not taken back');
  }
}

const tables = `
  -- One person, one citizen, some pairs or one fact, for at most a day. Why, stands with the use.
  CREATE TABLE personal_access (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, citizen_id uuid NOT NULL REFERENCES citizen,
    member_id uuid NOT NULL REFERENCES member, class_key text NOT NULL, mask bit(140) NOT NULL,
    -- The one fact that was pushed to this person; then the mask is empty.
    element_id uuid REFERENCES element,
    ground text NOT NULL CHECK (ground IN ('emergency_pull', 'pushed_fact', 'address_visit', 'private_contact')),
    rule text NOT NULL, valid_from timestamptz NOT NULL, valid_to timestamptz NOT NULL, ended_at timestamptz,
    -- Its end has been told to the screens.
    closed boolean NOT NULL DEFAULT false,
    CHECK (valid_to > valid_from AND valid_to <= valid_from + interval '24 hours'),
    CHECK ((ground = 'pushed_fact') = (element_id IS NOT NULL)));
  CREATE INDEX personal_access_member ON personal_access (member_id, citizen_id);
  CREATE INDEX personal_access_citizen ON personal_access (citizen_id);
  CREATE INDEX personal_access_open ON personal_access (valid_to) WHERE NOT closed;

  CREATE TABLE emergency_request (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, citizen_id uuid NOT NULL REFERENCES citizen,
    from_sector text NOT NULL, from_member uuid NOT NULL REFERENCES member, to_sector text NOT NULL,
    question text NOT NULL, citizen_name text NOT NULL, asked_at timestamptz NOT NULL,
    state text NOT NULL CHECK (state IN ('open', 'answered', 'declined')),
    answered_at timestamptz, answered_by uuid REFERENCES member, CHECK (from_sector <> to_sector));

  -- One for each owner whose data was opened or passed on: each sector notes, tells and looks through its own.
  CREATE TABLE emergency_use (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, citizen_id uuid NOT NULL REFERENCES citizen,
    owner text NOT NULL, kind text NOT NULL CHECK (kind IN ('pull', 'push')), gateway text NOT NULL,
    by_member uuid NOT NULL REFERENCES member, by_person uuid NOT NULL REFERENCES person,
    to_member uuid REFERENCES member, to_person uuid REFERENCES person,
    categories text[] NOT NULL, reason text NOT NULL CHECK (length(reason) >= 10), fact text,
    at timestamptz NOT NULL, until timestamptz NOT NULL, version int NOT NULL,
    verdict text CHECK (verdict IN ('justified', 'unjustified')), review_note text,
    reviewed_at timestamptz, reviewed_by uuid REFERENCES member,
    CHECK ((kind = 'push') = (to_member IS NOT NULL)));
  CREATE INDEX emergency_use_citizen ON emergency_use (citizen_id);

  -- A pushed fact ends by itself; a private mark keeps what the element was before.
  ALTER TABLE element ADD COLUMN until timestamptz, ADD COLUMN open_category text, ADD COLUMN open_slot smallint,
    ADD COLUMN marked_by uuid REFERENCES member, ADD COLUMN marked_at timestamptz,
    ADD CONSTRAINT element_pushed_ends CHECK (kind <> 'pushed_fact' OR until IS NOT NULL),
    ADD CONSTRAINT element_marked CHECK ((open_category IS NULL) = (marked_by IS NULL));
  CREATE UNIQUE INDEX element_one_address ON element (citizen_id, owner) WHERE kind = 'address' AND ended_at IS NULL;`;

/** What reaches past the walls, each as narrow as what it is for. */
const definers = `
  -- Which of these owners has the citizen by name: the one question of a look-up, the same whoever else has the citizen.
  CREATE FUNCTION emergency_citizen(of_citizen uuid, of_index bytea, of_owners text[]) RETURNS TABLE (citizen_id uuid, owner text)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT c.id, e.owner FROM citizen c JOIN element e ON e.citizen_id = c.id AND e.kind = 'identity' AND e.ended_at IS NULL
    WHERE c.team_id = app_team() AND (c.id = of_citizen OR c.cpr_index = of_index) AND e.owner = ANY (of_owners);
  $$;

  -- Whether somebody stands first on their own sector's list of contact persons.
  CREATE FUNCTION is_primary_contact(of_citizen uuid, of_member uuid) RETURNS boolean
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT EXISTS (SELECT 1 FROM element e JOIN member m ON m.id = of_member AND m.sector = e.owner AND m.team_id = e.team_id
      WHERE e.citizen_id = of_citizen AND e.kind = 'contacts' AND e.ended_at IS NULL AND e.team_id = app_team()
        AND e.content->'members'->>0 = of_member::text);
  $$;

  CREATE FUNCTION lapsed_personal_access(at timestamptz) RETURNS TABLE (id uuid, team_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT p.id, p.team_id FROM personal_access p WHERE NOT p.closed AND p.valid_to <= at LIMIT 2000;
  $$;

  -- Marks one as told, and ends the fact it was for. Empty when another node was first, or it is not over.
  CREATE FUNCTION close_personal_access(of_id uuid) RETURNS TABLE (citizen_id uuid, member_id uuid, slot smallint)
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    RETURN QUERY
      WITH over AS (
        UPDATE personal_access p SET closed = true
         WHERE p.id = of_id AND p.team_id = app_team() AND NOT p.closed AND (p.valid_to <= app_now() OR p.ended_at IS NOT NULL)
         RETURNING p.citizen_id, p.member_id, p.element_id, p.valid_to),
      ended AS (
        UPDATE element e SET ended_at = over.valid_to FROM over
         WHERE e.id = over.element_id AND e.kind = 'pushed_fact' AND e.ended_at IS NULL RETURNING e.id, e.slot)
      SELECT over.citizen_id, over.member_id, ended.slot FROM over LEFT JOIN ended ON ended.id = over.element_id;
  END $$;

  -- The mark takes the element out of its writer's sight too, which an UPDATE under row-level security would refuse.
  CREATE FUNCTION mark_private(of_element uuid, of_version int) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE private_slot smallint;
  BEGIN
    UPDATE element e SET open_category = e.category, open_slot = e.slot, category = 'private_notes',
        slot = e.slot - e.slot % ${CATEGORY_COUNT} + ${PRIVATE_NOTES}, marked_by = app_member(), marked_at = app_now(),
        version = e.version + 1, updated_at = app_now(), updated_by = app_member()
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
  CREATE FUNCTION lift_private(of_citizen uuid, of_element uuid) RETURNS smallint
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE back smallint;
  BEGIN
    UPDATE element e SET category = e.open_category, slot = e.open_slot, open_category = NULL, open_slot = NULL, marked_by = NULL,
        marked_at = NULL, version = e.version + 1, updated_at = app_now(), updated_by = app_member()
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

  CREATE FUNCTION own_private_marks(of_citizen uuid) RETURNS TABLE (element uuid, category text, marked_at timestamptz)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT e.id, e.open_category, e.marked_at FROM element e
     WHERE e.citizen_id = of_citizen AND e.team_id = app_team() AND e.owner = app_sector() AND e.marked_by = app_member() AND e.ended_at IS NULL
     ORDER BY e.marked_at DESC;
  $$;

  -- A new address takes the place of the old, which its writer may not see.
  CREATE FUNCTION end_protected_address(of_citizen uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE element e SET ended_at = app_now(), version = e.version + 1
     WHERE e.citizen_id = of_citizen AND e.team_id = app_team() AND e.owner = app_sector() AND e.kind = 'address' AND e.ended_at IS NULL;
  $$;

  -- As before, without what is never on a card: facts pushed to one person, and addresses.
  CREATE OR REPLACE FUNCTION card_elements(of_classes text[], of_citizens uuid[], of_day date)
  RETURNS TABLE (class_key text, citizen_id uuid, elements json)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT d.class_key, d.citizen_id,
      json_agg(json_build_array(e.id, e.kind, e.slot, e.version,
        CASE WHEN e.kind IN ('note', 'goal', 'exit_criterion') THEN NULL ELSE e.content END) ORDER BY e.created_at, e.id)
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

const me = '(SELECT m.person_id FROM member m WHERE m.id = (SELECT app_member()))';

const guarded = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);`;

const rowLevelSecurity = `
  ${['personal_access', 'emergency_request', 'emergency_use'].map(guarded).join('\n')}
  CREATE POLICY personal_access_team ON personal_access FOR SELECT TO samtavle_runtime USING (team_id = (SELECT app_team()));
  -- Nobody is let see more by a colleague, but for the one fact that is pushed to them.
  CREATE POLICY personal_access_open ON personal_access FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND (member_id = (SELECT app_member()) OR ground = 'pushed_fact'));
  CREATE POLICY personal_access_end ON personal_access FOR UPDATE TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND member_id = (SELECT app_member())) WITH CHECK (ended_at IS NOT NULL);

  CREATE POLICY emergency_request_read ON emergency_request FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND (from_member = (SELECT app_member())
      OR (to_sector = (SELECT app_sector()) AND (SELECT app_reach()) = 'sector')));
  CREATE POLICY emergency_request_ask ON emergency_request FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND from_member = (SELECT app_member()) AND from_sector = (SELECT app_sector()));
  CREATE POLICY emergency_request_answer ON emergency_request FOR UPDATE TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND to_sector = (SELECT app_sector()) AND (SELECT app_reach()) = 'sector')
    WITH CHECK (team_id = (SELECT app_team()));

  CREATE POLICY emergency_use_read ON emergency_use FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND owner = (SELECT app_sector()) AND ${maySee('emergency_use.citizen_id', `(${anyName})`)});
  CREATE POLICY emergency_use_write ON emergency_use FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND by_member = (SELECT app_member()));
  -- Nobody looks through what they did or received themselves, in whichever capacity.
  CREATE POLICY emergency_use_review ON emergency_use FOR UPDATE TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND owner = (SELECT app_sector()) AND (SELECT app_reach()) = 'sector'
      AND by_person <> ${me} AND (to_person IS NULL OR to_person <> ${me}))
    WITH CHECK (team_id = (SELECT app_team()));

  DROP POLICY citizen_read ON citizen;
  CREATE POLICY citizen_read ON citizen FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND (${maySee('citizen.id', `(${anyName})`)}
      OR ${maySeeAsOne('citizen.id', `(${anyName})`)}));

  DROP POLICY element_read ON element;
  CREATE POLICY element_read ON element FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND (until IS NULL OR until > (SELECT app_now()))
      AND ((kind <> 'pushed_fact' OR owner = (SELECT app_sector())) AND ${maySee('element.citizen_id', opensElement('element'))}
        OR ${maySeeAsOne('element.citizen_id', `(kind <> 'pushed_fact' AND ${opensElement('element')} OR d.element_id = element.id)`)}));

  -- A pushed fact and an address are for a moment: they have no history on the board.
  DROP POLICY element_version_read ON element_version;
  CREATE POLICY element_version_read ON element_version FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND kind NOT IN ('pushed_fact', 'address')
      AND (${maySee('element_version.citizen_id', opensSlot('element_version'))}
        OR ${maySeeAsOne('element_version.citizen_id', opensSlot('element_version'))})
      AND (kind <> 'admission' OR EXISTS (SELECT 1 FROM element e WHERE e.id = element_version.element_id)));`;

const functions = `emergency_citizen, is_primary_contact, lapsed_personal_access, close_personal_access, mark_private, lift_private, own_private_marks, end_protected_address`;

const grants = `
  GRANT SELECT, INSERT, UPDATE ON personal_access, emergency_request, emergency_use TO samtavle_runtime;
  REVOKE ALL ON FUNCTION ${functions} FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION ${functions} TO samtavle_runtime;`;
