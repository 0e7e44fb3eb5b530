import { type MigrationInterface, type QueryRunner } from 'typeorm';

/**
 * Two triggers looked at what stands beside the row that changes without holding it: of two changes at the same moment each
 * went by what the other was taking away. Whoever comes second now waits, and looks again.
 */
export class ToldOneAfterTheOther1734100000000 implements MigrationInterface {
  name = 'ToldOneAfterTheOther1734100000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(closeAddress);
    await runner.query(leaveCard);
    await runner.query(returnWronglyGone);
  }

  async down(): Promise<void> {
    throw new Error('an address that should have closed is not left open again');
  }
}

/** As before (0014); the second of two who move away both of today's visits finds the first one's gone. */
const closeAddress = `
  CREATE OR REPLACE FUNCTION close_address_with_visit() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  BEGIN
    -- Held first, in a statement of its own: what is asked after the wait is asked of the visits as they are then.
    PERFORM 1 FROM personal_access p WHERE p.citizen_id = NEW.citizen_id AND p.ground = 'address_visit' AND p.ended_at IS NULL
      AND p.valid_to > app_now() ORDER BY p.id FOR UPDATE;
    UPDATE personal_access p SET ended_at = app_now()
     WHERE p.citizen_id = NEW.citizen_id AND p.ground = 'address_visit' AND p.ended_at IS NULL AND p.valid_to > app_now()
       AND NOT EXISTS (SELECT 1 FROM element e
         WHERE e.kind = 'visit' AND e.team_id = NEW.team_id AND e.citizen_id = NEW.citizen_id AND e.ended_at IS NULL
           AND e.on_day = (app_now() AT TIME ZONE 'Europe/Copenhagen')::date
           AND e.content->'who' @> to_jsonb(p.member_id::text));
    RETURN NULL;
  END $$;`;

const SAID = `('identity', 'contacts', 'stay', 'reason', 'action', 'visit', 'contact', 'admission')`;

/**
 * The latest of its kind, held: as long as another goes by it, nobody takes it out; and one that is being taken out is
 * waited for, and then passed over.
 */
const latest = (which: string) => `
    SELECT e.id, e.created_at, e.content->>'on' FROM element e
     WHERE ${which} e.citizen_id = of_citizen AND e.slot = of_slot AND e.kind = of_kind AND e.ended_at IS NULL
       AND (of_kind <> 'contact' OR e.content->>'how' <> 'attempt')
     ORDER BY CASE WHEN of_kind = 'contact' THEN e.content->>'on' END DESC, e.created_at DESC, e.id DESC LIMIT 1 FOR SHARE`;
/**
 * Before the latest, in its order. Whoever waited goes by what stood before the wait, and a later one may have come back to
 * the card meanwhile: that stays.
 */
const isOver = `(latest_id IS NOT NULL AND CASE
       WHEN of_kind <> 'contact' THEN (e.created_at, e.id) < (latest_at, latest_id)
       WHEN e.content->>'how' = 'attempt' THEN e.content->>'on' <= latest_on
       ELSE (e.content->>'on', e.created_at, e.id) < (latest_on, latest_at, latest_id) END)`;

/** As before (0009). */
const leaveCard = `
  CREATE OR REPLACE FUNCTION leave_card() RETURNS trigger
  LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  DECLARE of_citizen uuid := NEW.citizen_id; of_kind text := NEW.kind; of_slot smallint; latest_id uuid; latest_at timestamptz; latest_on text;
  BEGIN
    FOREACH of_slot IN ARRAY (CASE WHEN TG_OP = 'UPDATE' AND OLD.slot <> NEW.slot THEN ARRAY[OLD.slot, NEW.slot] ELSE ARRAY[NEW.slot] END) LOOP
      latest_id := NULL;
      IF TG_OP = 'INSERT' THEN
        -- What a new one leaves behind was on the card until now.
        SELECT l.id, l.at, l.on_text INTO latest_id, latest_at, latest_on FROM (${latest('NOT e.off_card AND')}) l(id, at, on_text);
        UPDATE element e SET off_card = true
         WHERE e.citizen_id = of_citizen AND e.slot = of_slot AND e.kind = of_kind AND e.ended_at IS NULL AND NOT e.off_card AND ${isOver};
      ELSE
        SELECT l.id, l.at, l.on_text INTO latest_id, latest_at, latest_on FROM (${latest('')}) l(id, at, on_text);
        UPDATE element e SET off_card = ${isOver}
         WHERE e.citizen_id = of_citizen AND e.slot = of_slot AND e.kind = of_kind AND e.ended_at IS NULL AND e.off_card <> ${isOver};
      END IF;
    END LOOP;
    RETURN NULL;
  END $$;`;

/** What two at the same moment took off a card between them is on it again. */
const returnWronglyGone = `
  UPDATE element e SET off_card = false WHERE e.kind = 'contact' AND e.ended_at IS NULL AND e.off_card AND NOT EXISTS (
    SELECT 1 FROM element l WHERE l.citizen_id = e.citizen_id AND l.slot = e.slot AND l.kind = 'contact' AND l.ended_at IS NULL
      AND l.content->>'how' <> 'attempt' AND CASE WHEN e.content->>'how' = 'attempt' THEN l.content->>'on' >= e.content->>'on'
        ELSE (l.content->>'on', l.created_at, l.id) > (e.content->>'on', e.created_at, e.id) END);
  UPDATE element e SET off_card = false
   WHERE e.kind NOT IN ${SAID} AND e.kind NOT IN ('plan', 'pushed_fact', 'address') AND e.ended_at IS NULL AND e.off_card
     AND NOT EXISTS (SELECT 1 FROM element l WHERE l.citizen_id = e.citizen_id AND l.slot = e.slot AND l.kind = e.kind
       AND l.ended_at IS NULL AND (l.created_at, l.id) > (e.created_at, e.id));`;
