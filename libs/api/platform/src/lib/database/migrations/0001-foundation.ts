import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { ENROLLING_LOCK } from '../enrolling.js';
import { jsonFunctions, maySee, opensElement, opensSlot, settingFunctions } from '../row-level-security.js';

/** Slots of `identification`, one per owner: seeing any of them is seeing that the citizen exists. */
const anyName = [0, 28, 56, 84, 112].map((slot) => `get_bit(d.mask, ${slot}) = 1`).join(' OR ');

export class Foundation1732200000000 implements MigrationInterface {
  name = 'Foundation1732200000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(settingFunctions);
    await runner.query(jsonFunctions);
    await runner.query(people);
    await runner.query(citizens);
    await runner.query(sharing);
    await runner.query(elements);
    await runner.query(stream);
    await runner.query(audit);
    await runner.query(exchange);
    await runner.query(definers);
    await runner.query(rowLevelSecurity);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('the first migration is not taken back');
  }
}

const people = `
  CREATE TABLE authority (
    id uuid PRIMARY KEY, kind text NOT NULL CHECK (kind IN ('region', 'municipality')), name text NOT NULL,
    sor text, gln text);
  CREATE TABLE team (
    id uuid PRIMARY KEY, name text NOT NULL,
    lost_contact_days int NOT NULL DEFAULT 14, long_stay_days int NOT NULL DEFAULT 28);
  CREATE TABLE person (
    id uuid PRIMARY KEY, name text NOT NULL, initials text NOT NULL,
    issuer text NOT NULL, subject text NOT NULL, disabled_at timestamptz,
    UNIQUE (issuer, subject));
  -- One acting capacity: a person, employed by an authority, in a role and sector, in a team, from a day to a day.
  CREATE TABLE member (
    id uuid PRIMARY KEY, person_id uuid NOT NULL REFERENCES person, authority_id uuid NOT NULL REFERENCES authority,
    team_id uuid REFERENCES team, sector text NOT NULL, role text NOT NULL,
    responsible_id uuid REFERENCES member, class_key text NOT NULL,
    valid_from date NOT NULL, valid_to date);
  CREATE INDEX member_team ON member (team_id);
  -- Who is on duty for the whole caseload of the own sector (a working relation, sharing policy relation_active).
  CREATE TABLE duty (
    member_id uuid NOT NULL REFERENCES member, valid_from timestamptz NOT NULL, valid_to timestamptz NOT NULL,
    PRIMARY KEY (member_id, valid_from));
  CREATE TABLE session (
    id uuid PRIMARY KEY, token_hash bytea NOT NULL UNIQUE, person_id uuid NOT NULL REFERENCES person,
    member_id uuid NOT NULL REFERENCES member, started_at timestamptz NOT NULL, authenticated_at timestamptz NOT NULL,
    last_used_at timestamptz NOT NULL, ended_at timestamptz, end_reason text);
  CREATE INDEX session_person ON session (person_id) WHERE ended_at IS NULL;`;

const citizens = `
  -- The person behind the cards. The id never leaves the server: each sector knows the citizen by an alias of its own.
  CREATE TABLE citizen (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team,
    cpr_cipher bytea NOT NULL, cpr_index bytea NOT NULL, created_at timestamptz NOT NULL,
    UNIQUE (team_id, cpr_index));
  CREATE TABLE citizen_alias (
    id uuid PRIMARY KEY, citizen_id uuid NOT NULL REFERENCES citizen, team_id uuid NOT NULL, sector text NOT NULL,
    UNIQUE (citizen_id, sector));
  -- That a sector knows the citizen, and the services the law asks about.
  CREATE TABLE enrolment (
    citizen_id uuid NOT NULL REFERENCES citizen, sector text NOT NULL, team_id uuid NOT NULL,
    since date NOT NULL, ended_on date,
    treatment_course boolean NOT NULL DEFAULT false, sel_service boolean NOT NULL DEFAULT false,
    sickness_benefit boolean NOT NULL DEFAULT false,
    PRIMARY KEY (citizen_id, sector));
  CREATE TABLE relation (
    id uuid PRIMARY KEY, citizen_id uuid NOT NULL REFERENCES citizen, member_id uuid NOT NULL REFERENCES member,
    team_id uuid NOT NULL, kind text NOT NULL, valid_from timestamptz NOT NULL, valid_to timestamptz NOT NULL DEFAULT 'infinity',
    -- Its end has been told to the screens.
    closed boolean NOT NULL DEFAULT false);
  CREATE INDEX relation_member ON relation (member_id, citizen_id);
  CREATE INDEX relation_citizen ON relation (citizen_id);
  CREATE INDEX relation_open ON relation (valid_to) WHERE NOT closed AND valid_to < 'infinity';`;

const sharing = `
  -- One row per citizen, package and the sector that asked: what one side asked and was refused is nothing to the other.
  -- consent_event keeps every step.
  CREATE TABLE consent (
    id uuid PRIMARY KEY, citizen_id uuid NOT NULL REFERENCES citizen, team_id uuid NOT NULL, package text NOT NULL,
    sector text NOT NULL,
    state text NOT NULL, version int NOT NULL, asked_on date, ask_again_on date,
    given_on date, expires_on date, flows jsonb NOT NULL DEFAULT '[]',
    recorded_at timestamptz NOT NULL, recorded_by uuid REFERENCES member,
    UNIQUE (citizen_id, package, sector));
  CREATE TABLE consent_event (
    consent_id uuid NOT NULL REFERENCES consent, version int NOT NULL, team_id uuid NOT NULL, event text NOT NULL,
    from_state text NOT NULL, to_state text NOT NULL, at timestamptz NOT NULL, by_member uuid REFERENCES member,
    details jsonb NOT NULL DEFAULT '{}', PRIMARY KEY (consent_id, version));
  CREATE TABLE decision (
    class_key text NOT NULL, citizen_id uuid NOT NULL REFERENCES citizen, team_id uuid NOT NULL,
    mask bit(140) NOT NULL, by_class boolean NOT NULL, by_sector boolean NOT NULL,
    -- The region's admission slot is open as the notice of § 12 c only.
    notice_only boolean NOT NULL DEFAULT false,
    until timestamptz NOT NULL, policy_version text NOT NULL, decided_at timestamptz NOT NULL,
    PRIMARY KEY (class_key, citizen_id));
  CREATE INDEX decision_citizen ON decision (citizen_id);
  CREATE INDEX decision_until ON decision (until) WHERE until < 'infinity';`;

const elements = `
  CREATE TABLE element (
    id uuid PRIMARY KEY, team_id uuid NOT NULL REFERENCES team, citizen_id uuid NOT NULL REFERENCES citizen,
    kind text NOT NULL, owner text NOT NULL, category text NOT NULL, slot smallint NOT NULL CHECK (slot BETWEEN 0 AND 139),
    content jsonb NOT NULL, stay_id uuid, on_day date, version int NOT NULL,
    -- Of a received hospital notice: the sectors that have an element of their own about the same stay.
    told_to text[],
    created_at timestamptz NOT NULL, created_by uuid REFERENCES member,
    updated_at timestamptz NOT NULL, updated_by uuid REFERENCES member, ended_at timestamptz);
  CREATE INDEX element_open ON element (team_id, citizen_id) WHERE ended_at IS NULL;
  CREATE INDEX element_citizen ON element (citizen_id);
  CREATE INDEX element_day ON element (team_id, on_day, kind) WHERE on_day IS NOT NULL;
  -- One open stay per citizen and owner: the owner names the stay.
  CREATE UNIQUE INDEX element_one_stay ON element (citizen_id, owner) WHERE kind = 'stay' AND ended_at IS NULL;
  -- And one list of contact persons: a second would keep on it, and so in a relation, who was taken off the first.
  CREATE UNIQUE INDEX element_one_contact_list ON element (citizen_id, owner) WHERE kind = 'contacts' AND ended_at IS NULL;
  CREATE TABLE element_version (
    element_id uuid NOT NULL REFERENCES element, version int NOT NULL, team_id uuid NOT NULL, citizen_id uuid NOT NULL,
    kind text NOT NULL, slot smallint NOT NULL, content jsonb NOT NULL, ended boolean NOT NULL,
    changed_at timestamptz NOT NULL, changed_by uuid REFERENCES member, PRIMARY KEY (element_id, version));
  CREATE INDEX element_version_citizen ON element_version (citizen_id, changed_at DESC);`;

const stream = `
  CREATE TABLE team_stream (team_id uuid PRIMARY KEY REFERENCES team, seq bigint NOT NULL DEFAULT 0);
  -- What happened, without content: which slots of which citizen, who lost sight of the card, who did it.
  CREATE TABLE team_event (
    team_id uuid NOT NULL, seq bigint NOT NULL, citizen_id uuid, change text NOT NULL, slots smallint[] NOT NULL DEFAULT '{}',
    lost text[] NOT NULL DEFAULT '{}', lost_named text[] NOT NULL DEFAULT '{}', lost_sector text[] NOT NULL DEFAULT '{}', changed_for text[] NOT NULL DEFAULT '{}',
    members uuid[] NOT NULL DEFAULT '{}', by_member uuid, from_level smallint, at timestamptz NOT NULL,
    PRIMARY KEY (team_id, seq));
  CREATE TABLE command_receipt (
    person_id uuid NOT NULL, command_id uuid NOT NULL, name text NOT NULL, input_hash text NOT NULL,
    result jsonb, done_at timestamptz NOT NULL, PRIMARY KEY (person_id, command_id));`;

const audit = `
  CREATE TABLE audit_event (
    id uuid PRIMARY KEY, occurred_at timestamptz NOT NULL, recorded_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    schema_version smallint NOT NULL DEFAULT 1, policy_version text NOT NULL,
    type text NOT NULL, action char(1) NOT NULL, outcome text NOT NULL, reason text,
    person_id uuid, actor_name text, role text, sector text, authority_id uuid, authority text, team_id uuid, member_id uuid,
    session_id text, client text, network text,
    controllers text[] NOT NULL, citizens int NOT NULL DEFAULT 0,
    recipients uuid[] NOT NULL DEFAULT '{}', command text, command_id uuid, resource text, search_hash text, result_count int,
    seq bigint, request_id text);
  CREATE INDEX audit_event_time ON audit_event (occurred_at DESC, id DESC);
  CREATE INDEX audit_event_type ON audit_event (type, occurred_at DESC);
  -- Each line is for the officer of whose data was shown, and of whose staff looked: a list may hold what is one's and not
  -- the other's.
  CREATE TABLE audit_subject (
    audit_id uuid NOT NULL, citizen_id uuid NOT NULL, shown bit(140) NOT NULL,
    for_region boolean NOT NULL, for_municipality boolean NOT NULL,
    -- By which rules what is an authority's own was shown: another's would tell what the other has recorded.
    rules_of_region text[] NOT NULL DEFAULT '{}', rules_of_municipality text[] NOT NULL DEFAULT '{}',
    PRIMARY KEY (audit_id, citizen_id));
  CREATE INDEX audit_subject_citizen ON audit_subject (citizen_id);`;

const exchange = `
  -- Received MedCom messages: exactly what the law lets the notice carry, and never the text of the message. For the
  -- sectors that had the citizen when it came, and for none that came later.
  CREATE TABLE exchange_message (
    message_id text NOT NULL, bundle_id text NOT NULL, received_at timestamptz NOT NULL, team_id uuid NOT NULL, citizen_id uuid NOT NULL,
    episode text NOT NULL, notification jsonb NOT NULL, sectors text[] NOT NULL, PRIMARY KEY (message_id, team_id));
  CREATE INDEX exchange_message_episode ON exchange_message (citizen_id, episode);
  -- That a message came, whoever it was about: the hash of its id under our key, and when.
  CREATE TABLE exchange_receipt (message bytea PRIMARY KEY, received_at timestamptz NOT NULL);
  CREATE INDEX exchange_receipt_time ON exchange_receipt (received_at);
  CREATE TABLE import_preview (
    token uuid PRIMARY KEY, member_id uuid NOT NULL REFERENCES member, team_id uuid NOT NULL, made_at timestamptz NOT NULL,
    rows_cipher bytea NOT NULL, rows_in_error int NOT NULL, done_at timestamptz);
  CREATE TABLE import_row (
    team_id uuid NOT NULL, sector text NOT NULL, citizen_id uuid NOT NULL REFERENCES citizen, fingerprint text NOT NULL,
    imported_at timestamptz NOT NULL, PRIMARY KEY (team_id, sector, citizen_id));`;

/**
 * What must look across the walls runs as the owner, in small functions: reading the facts a decision rests on,
 * finding a citizen by the blind index of a CPR number, and enrolling; and what the sweeper looks for. None of them returns content.
 */
const definers = `
  CREATE FUNCTION sharing_facts(of_team uuid, of_citizens uuid[])
  RETURNS TABLE (citizen_id uuid, enrolments jsonb, consents jsonb, stays jsonb, admission jsonb, audience jsonb, writers jsonb)
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
      coalesce((SELECT jsonb_agg(DISTINCT w.owner) FROM element w WHERE w.citizen_id = c.id AND w.kind <> 'admission'), '[]')
    FROM citizen c WHERE c.team_id = of_team AND (of_citizens IS NULL OR c.id = ANY (of_citizens));
  $$;

  CREATE FUNCTION citizen_by_cpr(of_team uuid, of_index bytea) RETURNS uuid
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT id FROM citizen WHERE team_id = of_team AND cpr_index = of_index;
  $$;

  -- The same answer whether or not another sector knows the person already, and the same waiting: while somebody enrols
  -- many in one transaction, everybody else waits, whoever they enrol.
  CREATE FUNCTION find_or_make_citizen(new_id uuid, of_team uuid, cipher bytea, of_index bytea, at timestamptz) RETURNS uuid
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE found uuid;
  BEGIN
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(of_team::text, ${ENROLLING_LOCK}));
    INSERT INTO citizen (id, team_id, cpr_cipher, cpr_index, created_at) VALUES (new_id, of_team, cipher, of_index, at)
      ON CONFLICT (team_id, cpr_index) DO NOTHING;
    SELECT id INTO found FROM citizen WHERE team_id = of_team AND cpr_index = of_index;
    INSERT INTO citizen_alias (id, citizen_id, team_id, sector)
      SELECT gen_random_uuid(), found, of_team, s FROM unnest(ARRAY['region_psych', 'muni_social', 'muni_health', 'muni_employment']) s
      ON CONFLICT (citizen_id, sector) DO NOTHING;
    RETURN found;
  END $$;

  -- Everybody whose decision time alone has outdated, for the sweeper.
  CREATE FUNCTION outdated_decisions(at timestamptz, policy text) RETURNS TABLE (team_id uuid, citizen_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT DISTINCT d.team_id, d.citizen_id FROM decision d WHERE d.until <= at OR d.policy_version <> policy LIMIT 2000;
  $$;

  -- What cards are made from: the same test as row-level security on element, written as a join, because asked row by row
  -- it costs ten times the reading. Somebody sees their own class and no other; only nobody in particular, which is the
  -- relay, reads for several classes, and then only what a whole class sees. What only leaves a mark on the card comes
  -- without its content.
  CREATE FUNCTION card_elements(of_classes text[], of_citizens uuid[], of_day date)
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
      AND e.ended_at IS NULL AND (e.kind <> 'visit' OR e.on_day >= of_day)
      AND ${opensElement('e')}
    GROUP BY d.class_key, d.citizen_id;
  $$;

  -- The sealed rows of a preview nobody confirmed in time are forgotten.
  CREATE FUNCTION forget_import_previews(made_before timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    UPDATE import_preview SET rows_cipher = '' WHERE made_at < made_before AND rows_cipher <> '';
  $$;

  CREATE FUNCTION forget_exchange_receipts(received_before timestamptz) RETURNS void
  LANGUAGE sql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    DELETE FROM exchange_receipt WHERE message IN (
      SELECT message FROM exchange_receipt WHERE received_at < received_before FOR UPDATE SKIP LOCKED);
  $$;

  CREATE FUNCTION lapsed_relations(at timestamptz) RETURNS TABLE (id uuid, team_id uuid, citizen_id uuid, member_id uuid)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT r.id, r.team_id, r.citizen_id, r.member_id FROM relation r WHERE NOT r.closed AND r.valid_to <= at LIMIT 2000;
  $$;`;

const inTeam = (table: string) => `
  ALTER TABLE ${table} ENABLE ROW LEVEL SECURITY; ALTER TABLE ${table} FORCE ROW LEVEL SECURITY;
  CREATE POLICY ${table}_owner ON ${table} TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY ${table}_team ON ${table} TO samtavle_runtime
    USING (team_id = (SELECT app_team())) WITH CHECK (team_id = (SELECT app_team()));`;

/** What kind of authority the officer who reads works for. */
const ownKind = '(SELECT a.kind FROM authority a WHERE a.id = (SELECT app_authority()))';

const rowLevelSecurity = `
  ${['citizen_alias', 'enrolment', 'relation', 'decision', 'team_event', 'exchange_message', 'import_preview', 'import_row'].map(inTeam).join('\n')}

  ALTER TABLE citizen ENABLE ROW LEVEL SECURITY; ALTER TABLE citizen FORCE ROW LEVEL SECURITY;
  CREATE POLICY citizen_owner ON citizen TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY citizen_read ON citizen FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND ${maySee('citizen.id', `(${anyName})`)});

  ALTER TABLE element ENABLE ROW LEVEL SECURITY; ALTER TABLE element FORCE ROW LEVEL SECURITY;
  CREATE POLICY element_owner ON element TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY element_read ON element FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND ${maySee('element.citizen_id', opensElement('element'))});
  CREATE POLICY element_change ON element FOR UPDATE TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND ${maySee('element.citizen_id', opensElement('element'))})
    WITH CHECK (team_id = (SELECT app_team()));
  CREATE POLICY element_write ON element FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()) AND owner = (SELECT app_sector()));
  -- The hospital's notice is written by a machine that may see and touch nothing else.
  CREATE POLICY element_notice ON element TO samtavle_runtime
    USING ((SELECT app_duty()) = 'exchange' AND team_id = (SELECT app_team()) AND kind = 'admission')
    WITH CHECK ((SELECT app_duty()) = 'exchange' AND team_id = (SELECT app_team()) AND kind = 'admission' AND category = 'admission_discharge');
  ALTER TABLE exchange_receipt ENABLE ROW LEVEL SECURITY; ALTER TABLE exchange_receipt FORCE ROW LEVEL SECURITY;
  CREATE POLICY exchange_receipt_owner ON exchange_receipt TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY exchange_receipt_machine ON exchange_receipt TO samtavle_runtime
    USING ((SELECT app_duty()) = 'exchange') WITH CHECK ((SELECT app_duty()) = 'exchange');

  ALTER TABLE element_version ENABLE ROW LEVEL SECURITY; ALTER TABLE element_version FORCE ROW LEVEL SECURITY;
  CREATE POLICY element_version_owner ON element_version TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY element_version_read ON element_version FOR SELECT TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND ${maySee('element_version.citizen_id', opensSlot('element_version'))}
      AND (kind <> 'admission' OR EXISTS (SELECT 1 FROM element e WHERE e.id = element_version.element_id)));
  CREATE POLICY element_version_write ON element_version FOR INSERT TO samtavle_runtime
    WITH CHECK (team_id = (SELECT app_team()));

  ALTER TABLE consent ENABLE ROW LEVEL SECURITY; ALTER TABLE consent FORCE ROW LEVEL SECURITY;
  CREATE POLICY consent_owner ON consent TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY consent_read ON consent TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND ${maySee('consent.citizen_id', `(${anyName})`)}
      AND (sector = (SELECT app_sector()) OR (given_on IS NOT NULL
        AND (flows @> jsonb_build_array(jsonb_build_object('to', (SELECT app_sector())))
          OR flows @> jsonb_build_array(jsonb_build_object('from', (SELECT app_sector())))))))
    WITH CHECK (team_id = (SELECT app_team()));
  ALTER TABLE consent_event ENABLE ROW LEVEL SECURITY; ALTER TABLE consent_event FORCE ROW LEVEL SECURITY;
  CREATE POLICY consent_event_owner ON consent_event TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY consent_event_write ON consent_event FOR INSERT TO samtavle_runtime WITH CHECK (team_id = (SELECT app_team()));

  ALTER TABLE audit_event ENABLE ROW LEVEL SECURITY; ALTER TABLE audit_event FORCE ROW LEVEL SECURITY;
  CREATE POLICY audit_event_owner ON audit_event TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY audit_event_append ON audit_event FOR INSERT TO samtavle_runtime WITH CHECK (true);
  -- An officer reads what concerns their own authority's data or staff, in the teams it takes part in.
  CREATE POLICY audit_event_read ON audit_event FOR SELECT TO samtavle_runtime USING (${ownKind} = ANY (controllers)
    AND CASE WHEN team_id IS NULL THEN authority_id IS NULL OR authority_id = (SELECT app_authority())
             ELSE team_id IN (SELECT m.team_id FROM member m WHERE m.authority_id = (SELECT app_authority())) END);
  ALTER TABLE audit_subject ENABLE ROW LEVEL SECURITY; ALTER TABLE audit_subject FORCE ROW LEVEL SECURITY;
  CREATE POLICY audit_subject_owner ON audit_subject TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY audit_subject_append ON audit_subject FOR INSERT TO samtavle_runtime WITH CHECK (true);
  CREATE POLICY audit_subject_read ON audit_subject FOR SELECT TO samtavle_runtime
    USING (CASE ${ownKind} WHEN 'region' THEN for_region WHEN 'municipality' THEN for_municipality ELSE false END
      AND EXISTS (SELECT 1 FROM audit_event e WHERE e.id = audit_id));`;

/** The runtime role owns nothing and can do no more than this. Audit tables: insert, and read behind a policy. */
const grants = `
  GRANT USAGE ON SCHEMA public TO samtavle_runtime;
  GRANT SELECT ON authority, team, person, member, duty TO samtavle_runtime;
  GRANT SELECT, INSERT, UPDATE ON session TO samtavle_runtime;
  GRANT SELECT ON citizen, citizen_alias TO samtavle_runtime;
  GRANT SELECT, INSERT, UPDATE ON enrolment, relation, consent, decision, element, import_preview, import_row, exchange_message, command_receipt TO samtavle_runtime;
  GRANT INSERT ON consent_event TO samtavle_runtime;
  GRANT SELECT, INSERT ON element_version, team_event, exchange_receipt TO samtavle_runtime;
  GRANT SELECT, UPDATE ON team_stream TO samtavle_runtime;
  GRANT SELECT, INSERT ON audit_event, audit_subject TO samtavle_runtime;
  REVOKE ALL ON FUNCTION sharing_facts, citizen_by_cpr, find_or_make_citizen, outdated_decisions, lapsed_relations, card_elements, forget_import_previews, forget_exchange_receipts FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION sharing_facts, citizen_by_cpr, find_or_make_citizen, outdated_decisions, lapsed_relations, card_elements, forget_import_previews, forget_exchange_receipts TO samtavle_runtime;`;
