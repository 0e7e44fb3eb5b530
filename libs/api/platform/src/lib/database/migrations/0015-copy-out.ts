import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** Which versions of the own sector's lines stand in its own record too: the board is no shadow of it. */
export class CopyOut1733600000000 implements MigrationInterface {
  name = 'CopyOut1733600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(table);
    await runner.query(rowLevelSecurity);
  }

  async down(): Promise<void> {
    throw new Error('what was copied is not forgotten');
  }
}

const table = `
  CREATE TABLE element_copy (
    element_id uuid NOT NULL, version int NOT NULL, team_id uuid NOT NULL REFERENCES team, citizen_id uuid NOT NULL REFERENCES citizen,
    -- Where it lay when it was copied.
    slot smallint NOT NULL, at timestamptz NOT NULL, by_member uuid NOT NULL REFERENCES member,
    PRIMARY KEY (element_id, version), FOREIGN KEY (element_id, version) REFERENCES element_version);
  CREATE INDEX element_copy_citizen ON element_copy (citizen_id, element_id, version DESC);`;

/**
 * The own sector's element, and the slot it lies in now open: asked of the table it stands in, which has its own policies.
 * A copy of what was since marked private, or corrected, tells as little as that.
 */
const ofOwnElement = `EXISTS (SELECT 1 FROM element e WHERE e.id = element_copy.element_id
      AND e.citizen_id = element_copy.citizen_id AND e.owner = (SELECT app_sector()))`;
const ofThatVersion = `EXISTS (SELECT 1 FROM element_version v WHERE v.element_id = element_copy.element_id
      AND v.version = element_copy.version AND v.citizen_id = element_copy.citizen_id AND v.slot = element_copy.slot)`;

const rowLevelSecurity = `
  ALTER TABLE element_copy ENABLE ROW LEVEL SECURITY; ALTER TABLE element_copy FORCE ROW LEVEL SECURITY;
  CREATE POLICY element_copy_owner ON element_copy TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY element_copy_read ON element_copy FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND ${ofOwnElement});
  CREATE POLICY element_copy_write ON element_copy FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND by_member = (SELECT app_member()) AND ${ofOwnElement} AND ${ofThatVersion});
  GRANT SELECT, INSERT ON element_copy TO samtavle_runtime;`;
