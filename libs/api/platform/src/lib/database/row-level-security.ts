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
     WHERE d.class_key = (SELECT app_class())
       AND d.citizen_id = ${citizen}
       AND d.until > (SELECT app_now())
       AND ${test}
       AND (d.by_class
         OR (d.by_sector AND (SELECT app_reach()) = 'sector')
         OR EXISTS (SELECT 1 FROM relation r
                     WHERE r.citizen_id = d.citizen_id AND r.member_id = (SELECT app_member())
                       AND r.valid_from <= (SELECT app_now()) AND r.valid_to > (SELECT app_now()))))`;
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
