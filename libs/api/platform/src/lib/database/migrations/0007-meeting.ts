import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Who is in the room: a shared screen shows only what all of them may see. */
export class Meeting1732800000000 implements MigrationInterface {
  name = 'Meeting1732800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      CREATE TABLE meeting (
        id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, opened_by uuid NOT NULL REFERENCES member,
        opened_at timestamptz NOT NULL, closed_at timestamptz);
      CREATE UNIQUE INDEX meeting_one_open ON meeting (team_id) WHERE closed_at IS NULL;
      -- Out of the room for one item: signed in to the meeting, and not looking at the wall.
      CREATE TABLE meeting_participant (
        meeting_id uuid NOT NULL REFERENCES meeting, team_id uuid NOT NULL, member_id uuid NOT NULL REFERENCES member,
        joined_at timestamptz NOT NULL, left_at timestamptz, out_since timestamptz,
        PRIMARY KEY (meeting_id, member_id));
      ${['meeting', 'meeting_participant'].map(inTeam).join('\n')}
      GRANT SELECT, INSERT, UPDATE ON meeting, meeting_participant TO samtavle_runtime;`);
  }

  async down(): Promise<void> {
    throw new Error('who sat in which meeting is not forgotten');
  }
}

const inTeam = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY ${table}_team ON ${table} TO samtavle_runtime
    USING (team_id = (SELECT app_team())) WITH CHECK (team_id = (SELECT app_team()));`;
