import { type MigrationInterface, type QueryRunner } from 'typeorm';
import { opensElement, opensPlan } from '../row-level-security.js';

/**
 * Row-level security makes a plan dear: what is asked with every change is planned once per connection, in PL/pgSQL, which
 * keeps plans. And cards of a few citizens are found by citizen, where before everybody's elements were read for them.
 * @see docs/adr/0021-planned-once.md
 */
export class PlannedOnce1734000000000 implements MigrationInterface {
  name = 'PlannedOnce1734000000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(cardElements);
    await runner.query(goalSlot);
  }

  async down(): Promise<void> {
    throw new Error('the server of this version asks the database so');
  }
}

/** What a card says something of; of every other kind it shows only the mark of its owner. */
const SAID = `('identity', 'contacts', 'stay', 'reason', 'action', 'visit', 'contact', 'admission')`;
const NEVER_ON_CARDS = `('pushed_fact', 'address')`;

/**
 * @param elements what joins `e`, the elements of a decision's citizen
 * @param ofThem a test of the decision `d`
 */
const cardsOf = (elements: string, ofThem: string) => `
    SELECT d.class_key, d.citizen_id,
      json_agg(json_build_array(e.id, e.kind, e.slot, e.version,
        CASE WHEN e.kind IN ${SAID} THEN e.content END) ORDER BY e.created_at, e.id)
    FROM decision d ${elements}
    WHERE d.team_id = (SELECT app_team()) AND e.team_id = d.team_id AND d.class_key = ANY (of_classes) AND ${ofThem}
      AND d.until > (SELECT app_now())
      AND ((SELECT app_class()) IS NULL AND d.by_class
        OR d.class_key = (SELECT app_class()) AND (d.by_class
          OR (d.by_sector AND (SELECT app_reach()) = 'sector')
          OR EXISTS (SELECT 1 FROM relation r WHERE r.citizen_id = d.citizen_id AND r.member_id = (SELECT app_member())
                      AND r.valid_from <= (SELECT app_now()) AND r.valid_to > (SELECT app_now()))))
      AND e.kind NOT IN ${NEVER_ON_CARDS}
      AND ${opensElement('e')} AND ${opensPlan('e')}
    -- The citizen first: ids are sorted faster than the names of classes.
    GROUP BY d.citizen_id, d.class_key`;

/** Through the two indexes that hold what is on cards and nothing else. */
const onCards = (of: (row: string) => string) => `(
      SELECT * FROM element s WHERE ${of('s')} s.ended_at IS NULL AND NOT s.off_card AND s.kind <> 'visit'
      UNION ALL
      SELECT * FROM element v WHERE ${of('v')} v.kind = 'visit' AND v.team_id = (SELECT app_team()) AND v.on_day >= of_day AND v.ended_at IS NULL)`;

const everybody = cardsOf(`JOIN ${onCards(() => '')} e ON e.citizen_id = d.citizen_id`, 'true');
const aFew = cardsOf(
  `CROSS JOIN LATERAL ${onCards((row) => `${row}.citizen_id = d.citizen_id AND`)} e`,
  'd.citizen_id = ANY (of_citizens)',
);

const cardElements = `
  -- As before (0009), and of everybody (null) or of a few with a plan for each.
  CREATE OR REPLACE FUNCTION card_elements(of_classes text[], of_citizens uuid[], of_day date)
  RETURNS TABLE (class_key text, citizen_id uuid, elements json)
  LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
  #variable_conflict use_column
  BEGIN
    IF of_citizens IS NULL THEN
      RETURN QUERY ${everybody};
    ELSE
      RETURN QUERY ${aFew};
    END IF;
  END $$;`;

const goalSlot = `
  -- The slot of the goal that an effort goal or an action names: null when it names none, or one the scope does not see.
  -- Asked as the caller, under row-level security.
  CREATE FUNCTION goal_slot(of_kind text, of_content jsonb, of_citizen uuid) RETURNS smallint LANGUAGE plpgsql STABLE AS $$
  BEGIN
    IF of_kind = 'effort_goal' THEN
      RETURN (SELECT g.slot FROM element g
               WHERE g.id = (of_content->>'goal')::uuid AND g.citizen_id = of_citizen AND g.kind = 'goal');
    ELSIF of_kind = 'action' AND of_content->>'goalId' IS NOT NULL THEN
      RETURN (SELECT g.slot FROM element g
               WHERE g.id = (of_content->>'goalId')::uuid AND g.citizen_id = of_citizen
                 AND g.kind IN ('goal', 'effort_goal', 'sub_goal'));
    END IF;
    RETURN NULL;
  END $$;
  REVOKE ALL ON FUNCTION goal_slot FROM PUBLIC;
  GRANT EXECUTE ON FUNCTION goal_slot TO samtavle_runtime;`;
