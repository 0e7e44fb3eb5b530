import { type MigrationInterface, type QueryRunner } from 'typeorm';

/** The sharing policy in force as data: versions, the drafts they came from, and which version each team follows. */
export class PolicyVersions1732600000000 implements MigrationInterface {
  name = 'PolicyVersions1732600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(teams);
    await runner.query(outdated);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('versions of the policy are not forgotten');
  }
}

const tables = `
  -- Only added to. The newest is the one in force, and every team is brought to it. file: of which program's file the roles,
  -- categories, packages and words are.
  CREATE TABLE policy_version (
    nr int GENERATED ALWAYS AS IDENTITY UNIQUE, version text PRIMARY KEY,
    origin text NOT NULL CHECK (origin IN ('built_in', 'carried', 'approved')),
    file text NOT NULL, file_digest text NOT NULL, rules jsonb NOT NULL, gateways jsonb NOT NULL,
    at timestamptz NOT NULL,
    -- What was changed and why, and by whom, of an approved one.
    changes jsonb NOT NULL DEFAULT '[]', draft_id uuid UNIQUE,
    drafter_person uuid REFERENCES person, drafter_member uuid REFERENCES member, drafter_authority uuid REFERENCES authority,
    approver_person uuid REFERENCES person, approver_member uuid REFERENCES member, approver_authority uuid REFERENCES authority,
    -- Four eyes, of two authorities: whatever a handler forgets, no such version comes to be.
    CHECK (origin <> 'approved' OR coalesce(drafter_person <> approver_person AND drafter_authority <> approver_authority
      AND draft_id IS NOT NULL, false)));
  CREATE TABLE policy_draft (
    id uuid PRIMARY KEY, base text NOT NULL REFERENCES policy_version,
    -- file: the new file of an updated program, that waits behind an approved version.
    starts_from text NOT NULL CHECK (starts_from IN ('base', 'file')), file text NOT NULL,
    changes jsonb NOT NULL, version int NOT NULL, state text NOT NULL CHECK (state IN ('open', 'discarded', 'approved')),
    drafter_person uuid REFERENCES person, drafter_member uuid REFERENCES member, drafter_authority uuid REFERENCES authority,
    drafted_at timestamptz NOT NULL, changed_at timestamptz NOT NULL,
    decider_person uuid REFERENCES person, decider_member uuid REFERENCES member, decided_at timestamptz, decided_because text,
    CHECK (state = 'open' OR decider_person IS NOT NULL));
  ALTER TABLE policy_version ADD FOREIGN KEY (draft_id) REFERENCES policy_draft;`;

const teams = `
  ALTER TABLE team ADD COLUMN policy_version text REFERENCES policy_version;
  -- A new team begins with the version in force.
  CREATE FUNCTION team_begins_with_policy() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
    NEW.policy_version := coalesce(NEW.policy_version, (SELECT version FROM policy_version ORDER BY nr DESC LIMIT 1));
    RETURN NEW;
  END $$;
  CREATE TRIGGER team_policy BEFORE INSERT ON team FOR EACH ROW EXECUTE FUNCTION team_begins_with_policy();

  -- The version a team's decisions follow; for those who stand outside the teams, the newest.
  CREATE FUNCTION policy_in_force(of_team uuid) RETURNS text LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce((SELECT t.policy_version FROM team t WHERE t.id = of_team),
                    (SELECT p.version FROM policy_version p ORDER BY p.nr DESC LIMIT 1));
  $$;`;

/** Whose decision time alone has outdated, or was made under another version than the team's. */
const outdated = `
  DROP FUNCTION outdated_decisions(timestamptz, text);
  CREATE FUNCTION outdated_decisions(at timestamptz) RETURNS TABLE (team_id uuid, citizen_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT d.team_id, d.citizen_id FROM decision d JOIN team t ON t.id = d.team_id
     WHERE d.until <= at OR d.policy_version <> t.policy_version LIMIT 2000;
  $$;
  REVOKE ALL ON FUNCTION outdated_decisions FROM PUBLIC;`;

const grants = `
  GRANT EXECUTE ON FUNCTION outdated_decisions TO samtavle_runtime;
  GRANT SELECT, INSERT ON policy_version TO samtavle_runtime;
  GRANT SELECT, INSERT, UPDATE ON policy_draft TO samtavle_runtime;
  GRANT UPDATE (policy_version) ON team TO samtavle_runtime;`;
