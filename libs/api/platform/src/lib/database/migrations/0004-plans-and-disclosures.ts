import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee, opensPlan } from '../row-level-security.js';

/** Slots of `identification`, one per owner: seeing any of them is seeing that the citizen exists. */
const anyName = [0, 28, 56, 84, 112].map((slot) => `get_bit(d.mask, ${slot}) = 1`).join(' OR ');

/**
 * Plans for their owner and their parties, and nobody who has the category open for another plan's sake; disclosures made
 * outside the board; and the paragraphs a municipality helps under.
 */
export class PlansAndDisclosures1732500000000 implements MigrationInterface {
  name = 'PlansAndDisclosures1732500000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(columns);
    await runner.query(plans);
    await runner.query(disclosures);
    await runner.query(sharingSteps);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('what was disclosed is not taken back');
  }
}

const columns = `
  -- The plans whose document the class may read as a party now.
  ALTER TABLE decision ADD COLUMN plans uuid[] NOT NULL DEFAULT '{}';
  -- Under which paragraphs the sector helps; whether that brings the notice of § 12 c stands in the two flags.
  ALTER TABLE enrolment ADD COLUMN paragraphs text[] NOT NULL DEFAULT '{}', ADD COLUMN service_version int NOT NULL DEFAULT 0;`;

/**
 * Beside whatever else opens an element, and never instead of it; cards ask the same when 0005 makes their function anew. A version of a plan is for those who were parties to it
 * then, and still are.
 */
const plans = `
  CREATE POLICY element_plan ON element AS RESTRICTIVE TO samtavle_runtime
    USING (kind <> 'plan' OR EXISTS (SELECT 1 FROM decision d WHERE d.class_key = (SELECT app_class())
      AND d.citizen_id = element.citizen_id AND d.until > (SELECT app_now()) AND ${opensPlan('element')}))
    WITH CHECK (kind <> 'plan' OR owner = (SELECT app_sector()));
  CREATE POLICY element_version_plan ON element_version AS RESTRICTIVE TO samtavle_runtime
    USING (kind <> 'plan' OR EXISTS (SELECT 1 FROM element e WHERE e.id = element_version.element_id
      AND (e.owner = (SELECT app_sector()) OR element_version.content->'parties' ? (SELECT app_sector()))))
    WITH CHECK (true);`;

const disclosures = `
  -- What was given to somebody outside the board. It opens nothing, and is never changed.
  CREATE TABLE disclosure (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, citizen_id uuid NOT NULL REFERENCES citizen, sector text NOT NULL,
    gateway text NOT NULL, purpose text NOT NULL, case_reference text, receiver_sector text, receiver text NOT NULL,
    categories text[] NOT NULL, slots smallint[] NOT NULL, reason text NOT NULL, confirmed text[] NOT NULL, on_day date NOT NULL,
    policy_version text NOT NULL, recorded_at timestamptz NOT NULL, recorded_by uuid NOT NULL REFERENCES member);
  CREATE INDEX disclosure_citizen ON disclosure (citizen_id, sector);
  ALTER TABLE disclosure ENABLE ROW LEVEL SECURITY; ALTER TABLE disclosure FORCE ROW LEVEL SECURITY;
  CREATE POLICY disclosure_owner ON disclosure TO CURRENT_USER USING (true) WITH CHECK (true);
  -- Read by the sector that made it, and there by whoever may read all it was about.
  CREATE POLICY disclosure_own ON disclosure FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND sector = (SELECT app_sector())
      AND ${maySee(
        'disclosure.citizen_id',
        `(${anyName}) AND NOT EXISTS (SELECT 1 FROM unnest(disclosure.slots) AS about(slot) WHERE get_bit(d.mask, about.slot) = 0)`,
      )});
  CREATE POLICY disclosure_append ON disclosure FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND sector = (SELECT app_sector()));`;

/**
 * The steps of consents, for the timeline of what opened and closed: of the own sector's records every step, of another's
 * that names the own sector only that it opened and that it closed, never by whom and never why.
 */
const sharingSteps = `
  CREATE FUNCTION sharing_steps(of_citizen uuid)
  RETURNS TABLE (consent_id uuid, package text, sector text, own boolean, event text, at timestamptz, by_member uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT k.id, k.package, k.sector, k.sector = app_sector(),
      CASE WHEN k.sector = app_sector() THEN v.event WHEN v.to_state IN ('active', 'expiring') THEN 'opened' ELSE 'closed' END,
      v.at, CASE WHEN k.sector = app_sector() THEN v.by_member END
    FROM consent k JOIN consent_event v ON v.consent_id = k.id
    WHERE k.citizen_id = of_citizen AND k.team_id = app_team() AND ${maySee('k.citizen_id', `(${anyName})`)}
      AND (k.sector = app_sector() OR (k.given_on IS NOT NULL AND v.event NOT IN ('ask', 'refuse', 'no_answer')
        AND (k.flows @> jsonb_build_array(jsonb_build_object('to', app_sector()))
          OR k.flows @> jsonb_build_array(jsonb_build_object('from', app_sector())))))
    ORDER BY v.at, v.version;
  $$;`;

const grants = `
  GRANT SELECT, INSERT ON disclosure TO samtavle_runtime;
  REVOKE ALL ON FUNCTION sharing_steps FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION sharing_steps TO samtavle_runtime;`;
