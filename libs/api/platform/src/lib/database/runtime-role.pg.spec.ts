import { migratedDatabase, type MigratedDatabase } from '../../testing/index.js';
import { RUNTIME_ROLE } from './data-source.js';

let database: MigratedDatabase;

beforeAll(async () => {
  database = await migratedDatabase();
}, 60_000);
afterAll(() => database?.close());

const DENIED = /permission denied|must be owner/;
const asRuntime = (sql: string) => database.runtime.query(sql);

/** OWASP ASVS 13.2.2; check 29 of the project. */
describe('the role the product runs as', () => {
  it('is a plain role: no superuser, no bypassing of row-level security, no making of roles or databases', async () => {
    const [role] = await database.asOwner(
      `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = $1`,
      [RUNTIME_ROLE],
    );
    expect(role).toEqual({
      rolsuper: false,
      rolbypassrls: false,
      rolcreaterole: false,
      rolcreatedb: false,
      rolreplication: false,
    });
    expect(
      await database.asOwner(
        'SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = $1',
        [RUNTIME_ROLE],
      ),
    ).toEqual([]);
  });

  it('owns nothing', async () => {
    const owned = await database.asOwner(
      `SELECT relname AS name FROM pg_class WHERE pg_get_userbyid(relowner) = $1
       UNION ALL SELECT proname FROM pg_proc WHERE pg_get_userbyid(proowner) = $1
       UNION ALL SELECT nspname FROM pg_namespace WHERE pg_get_userbyid(nspowner) = $1
       UNION ALL SELECT datname FROM pg_database WHERE pg_get_userbyid(datdba) = $1`,
      [RUNTIME_ROLE],
    );
    expect(owned).toEqual([]);
  });

  it.each([
    'CREATE TABLE mine (id int)',
    'ALTER TABLE element DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE element ADD COLUMN more text',
    'DROP TABLE element',
    'DROP POLICY element_read ON element',
    'CREATE INDEX ON element (kind)',
    'CREATE SCHEMA mine',
    'CREATE OR REPLACE FUNCTION app_team() RETURNS uuid LANGUAGE sql AS $$ SELECT null::uuid $$',
    'TRUNCATE element',
  ])('may not %s', async (ddl) => {
    await expect(asRuntime(ddl)).rejects.toThrow(DENIED);
  });

  it.each(['audit_event', 'audit_subject'])('adds to %s and never changes, deletes or empties it', async (table) => {
    await expect(
      asRuntime(
        `UPDATE ${table} SET audit_id = audit_id`.replace(/audit_id/g, table === 'audit_event' ? 'id' : 'audit_id'),
      ),
    ).rejects.toThrow(DENIED);
    await expect(asRuntime(`DELETE FROM ${table}`)).rejects.toThrow(DENIED);
    await expect(asRuntime(`TRUNCATE ${table} CASCADE`)).rejects.toThrow(DENIED);
  });

  it('deletes nothing, anywhere', async () => {
    const deletable = await database.asOwner(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r'
        AND (has_table_privilege($1, oid, 'DELETE') OR has_table_privilege($1, oid, 'TRUNCATE') OR has_table_privilege($1, oid, 'TRIGGER'))`,
      [RUNTIME_ROLE],
    );
    expect(deletable).toEqual([]);
  });

  it('never rewrites what was said: versions, events and consent steps are only added', async () => {
    const changeable = await database.asOwner<{ relname: string }>(
      `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND has_table_privilege($1, oid, 'UPDATE')`,
      [RUNTIME_ROLE],
    );
    const names = changeable.map(({ relname }) => relname);
    for (const kept of [
      'element_version',
      'team_event',
      'consent_event',
      'audit_event',
      'audit_subject',
      'citizen',
      'citizen_alias',
      'member',
      'person',
    ])
      expect(names).not.toContain(kept);
  });

  it('meets a wall, forced on the owner too, at every table that holds something of a citizen', async () => {
    const open = await database.asOwner<{ relname: string }>(
      `SELECT DISTINCT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
        WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT (c.relrowsecurity AND c.relforcerowsecurity)
          AND (a.attname = 'citizen_id' OR c.relname = 'citizen')`,
    );
    expect(open).toEqual([]);
  });

  it('finds no view, and no function of the owner’s beyond the few that must look across the walls', async () => {
    expect(
      await database.asOwner(
        `SELECT 1 FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind IN ('v', 'm')`,
      ),
    ).toEqual([]);
    const definers = await database.asOwner<{ proname: string; proconfig: string[] }>(
      `SELECT proname, proconfig FROM pg_proc WHERE pronamespace = 'public'::regnamespace AND prosecdef ORDER BY proname`,
    );
    expect(definers.map(({ proname }) => proname)).toEqual([
      'card_elements',
      'citizen_by_cpr',
      'close_address_with_visit',
      'close_personal_access',
      'close_tasks',
      'correct_element',
      'due_consents',
      'emergency_citizen',
      'end_protected_address',
      'find_or_make_citizen',
      'finish_visit',
      'forget_exchange_receipts',
      'forget_import_previews',
      'is_primary_contact',
      'lapsed_personal_access',
      'lapsed_relations',
      'leave_card',
      'lift_private',
      'linked_slot',
      'mark_private',
      'meeting_close_items',
      'meeting_end_turn',
      'narrow_personal_access',
      'open_task',
      'outdated_decisions',
      'own_open_actions',
      'own_private_marks',
      'sharing_facts',
      'sharing_steps',
      'step_consent_by_time',
    ]);
    // A definer without its own search path runs whatever somebody put in front of it.
    for (const { proconfig } of definers) expect(proconfig).toEqual(['search_path=pg_catalog, public']);
  });
});
