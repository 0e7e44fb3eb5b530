import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee } from '../row-level-security.js';

/** A stay's own slot: the board status of whoever owns it. */
const STATUS_SLOTS = [3, 31, 59, 87, 115].join(', ');

/**
 * What comes of each citizen at a board meeting. A row is about one owner's stay, because the two sides may have the same
 * citizen on the board without knowing of each other: it is there for who may see that board status, and for nobody else.
 */
export class BoardMeeting1733100000000 implements MigrationInterface {
  name = 'BoardMeeting1733100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(functions);
    await runner.query(rowLevelSecurity);
  }

  async down(): Promise<void> {
    throw new Error('what came of a meeting is not forgotten');
  }
}

const tables = `
  ALTER TABLE meeting ADD COLUMN chair_id uuid REFERENCES member, ADD COLUMN closed_by uuid REFERENCES member;
  UPDATE meeting SET chair_id = opened_by;
  ALTER TABLE meeting ALTER COLUMN chair_id SET NOT NULL;
  CREATE INDEX meeting_team ON meeting (team_id, opened_at DESC);
  CREATE TABLE meeting_item (
    meeting_id uuid NOT NULL REFERENCES meeting, team_id uuid NOT NULL, citizen_id uuid NOT NULL REFERENCES citizen,
    slot smallint NOT NULL CHECK (slot IN (${STATUS_SLOTS})),
    outcome text CHECK (outcome IN ('unchanged', 'changed', 'taken_off', 'not_discussed')),
    seconds int NOT NULL DEFAULT 0 CHECK (seconds >= 0),
    -- Since when it is the one talked about.
    since timestamptz,
    at timestamptz, by_member uuid REFERENCES member, version int NOT NULL DEFAULT 0,
    PRIMARY KEY (meeting_id, citizen_id, slot));
  CREATE INDEX meeting_item_citizen ON meeting_item (citizen_id);
  -- What it said before, and who had said it.
  CREATE TABLE meeting_item_version (
    meeting_id uuid NOT NULL, team_id uuid NOT NULL, citizen_id uuid NOT NULL, slot smallint NOT NULL, version int NOT NULL,
    outcome text NOT NULL, at timestamptz NOT NULL, by_member uuid,
    PRIMARY KEY (meeting_id, citizen_id, slot, version));
  CREATE FUNCTION meeting_item_keep() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    IF OLD.outcome IS NOT NULL AND (NEW.outcome IS NULL OR NEW.version <> OLD.version) THEN
      INSERT INTO meeting_item_version (meeting_id, team_id, citizen_id, slot, version, outcome, at, by_member)
      VALUES (OLD.meeting_id, OLD.team_id, OLD.citizen_id, OLD.slot, OLD.version, OLD.outcome, OLD.at, OLD.by_member);
    END IF;
    RETURN NEW;
  END $$;
  CREATE TRIGGER meeting_item_kept BEFORE UPDATE ON meeting_item FOR EACH ROW EXECUTE FUNCTION meeting_item_keep();`;

/**
 * What concerns rows the acting chair may not see: a turn ends whoever's it was, and everybody on the board when the meeting
 * closes has an outcome. Neither returns anything.
 */
const functions = `
  CREATE FUNCTION meeting_end_turn(of_meeting uuid, moment timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE meeting_item i SET since = NULL,
        seconds = i.seconds + least(greatest(floor(extract(epoch FROM moment - i.since)), 0), 14400)::int
     WHERE i.meeting_id = of_meeting AND i.team_id = app_team() AND i.since IS NOT NULL;
  $$;
  CREATE FUNCTION meeting_close_items(of_meeting uuid, moment timestamptz, by_whom uuid) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT meeting_end_turn(of_meeting, moment);
    UPDATE meeting_item i SET outcome = 'not_discussed', at = moment, by_member = by_whom, version = i.version + 1
     WHERE i.meeting_id = of_meeting AND i.team_id = app_team() AND i.outcome IS NULL;
    INSERT INTO meeting_item (meeting_id, team_id, citizen_id, slot, outcome, at, by_member, version)
      SELECT DISTINCT m.id, m.team_id, e.citizen_id, e.slot, 'not_discussed', moment, by_whom, 1
        FROM meeting m JOIN element e ON e.team_id = m.team_id AND e.kind = 'stay' AND e.ended_at IS NULL
       WHERE m.id = of_meeting AND m.team_id = app_team()
      ON CONFLICT DO NOTHING;
  $$;
  REVOKE ALL ON FUNCTION meeting_end_turn, meeting_close_items FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION meeting_end_turn, meeting_close_items TO samtavle_runtime;`;

const seen = (table: string) =>
  `team_id = (SELECT app_team()) AND ${maySee(`${table}.citizen_id`, `get_bit(d.mask, ${table}.slot) = 1`)}`;

const rowLevelSecurity = `
  ${['meeting_item', 'meeting_item_version']
    .map(
      (table) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY ${table}_read ON ${table} FOR SELECT TO samtavle_runtime USING (${seen(table)});
  CREATE POLICY ${table}_write ON ${table} FOR INSERT TO samtavle_runtime WITH CHECK (${seen(table)});`,
    )
    .join('\n')}
  CREATE POLICY meeting_item_change ON meeting_item FOR UPDATE TO samtavle_runtime
    USING (${seen('meeting_item')}) WITH CHECK (team_id = (SELECT app_team()));
  GRANT SELECT, INSERT, UPDATE ON meeting_item TO samtavle_runtime;
  GRANT SELECT, INSERT ON meeting_item_version TO samtavle_runtime;`;
