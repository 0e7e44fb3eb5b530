import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee } from '../row-level-security.js';

/** Slots of `identification`, one per owner: seeing any of them is seeing that the citizen exists. */
const anyName = [0, 28, 56, 84, 112].map((slot) => `get_bit(d.mask, ${slot}) = 1`).join(' OR ');

/** What else than consent a decision looks at: refusals, plans and who acts for the citizen. And the tasks that follow. */
export class FactsOfTheLaw1732300000000 implements MigrationInterface {
  name = 'FactsOfTheLaw1732300000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query('DROP FUNCTION sharing_facts');
    await runner.query(sharingFacts);
    await runner.query(tasks);
    await runner.query(rowLevelSecurity);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('what the law asks about is not taken back');
  }
}

const tables = `
  -- A refusal (frabedelse) of sharing that needs no consent. An empty list names none, and so means all of them.
  CREATE TABLE objection (
    id uuid PRIMARY KEY, citizen_id uuid NOT NULL REFERENCES citizen, team_id uuid NOT NULL,
    given_to text NOT NULL, how text NOT NULL CHECK (how IN ('oral', 'written')),
    categories text[] NOT NULL DEFAULT '{}', receivers text[] NOT NULL DEFAULT '{}', version int NOT NULL,
    recorded_at timestamptz NOT NULL, recorded_by uuid NOT NULL REFERENCES member,
    lifted_at timestamptz, lifted_by uuid REFERENCES member);
  CREATE INDEX objection_citizen ON objection (citizen_id);
  -- Whether somebody acts for the citizen (Sundhedsloven § 14), as each sector has it on record.
  CREATE TABLE representative (
    citizen_id uuid NOT NULL REFERENCES citizen, team_id uuid NOT NULL, sector text NOT NULL,
    state text NOT NULL CHECK (state IN ('none', 'unclear', 'mandate_recorded')), details jsonb NOT NULL DEFAULT '{}', version int NOT NULL,
    recorded_at timestamptz NOT NULL, recorded_by uuid NOT NULL REFERENCES member, PRIMARY KEY (citizen_id, sector));
  -- What somebody has to do because of the law: for one person, the citizen's contact persons, the leaders, or who is on duty.
  CREATE TABLE task (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, citizen_id uuid REFERENCES citizen, sector text NOT NULL,
    kind text NOT NULL, for_whom text NOT NULL CHECK (for_whom IN ('member', 'contacts', 'leaders', 'duty')),
    for_member uuid REFERENCES member, not_for_person uuid REFERENCES person,
    package text, source uuid, due_on date NOT NULL, version int NOT NULL,
    opened_at timestamptz NOT NULL, opened_by uuid REFERENCES member, done_at timestamptz, done_by uuid REFERENCES member,
    CHECK ((for_whom = 'member') = (for_member IS NOT NULL)));
  CREATE INDEX task_open ON task (team_id, sector) WHERE done_at IS NULL;
  CREATE UNIQUE INDEX task_once ON task (kind, source, sector) WHERE done_at IS NULL AND source IS NOT NULL;`;

const sharingFacts = `
  CREATE FUNCTION sharing_facts(of_team uuid, of_citizens uuid[])
  RETURNS TABLE (citizen_id uuid, enrolments jsonb, consents jsonb, stays jsonb, admission jsonb, audience jsonb, writers jsonb,
    objections jsonb, plans jsonb, representatives jsonb)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT c.id,
      coalesce((SELECT jsonb_agg(to_jsonb(e)) FROM enrolment e WHERE e.citizen_id = c.id AND e.ended_on IS NULL), '[]'),
      coalesce((SELECT jsonb_agg(to_jsonb(k)) FROM consent k WHERE k.citizen_id = c.id), '[]'),
      coalesce((SELECT jsonb_agg(s.owner) FROM element s WHERE s.citizen_id = c.id AND s.kind = 'stay' AND s.ended_at IS NULL), '[]'),
      (SELECT a.content FROM element a WHERE a.citizen_id = c.id AND a.kind = 'admission' AND a.content->>'status' <> 'cancelled'
          -- The notice of § 12 c rests on what the municipality was told; what the region alone received is no fact of it.
          AND (a.told_to IS NULL OR a.owner <> 'region_psych')
        ORDER BY a.content->>'since' DESC, a.created_at DESC LIMIT 1),
      coalesce((SELECT jsonb_agg(DISTINCT v.sector) FROM element g, jsonb_array_elements_text(g.content->'audience') v(sector)
        WHERE g.citizen_id = c.id AND g.owner = 'citizen' AND g.ended_at IS NULL), '[]'),
      coalesce((SELECT jsonb_agg(DISTINCT w.owner) FROM element w WHERE w.citizen_id = c.id AND w.kind <> 'admission'), '[]'),
      coalesce((SELECT jsonb_agg(to_jsonb(o)) FROM objection o WHERE o.citizen_id = c.id), '[]'),
      -- A plan is the element that holds its document: it opens what it says, and closes when it is ended.
      coalesce((SELECT jsonb_agg(p.content || jsonb_build_object('id', p.id, 'endedAt', p.ended_at))
        FROM element p WHERE p.citizen_id = c.id AND p.kind = 'plan'), '[]'),
      coalesce((SELECT jsonb_agg(r.state) FROM representative r WHERE r.citizen_id = c.id), '[]')
    FROM citizen c WHERE c.team_id = of_team AND (of_citizens IS NULL OR c.id = ANY (of_citizens));
  $$;`;

/**
 * Whatever happens may give a colleague of either side something to do, or take it off their list; neither shows anything to
 * who did it. In the team of the transaction only.
 */
const tasks = `
  CREATE FUNCTION open_task(draft jsonb) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    INSERT INTO task (id, team_id, citizen_id, sector, kind, for_whom, for_member, not_for_person, package, source, due_on, version, opened_at, opened_by)
      SELECT id, app_team(), "citizenId", sector, kind, "forWhom", "forMember", "notForPerson", package, source, "dueOn", 1, app_now(), "openedBy"
        FROM jsonb_to_record(draft) AS d(id uuid, "citizenId" uuid, sector text, kind text, "forWhom" text, "forMember" uuid, "notForPerson" uuid,
          package text, source uuid, "dueOn" date, "openedBy" uuid)
      ON CONFLICT (kind, source, sector) WHERE done_at IS NULL AND source IS NOT NULL DO NOTHING;
  $$;

  CREATE FUNCTION close_tasks(of_kind text, of_source uuid, by_member uuid) RETURNS TABLE (sector text)
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE task SET done_at = app_now(), done_by = by_member, version = version + 1
      WHERE team_id = app_team() AND kind = of_kind AND source = of_source AND done_at IS NULL RETURNING sector;
  $$;`;

const rowLevelSecurity = `
  ALTER TABLE objection ENABLE ROW LEVEL SECURITY; ALTER TABLE objection FORCE ROW LEVEL SECURITY;
  CREATE POLICY objection_owner ON objection TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY objection_own ON objection TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND given_to = (SELECT app_sector()) AND ${maySee('objection.citizen_id', `(${anyName})`)})
    WITH CHECK (team_id = (SELECT app_team()) AND given_to = (SELECT app_sector()));
  ALTER TABLE representative ENABLE ROW LEVEL SECURITY; ALTER TABLE representative FORCE ROW LEVEL SECURITY;
  CREATE POLICY representative_owner ON representative TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY representative_own ON representative TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND sector = (SELECT app_sector()) AND ${maySee('representative.citizen_id', `(${anyName})`)})
    WITH CHECK (team_id = (SELECT app_team()) AND sector = (SELECT app_sector()));

  ALTER TABLE task ENABLE ROW LEVEL SECURITY; ALTER TABLE task FORCE ROW LEVEL SECURITY;
  CREATE POLICY task_owner ON task TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY task_mine ON task TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND sector = (SELECT app_sector())
      AND (not_for_person IS NULL OR not_for_person <> (SELECT m.person_id FROM member m WHERE m.id = (SELECT app_member())))
      AND CASE for_whom
        WHEN 'member' THEN for_member = (SELECT app_member())
        WHEN 'duty' THEN (SELECT app_reach()) = 'sector'
        WHEN 'leaders' THEN (SELECT app_reach()) = 'sector' AND split_part((SELECT app_class()), '/', 2) LIKE 'team\\_leader\\_%'
        WHEN 'contacts' THEN (SELECT app_reach()) = 'sector' OR EXISTS (SELECT 1 FROM relation r
          WHERE r.citizen_id = task.citizen_id AND r.member_id = (SELECT app_member()) AND r.kind = 'contact_person'
            AND r.valid_from <= (SELECT app_now()) AND r.valid_to > (SELECT app_now())) END)
    WITH CHECK (team_id = (SELECT app_team()));`;

const grants = `
  GRANT SELECT, INSERT, UPDATE ON objection, representative TO samtavle_runtime;
  GRANT SELECT, UPDATE ON task TO samtavle_runtime;
  REVOKE ALL ON FUNCTION sharing_facts, open_task, close_tasks FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION sharing_facts, open_task, close_tasks TO samtavle_runtime;`;
