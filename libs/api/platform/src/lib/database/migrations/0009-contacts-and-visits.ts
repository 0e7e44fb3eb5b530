import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { opensElement, opensPlan } from '../row-level-security.js';

/**
 * Contacts and visits by the thousand. Years of them stand in `element`, and a card reads the last contact and the visits
 * ahead: what a card has no more use for is marked when it happens, and an index holds the rest.
 */
export class ContactsAndVisits1733000000000 implements MigrationInterface {
  name = 'ContactsAndVisits1733000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(tables);
    await runner.query(leaveCard);
    await runner.query(cardElements);
    await runner.query(finishVisit);
    await runner.query(grants);
  }

  async down(): Promise<void> {
    throw new Error('who was visited when is not forgotten');
  }
}

const tables = `
  -- The second step of lost contact; the first is lost_contact_days.
  ALTER TABLE team ADD COLUMN contact_lost_days int NOT NULL DEFAULT 28;
  ALTER TABLE team ADD CONSTRAINT team_contact_steps CHECK (contact_lost_days >= lost_contact_days);

  -- A card needs it no more: a later contact of the same slot says when somebody was last met, or a later line of the
  -- same kind and slot leaves the same mark.
  ALTER TABLE element ADD COLUMN off_card boolean NOT NULL DEFAULT false;
  CREATE INDEX element_on_card ON element (citizen_id) WHERE ended_at IS NULL AND NOT off_card AND kind <> 'visit';
  CREATE INDEX element_visit ON element (team_id, on_day, citizen_id) WHERE kind = 'visit';
  CREATE INDEX element_same ON element (citizen_id, slot, kind) WHERE ended_at IS NULL AND kind <> 'visit';

  -- In which order somebody goes to their visits of a day: nobody else's business, and no part of the visits.
  CREATE TABLE visit_route (
    member_id uuid NOT NULL REFERENCES member, on_day date NOT NULL, team_id uuid NOT NULL REFERENCES team, visits uuid[] NOT NULL,
    PRIMARY KEY (member_id, on_day));
  ALTER TABLE visit_route ENABLE ROW LEVEL SECURITY; ALTER TABLE visit_route FORCE ROW LEVEL SECURITY;
  CREATE POLICY visit_route_owner ON visit_route TO CURRENT_USER USING (true) WITH CHECK (true);
  CREATE POLICY visit_route_own ON visit_route TO samtavle_runtime
    USING (team_id = (SELECT app_team()) AND member_id = (SELECT app_member()))
    WITH CHECK (team_id = (SELECT app_team()) AND member_id = (SELECT app_member()));`;

/** What a card says something of; of every other kind it shows only the mark of its owner. Plans each have parties of their own. */
const SAID = `('identity', 'contacts', 'stay', 'reason', 'action', 'visit', 'contact', 'admission')`;
const NEVER_ON_CARDS = `('pushed_fact', 'address')`;
const LEAVES_ONE_MARK = (row: string) =>
  `${row}.kind NOT IN ${SAID} AND ${row}.kind NOT IN ('plan', 'pushed_fact', 'address')`;

/**
 * An attempt is over once somebody was met, on that day or later; of meetings the latest counts. Of lines that only leave
 * a mark the newest is enough.
 */
const latest = `
    SELECT e.id, e.content->>'on' FROM element e
     WHERE e.citizen_id = of_citizen AND e.slot = of_slot AND e.kind = of_kind AND e.ended_at IS NULL
       AND (of_kind <> 'contact' OR e.content->>'how' <> 'attempt')
     ORDER BY CASE WHEN of_kind = 'contact' THEN e.content->>'on' END DESC, e.created_at DESC, e.id DESC LIMIT 1`;
const isOver = `(latest_id IS NOT NULL AND e.id <> latest_id
       AND (of_kind <> 'contact' OR e.content->>'how' <> 'attempt' OR e.content->>'on' <= latest_on))`;

const leaveCard = `
  -- Off the card: written by whoever may see only part of it, so it is the owner's.
  CREATE FUNCTION leave_card() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE of_citizen uuid := NEW.citizen_id; of_kind text := NEW.kind; of_slot smallint; latest_id uuid; latest_on text;
  BEGIN
    FOREACH of_slot IN ARRAY (CASE WHEN TG_OP = 'UPDATE' AND OLD.slot <> NEW.slot THEN ARRAY[OLD.slot, NEW.slot] ELSE ARRAY[NEW.slot] END) LOOP
      latest_id := NULL;
      IF TG_OP = 'INSERT' THEN
        -- What a new one leaves behind was on the card until now.
        SELECT l.id, l.on_text INTO latest_id, latest_on FROM (${latest.replace(
          'WHERE',
          'WHERE NOT e.off_card AND',
        )}) l(id, on_text);
        UPDATE element e SET off_card = true
         WHERE e.citizen_id = of_citizen AND e.slot = of_slot AND e.kind = of_kind AND e.ended_at IS NULL AND NOT e.off_card AND ${isOver};
      ELSE
        SELECT l.id, l.on_text INTO latest_id, latest_on FROM (${latest}) l(id, on_text);
        UPDATE element e SET off_card = ${isOver}
         WHERE e.citizen_id = of_citizen AND e.slot = of_slot AND e.kind = of_kind AND e.ended_at IS NULL AND e.off_card <> ${isOver};
      END IF;
    END LOOP;
    RETURN NULL;
  END $$;

  CREATE TRIGGER element_leaves_card AFTER INSERT ON element FOR EACH ROW
    WHEN (NOT NEW.off_card AND (NEW.kind = 'contact' OR ${LEAVES_ONE_MARK('NEW')})) EXECUTE FUNCTION leave_card();
  -- What was put right, ended, or marked as private may give its place back.
  CREATE TRIGGER element_returns_to_card AFTER UPDATE OF ended_at, slot, content ON element FOR EACH ROW
    WHEN ((NEW.kind = 'contact' OR ${LEAVES_ONE_MARK('NEW')})
      AND (NEW.ended_at IS DISTINCT FROM OLD.ended_at OR NEW.slot <> OLD.slot
        OR NEW.kind = 'contact' AND (NEW.content->>'on', NEW.content->>'how') IS DISTINCT FROM (OLD.content->>'on', OLD.content->>'how')))
    EXECUTE FUNCTION leave_card();

  -- What is there already.
  UPDATE element e SET off_card = true WHERE e.kind = 'contact' AND e.ended_at IS NULL AND EXISTS (
    SELECT 1 FROM element l WHERE l.citizen_id = e.citizen_id AND l.slot = e.slot AND l.kind = 'contact' AND l.ended_at IS NULL
      AND l.content->>'how' <> 'attempt' AND CASE WHEN e.content->>'how' = 'attempt' THEN l.content->>'on' >= e.content->>'on'
        ELSE (l.content->>'on', l.created_at, l.id) > (e.content->>'on', e.created_at, e.id) END);
  UPDATE element e SET off_card = true WHERE ${LEAVES_ONE_MARK('e')} AND e.ended_at IS NULL AND EXISTS (
    SELECT 1 FROM element l WHERE l.citizen_id = e.citizen_id AND l.slot = e.slot AND l.kind = e.kind AND l.ended_at IS NULL
      AND (l.created_at, l.id) > (e.created_at, e.id));`;

const cardElements = `
  -- As before (0008), of what is on cards: through the two indexes that hold it and nothing else.
  CREATE OR REPLACE FUNCTION card_elements(of_classes text[], of_citizens uuid[], of_day date)
  RETURNS TABLE (class_key text, citizen_id uuid, elements json)
  LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT d.class_key, d.citizen_id,
      json_agg(json_build_array(e.id, e.kind, e.slot, e.version,
        CASE WHEN e.kind IN ${SAID} THEN e.content END) ORDER BY e.created_at, e.id)
    FROM decision d
    JOIN (SELECT * FROM element s WHERE s.ended_at IS NULL AND NOT s.off_card AND s.kind <> 'visit'
          UNION ALL
          SELECT * FROM element v WHERE v.kind = 'visit' AND v.team_id = (SELECT app_team()) AND v.on_day >= of_day AND v.ended_at IS NULL) e
      ON e.citizen_id = d.citizen_id AND e.team_id = d.team_id
    WHERE d.team_id = (SELECT app_team()) AND d.class_key = ANY (of_classes)
      AND (of_citizens IS NULL OR d.citizen_id = ANY (of_citizens)) AND d.until > (SELECT app_now())
      AND ((SELECT app_class()) IS NULL AND d.by_class
        OR d.class_key = (SELECT app_class()) AND (d.by_class
          OR (d.by_sector AND (SELECT app_reach()) = 'sector')
          OR EXISTS (SELECT 1 FROM relation r WHERE r.citizen_id = d.citizen_id AND r.member_id = (SELECT app_member())
                      AND r.valid_from <= (SELECT app_now()) AND r.valid_to > (SELECT app_now()))))
      AND e.kind NOT IN ${NEVER_ON_CARDS}
      AND ${opensElement('e')} AND ${opensPlan('e')}
    GROUP BY d.class_key, d.citizen_id;
  $$;`;

const finishVisit = `
  -- Whoever goes says that they were there, whichever sector agreed the visit; nothing else of it can be changed like this.
  CREATE FUNCTION finish_visit(of_visit uuid, of_version int, to_state text) RETURNS boolean
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    IF to_state NOT IN ('done', 'attempted') THEN RETURN false; END IF;
    UPDATE element e SET content = e.content || jsonb_build_object('state', to_state),
        version = e.version + 1, updated_at = app_now(), updated_by = app_member()
      WHERE e.id = of_visit AND e.version = of_version AND e.team_id = app_team() AND e.kind = 'visit' AND e.ended_at IS NULL
        AND coalesce(e.content->>'state', 'planned') IN ('planned', 'attempted')
        AND (e.owner = app_sector() OR e.content->'who' @> to_jsonb(app_member()::text));
    IF NOT FOUND THEN RETURN false; END IF;
    INSERT INTO element_version (element_id, version, team_id, citizen_id, kind, slot, content, ended, changed_at, changed_by)
      SELECT e.id, e.version, e.team_id, e.citizen_id, e.kind, e.slot, e.content, false, e.updated_at, e.updated_by FROM element e WHERE e.id = of_visit;
    RETURN true;
  END $$;`;

const grants = `
  GRANT SELECT, INSERT, UPDATE ON visit_route TO samtavle_runtime;
  REVOKE ALL ON FUNCTION leave_card, finish_visit FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION finish_visit TO samtavle_runtime;`;
