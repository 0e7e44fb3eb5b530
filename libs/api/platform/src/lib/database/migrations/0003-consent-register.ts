import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { maySee } from '../row-level-security.js';

/** The first slot of each owner, and how far `identification` and `team_membership` stand from it. */
const FIRST_SLOT = `CASE objection.given_to WHEN 'region_psych' THEN 0 WHEN 'muni_social' THEN 28 WHEN 'muni_health' THEN 56 ELSE 84 END`;
const anyName = [0, 28, 56, 84, 112].map((slot) => `get_bit(d.mask, ${slot}) = 1`).join(' OR ');

/**
 * The consent register complete: records that follow one another, named relatives, what time alone does; and refusals that
 * are also known where the information lies which they hold back.
 */
export class ConsentRegister1732400000000 implements MigrationInterface {
  name = 'ConsentRegister1732400000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(records);
    await runner.query(time);
    await runner.query(refusals);
  }

  async down(): Promise<void> {
    throw new Error('a register of consents is not taken back');
  }
}

const records = `
  ALTER TABLE consent
    -- Silence until this day closes the question.
    ADD answer_by date,
    -- In a package for one named person: who. The id tells two relatives apart.
    ADD relative_id uuid, ADD relative_name text, ADD relative_relation text,
    ADD CHECK (num_nonnulls(relative_id, relative_name, relative_relation) IN (0, 3));
  -- One record stands for each citizen, package, sector and relative; those it replaced stay beside it.
  ALTER TABLE consent DROP CONSTRAINT consent_citizen_id_package_sector_key;
  CREATE UNIQUE INDEX consent_standing ON consent
    (citizen_id, package, sector, coalesce(relative_id, '00000000-0000-0000-0000-000000000000')) WHERE state <> 'superseded';
  CREATE INDEX consent_ends ON consent (expires_on) WHERE state IN ('active', 'expiring', 'suspended_capacity');
  CREATE INDEX consent_waits ON consent (answer_by) WHERE state = 'asked' AND answer_by IS NOT NULL;`;

const time = `
  -- What time alone has to do by this day: a question nobody answered, thirty days left, the first day without sharing. The
  -- rule is written in the policy library too, and each record found here is asked there again. No names.
  CREATE FUNCTION due_consents(of_day date, only_id uuid) RETURNS TABLE (id uuid, team_id uuid, citizen_id uuid, package text,
    sector text, state text, version int, asked_on date, answer_by date, ask_again_on date, given_on date, expires_on date,
    flows jsonb, recorded_at timestamptz, relative_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT k.id, k.team_id, k.citizen_id, k.package, k.sector, k.state, k.version, k.asked_on, k.answer_by, k.ask_again_on, k.given_on,
      k.expires_on, k.flows, k.recorded_at, k.relative_id FROM consent k WHERE (only_id IS NULL OR k.id = only_id) AND (
      (k.state = 'asked' AND k.answer_by <= of_day)
      OR (k.state IN ('active', 'expiring', 'suspended_capacity') AND k.expires_on <= of_day
        AND (k.recorded_at AT TIME ZONE 'Europe/Copenhagen')::date < k.expires_on)
      OR (k.state = 'active' AND k.expires_on > of_day AND k.given_on < k.expires_on - 30 AND k.expires_on - 30 <= of_day))
    LIMIT 500;
  $$;

  -- A step nobody signs for. When the answer was recorded stays: what time does makes no consent newer than a refusal.
  CREATE FUNCTION step_consent_by_time(of_id uuid, at_version int, by_event text, to_state text) RETURNS int
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE from_state text;
  BEGIN
    IF by_event NOT IN ('30_days_left', 'reach_expiry', 'no_answer') THEN RAISE EXCEPTION 'time does not %', by_event; END IF;
    SELECT k.state INTO from_state FROM consent k WHERE k.id = of_id AND k.version = at_version AND k.team_id = app_team() FOR UPDATE;
    IF from_state IS NULL THEN RETURN NULL; END IF;
    UPDATE consent SET state = to_state, version = at_version + 1, recorded_by = NULL,
      recorded_at = CASE WHEN by_event = 'no_answer' THEN app_now() ELSE recorded_at END,
      answer_by = CASE WHEN by_event = 'no_answer' THEN NULL ELSE answer_by END WHERE id = of_id;
    INSERT INTO consent_event (consent_id, version, team_id, event, from_state, to_state, at, by_member)
      VALUES (of_id, at_version + 1, app_team(), by_event, from_state, to_state, app_now(), NULL);
    RETURN at_version + 1;
  END $$;
  REVOKE ALL ON FUNCTION due_consents, step_consent_by_time FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION due_consents, step_consent_by_time TO samtavle_runtime;`;

const refusals = `
  -- The sectors whose information it holds back and that would have received nothing themselves, by the rules on the day it was
  -- registered: where it may be known of besides where it was given.
  ALTER TABLE objection ADD held_by text[] NOT NULL DEFAULT '{}';
  DROP POLICY objection_own ON objection;
  -- Shown where it was given; and where the information lies, if the reader sees the sector it was given to, by name and as
  -- part of the team, and so does not learn from it that the citizen is known there.
  CREATE POLICY objection_read ON objection FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND (
      (given_to = (SELECT app_sector()) AND ${maySee('objection.citizen_id', `(${anyName})`)})
      OR ((SELECT app_sector()) = ANY (held_by) AND ${maySee(
        'objection.citizen_id',
        `get_bit(d.mask, ${FIRST_SLOT}) = 1 AND get_bit(d.mask, ${FIRST_SLOT} + 2) = 1`,
      )})));
  CREATE POLICY objection_register ON objection FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND given_to = (SELECT app_sector()));
  CREATE POLICY objection_lift ON objection FOR UPDATE TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND given_to = (SELECT app_sector()))
    WITH CHECK (team_id = (SELECT app_team()) AND given_to = (SELECT app_sector()));`;
