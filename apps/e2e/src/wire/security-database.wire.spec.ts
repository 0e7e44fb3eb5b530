import { randomUUID } from 'node:crypto';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { inventedCpr } from '../support/invented-citizen.js';
import { Server } from '../support/server.js';
import { type WireClient } from '../support/wire-client.js';
import { enrolled, noted, placed, signedIn } from './team-at-work.js';

let server: Server;
let runtime: pg.Client;
let jonas: WireClient;
test.beforeAll(async () => {
  server = await Server.start();
  runtime = new pg.Client({ connectionString: server.database.runtimeUrl });
  await runtime.connect();
  const anne = await signedIn(server, 'anne');
  jonas = await signedIn(server, 'jonas');
  const cpr = inventedCpr(800);
  const regional = await enrolled(anne, { cpr });
  await placed(anne, regional);
  await noted(anne, regional, 'Kun regionens');
  const social = await enrolled(jonas, { cpr });
  await placed(jonas, social);
  await noted(jonas, social, 'Kun kommunens');
});
test.afterAll(async () => {
  await runtime.end();
  await server.stop();
});

/** Everything that lies about citizens. */
const TABLES = [
  'citizen',
  'citizen_alias',
  'enrolment',
  'relation',
  'decision',
  'consent',
  'element',
  'element_version',
  'team_event',
  'exchange_message',
  'import_preview',
  'import_row',
  'audit_event',
  'audit_subject',
] as const;

/** Asks as the server's own role, without any condition of the server's own, under these settings. */
async function ask<R extends object>(
  settings: Record<string, string>,
  sql: string,
  values: unknown[] = [],
): Promise<R[]> {
  await runtime.query('BEGIN');
  try {
    for (const [name, value] of Object.entries(settings))
      await runtime.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
    return (await runtime.query<R>(sql, values)).rows;
  } finally {
    await runtime.query('ROLLBACK');
  }
}

async function settingsOf(client: WireClient): Promise<Record<string, string>> {
  const { memberId } = client.me.acting;
  const { rows } = await server.owner.query<{ team_id: string; class_key: string; sector: string }>(
    'SELECT team_id, class_key, sector FROM member WHERE id = $1',
    [memberId],
  );
  const { team_id: team = '', class_key: key = '', sector = '' } = rows[0] ?? {};
  return { team, class: key, member: memberId, sector, reach: 'sector', now: new Date().toISOString() };
}

test('security 7: with every condition of the server left out, the database shows a class only what it may see', async () => {
  const settings = await settingsOf(jonas);
  const texts = await ask<{ text: string }>(settings, `SELECT content->>'text' AS text FROM element`);
  expect(texts.map(({ text }) => text)).toContain('Kun kommunens');
  expect(texts.map(({ text }) => text)).not.toContain('Kun regionens');
  const versions = await ask<{ text: string }>(settings, `SELECT content->>'text' AS text FROM element_version`);
  expect(versions.map(({ text }) => text)).not.toContain('Kun regionens');
  const consents = await ask(settings, `SELECT 1 FROM consent WHERE sector <> 'muni_social' AND given_on IS NULL`);
  expect(consents).toEqual([]);
});

test('security 7: without knowing for whom, the database shows nothing about anybody', async () => {
  const settings = await settingsOf(jonas);
  const missing = [{}, { ...settings, team: '' }, { ...settings, team: randomUUID() }];
  for (const incomplete of missing)
    for (const table of TABLES) expect(await ask(incomplete, `SELECT 1 FROM ${table}`), table).toEqual([]);
  const nobody = [
    { ...settings, class: '' },
    { ...settings, class: 'region_psych:nobody' },
    { ...settings, now: '' },
  ];
  for (const incomplete of nobody)
    for (const table of ['citizen', 'element', 'element_version', 'consent', 'audit_event'])
      expect(await ask(incomplete, `SELECT 1 FROM ${table}`), table).toEqual([]);
});

test('security 7: another team’s rows do not exist', async () => {
  const [team, citizen] = [randomUUID(), randomUUID()];
  await server.owner.query(`INSERT INTO team (id, name) VALUES ($1, 'Et andet team')`, [team]);
  await server.owner.query(
    `INSERT INTO citizen (id, team_id, cpr_cipher, cpr_index, created_at) VALUES ($1, $2, '\\x00', '\\x01', now())`,
    [citizen, team],
  );
  await server.owner.query(
    `INSERT INTO citizen_alias (id, citizen_id, team_id, sector) VALUES (gen_random_uuid(), $1, $2, 'muni_social')`,
    [citizen, team],
  );
  await server.owner.query(
    `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, updated_at)
     VALUES (gen_random_uuid(), $2, $1, 'note', 'muni_social', 'housing', 35, '{"text":"Et andet teams"}', 1, now(), now())`,
    [citizen, team],
  );
  const settings = await settingsOf(jonas);
  // A decision of the own class about them, as a mistake would leave it.
  await server.owner.query(
    `INSERT INTO decision (class_key, citizen_id, team_id, mask, by_class, by_sector, until, policy_version, decided_at)
     VALUES ($1, $2, $3, repeat('1', 140)::bit(140), true, true, 'infinity', 'x', now())`,
    [settings['class'], citizen, team],
  );
  for (const table of ['citizen_alias', 'decision', 'element', 'element_version', 'enrolment', 'relation', 'consent'])
    expect(await ask(settings, `SELECT 1 FROM ${table} WHERE citizen_id = $1`, [citizen]), table).toEqual([]);
  expect(await ask(settings, 'SELECT 1 FROM citizen WHERE id = $1', [citizen])).toEqual([]);
  const texts = await ask<{ text: string }>(settings, `SELECT content->>'text' AS text FROM element`);
  expect(texts.map(({ text }) => text)).not.toContain('Et andet teams');
});

test('security 29: the server’s role owns nothing, makes nothing, passes no policy and rewrites no record', async () => {
  const { rows: roles } = await server.owner.query(
    `SELECT rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication FROM pg_roles WHERE rolname = 'samtavle_runtime'`,
  );
  expect(roles).toEqual([
    { rolsuper: false, rolbypassrls: false, rolcreaterole: false, rolcreatedb: false, rolreplication: false },
  ]);
  const { rows: owned } = await server.owner.query(
    `SELECT c.relname FROM pg_class c JOIN pg_roles r ON r.oid = c.relowner WHERE r.rolname = 'samtavle_runtime'
     UNION ALL SELECT p.proname FROM pg_proc p JOIN pg_roles r ON r.oid = p.proowner WHERE r.rolname = 'samtavle_runtime'
     UNION ALL SELECT d.datname FROM pg_database d JOIN pg_roles r ON r.oid = d.datdba WHERE r.rolname = 'samtavle_runtime'`,
  );
  expect(owned).toEqual([]);
  const { rows: memberships } = await server.owner.query(
    `SELECT 1 FROM pg_auth_members m JOIN pg_roles r ON r.oid = m.member WHERE r.rolname = 'samtavle_runtime'`,
  );
  expect(memberships).toEqual([]);
  const forbidden = [
    'CREATE TABLE mine (id int)',
    'CREATE FUNCTION mine() RETURNS int LANGUAGE sql AS $$ SELECT 1 $$',
    'CREATE SCHEMA mine',
    'CREATE ROLE mine',
    'ALTER TABLE element DISABLE ROW LEVEL SECURITY',
    'ALTER TABLE element NO FORCE ROW LEVEL SECURITY',
    'DROP POLICY element_read ON element',
    'DROP TABLE audit_event',
    'TRUNCATE audit_event',
    'UPDATE audit_event SET actor_name = NULL',
    'DELETE FROM audit_event',
    'UPDATE audit_subject SET shown = shown',
    'DELETE FROM audit_subject',
    'DELETE FROM element',
    'DELETE FROM team_event',
    'UPDATE team_event SET seq = seq',
    'DELETE FROM element_version',
    'UPDATE element_version SET content = content',
    'UPDATE member SET role = role',
    'INSERT INTO person VALUES (gen_random_uuid())',
    'SET ROLE samtavle_owner',
    'SET SESSION AUTHORIZATION samtavle_owner',
    "COPY person TO PROGRAM 'cat'",
  ];
  for (const sql of forbidden)
    await expect(runtime.query(sql), sql).rejects.toThrow(/permission denied|must be owner|not permitted/);
  // Asking for the policies to be off is an error, not a way past them.
  await runtime.query('SET row_security = off');
  await expect(runtime.query('SELECT * FROM element')).rejects.toThrow('row-level security');
  await runtime.query('RESET row_security');
});

test('security 29: every table with rows about citizens forces row-level security, also on its owner', async () => {
  const { rows } = await server.owner.query<{ relname: string }>(
    `SELECT relname FROM pg_class WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND relrowsecurity AND relforcerowsecurity`,
  );
  expect(TABLES.filter((table) => !rows.some(({ relname }) => relname === table))).toEqual([]);
  const { rows: unguarded } = await server.owner.query<{ relname: string }>(
    `SELECT c.relname FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND NOT c.relrowsecurity
       AND EXISTS (SELECT 1 FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attname = 'citizen_id')`,
  );
  expect(unguarded).toEqual([]);
});

test('security 28: a sealed CPR number opens in its own row only, and no number lies open', async () => {
  const { rows } = await server.owner.query<{ content: string }>(
    `SELECT content::text FROM element WHERE content::text ~ '\\m\\d{6}-?\\d{4}\\M'`,
  );
  expect(rows).toEqual([]);
  const anne = await signedIn(server, 'anne');
  const [first, second] = [await enrolled(anne), await enrolled(anne)];
  await server.owner.query(
    `UPDATE citizen SET cpr_cipher = (SELECT cpr_cipher FROM citizen c JOIN citizen_alias a ON a.citizen_id = c.id WHERE a.id = $2)
      WHERE id = (SELECT citizen_id FROM citizen_alias WHERE id = $1)`,
    [first, second],
  );
  const answer = await anne.post(`/api/citizens/${first}/cpr`);
  expect(answer.status).toBeGreaterThanOrEqual(500);
  // A request's own id is random hexadecimal and has ten digits in a row now and then.
  expect(answer.body.replaceAll(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '')).not.toMatch(/\d{6}-?\d{4}/);
});
