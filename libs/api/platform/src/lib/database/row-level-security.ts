/**
 * Wall 1. The SQL of row-level security: what a class may see of a citizen is one bit of a stored decision, and the
 * decision counts only while the viewer has a working relation: the class through the shared caseload (`by_class`), a
 * leader or a person on duty through the own sector (`by_sector`), or one person by a registered relation.
 *
 * Written into each policy as text: PostgreSQL does not inline SQL functions that hold a subquery.
 */
export function maySee(citizen: string, test: string): string {
  return `EXISTS (
    SELECT 1 FROM decision d
     WHERE d.citizen_id = ${citizen}
       AND ${test}
       AND ${holdsFor('d')})`;
}

/** Whether a decision is the viewer's class's, still holds, and the viewer has a working relation. */
function holdsFor(d: string): string {
  return `${d}.class_key = (SELECT app_class())
       AND ${d}.until > (SELECT app_now())
       AND (${d}.by_class
         OR (${d}.by_sector AND (SELECT app_reach()) = 'sector')
         OR EXISTS (SELECT 1 FROM relation r
                     WHERE r.citizen_id = ${d}.citizen_id AND r.member_id = (SELECT app_member())
                       AND r.valid_from <= (SELECT app_now()) AND r.valid_to > (SELECT app_now())))`;
}

/**
 * What one person may see beside the class: an emergency look-up, without any relation; and what rests on the relation,
 * which is a fact pushed to them, an address before today's visit, or what the primary contact has opened. Acting in that
 * very capacity, and at this very moment. @see docs/adr/0013
 */
export function maySeeAsOne(citizen: string, test: string): string {
  return `EXISTS (
    SELECT 1 FROM (SELECT p.*, false AS notice_only FROM personal_access p
                    WHERE p.member_id = (SELECT app_member()) AND p.class_key = (SELECT app_class())
                      AND p.valid_from <= (SELECT app_now()) AND p.valid_to > (SELECT app_now()) AND p.ended_at IS NULL) d
     WHERE d.citizen_id = ${citizen}
       AND ${test}
       AND ${stillStands('d')}
       AND (d.ground = 'emergency_pull' OR EXISTS (
         SELECT 1 FROM decision held WHERE held.citizen_id = d.citizen_id AND ${holdsFor('held')})))`;
}

/** What the primary contact opened is the primary contact's: it closes to who is no longer the first on the list. */
export function stillStands(access: string): string {
  return `(${access}.ground <> 'private_contact' OR is_primary_contact(${access}.citizen_id, ${access}.member_id))`;
}

/** Region's `admission_discharge`, and how far `board_status` stands from the first slot of an owner. */
const ADMISSION_SLOT = 20;
const BOARD_STATUS = 3;
const CATEGORY_COUNT = 28;

/**
 * The test for what lies in a slot: it is open; the hospital notice of § 12 c opens the notice and nothing else tagged alike;
 * a notice another sector received for itself is still one of the region's admissions, and needs that slot open too; and a
 * reason, or what would end the stay, is for those who may see the board status too.
 */
export function opensSlot(row: string): string {
  return `get_bit(d.mask, ${row}.slot) = 1
       AND (NOT d.notice_only OR ${row}.slot <> ${ADMISSION_SLOT} OR ${row}.kind = 'admission')
       AND (${row}.kind <> 'admission' OR get_bit(d.mask, ${ADMISSION_SLOT}) = 1)
       AND (${row}.kind NOT IN ('reason', 'exit_criterion')
         OR get_bit(d.mask, ${row}.slot - ${row}.slot % ${CATEGORY_COUNT} + ${BOARD_STATUS}) = 1)`;
}

/**
 * The test for one element: its slot, and of received hospital notices each sector the one it received itself. Another's is
 * shown to who received none, and only on other grounds than § 12 c. @see docs/adr/0010
 */
export function opensElement(row: string): string {
  return `${opensSlot(row)}
       AND (${row}.told_to IS NULL OR split_part(d.class_key, '/', 1) = ${row}.owner
         OR (NOT d.notice_only AND split_part(d.class_key, '/', 1) <> ALL (${row}.told_to)))`;
}

/**
 * The test for a plan's document, beside the test for its slot: the owner's, and the class's whose decision names it. That
 * another plan opens the same slot to the class does not show it this one. @see Psykiatriloven § 13 c
 */
export function opensPlan(row: string): string {
  return `(${row}.kind <> 'plan' OR split_part(d.class_key, '/', 1) = ${row}.owner OR ${row}.id = ANY (d.plans))`;
}

/** Settings are local to the transaction; an unset one is NULL and opens nothing. */
export const settingFunctions = [
  'team uuid',
  'class text',
  'member uuid',
  'sector text',
  'reach text',
  'now timestamptz',
  'duty text',
  'authority uuid',
]
  .map((setting) => {
    const [name, type] = setting.split(' ');
    return `CREATE FUNCTION app_${name}() RETURNS ${type} LANGUAGE sql STABLE PARALLEL SAFE AS
      $$ SELECT NULLIF(current_setting('app.${name}', true), '')::${type} $$;`;
  })
  .join('\n');

/** Arrays out of JSON, for inserting many rows in one statement. */
export const jsonFunctions = `
  CREATE FUNCTION ints(list jsonb) RETURNS smallint[] LANGUAGE sql IMMUTABLE AS
    $$ SELECT coalesce(array_agg(v::smallint), '{}') FROM jsonb_array_elements_text(coalesce(list, '[]')) v $$;
  CREATE FUNCTION texts(list jsonb) RETURNS text[] LANGUAGE sql IMMUTABLE AS
    $$ SELECT coalesce(array_agg(v), '{}') FROM jsonb_array_elements_text(coalesce(list, '[]')) v $$;`;
