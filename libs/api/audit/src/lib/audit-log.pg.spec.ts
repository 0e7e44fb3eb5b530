import { randomUUID } from 'node:crypto';
import { NOBODY, type Transaction } from '@samtavle/api-platform';
import { migratedDatabase, type MigratedDatabase } from '@samtavle/api-platform/testing';
import { AUDIT_EVENTS } from '@samtavle/contracts';
import { OWNERS, SLOT_COUNT, slotOf } from '@samtavle/domain';
import { type AuditActor, AuditLog, type AuditRecord, controllersOfOwner } from './audit-log.js';

let database: MigratedDatabase;
const log = new AuditLog();

/** The region of the team, its municipality, and another municipality with a team of its own. */
const REGION = randomUUID();
const MUNICIPALITY = randomUUID();
const ELSEWHERE = randomUUID();

beforeAll(async () => {
  database = await migratedDatabase();
  const { asOwner } = database;
  const person = randomUUID();
  await asOwner(`INSERT INTO person (id, name, initials, issuer, subject) VALUES ($1,'Prøve','PR','test','x')`, [
    person,
  ]);
  for (const [authority, kind, team] of [
    [REGION, 'region', NURSE.teamId],
    [MUNICIPALITY, 'municipality', NURSE.teamId],
    [ELSEWHERE, 'municipality', randomUUID()],
  ]) {
    await asOwner('INSERT INTO authority (id, kind, name) VALUES ($1,$2,$3)', [
      authority,
      kind,
      `Prøvens ${authority}`,
    ]);
    await asOwner(`INSERT INTO team (id, name) VALUES ($1,'Team Prøve') ON CONFLICT DO NOTHING`, [team]);
    await asOwner(
      `INSERT INTO member (id, person_id, authority_id, team_id, sector, role, class_key, valid_from)
       VALUES ($1,$2,$3,$4,'region_psych','nurse_region','region_psych/nurse_region/h','2024-01-01')`,
      [randomUUID(), person, authority, team],
    );
  }
}, 60_000);
afterAll(() => database?.close());

const NURSE: AuditActor = {
  personId: randomUUID(),
  name: 'Nanna Prøve',
  role: 'nurse_region',
  sector: 'region_psych',
  authorityId: REGION,
  authority: 'Prøvens region',
  controller: 'region',
  teamId: randomUUID(),
  memberId: randomUUID(),
  sessionId: '3f1c2b9e-5f0e-4b0e-8a53-0d6f4d1f2a11',
  client: 'Firefox',
  network: '127.0.0.1',
  requestId: 'request-1',
};
const record = (more: Partial<AuditRecord> = {}): AuditRecord => ({
  type: 'citizen.shown',
  action: 'R',
  outcome: 'ok',
  actor: NURSE,
  ...more,
});
const append = (more: Partial<AuditRecord> = {}) =>
  database.work.runAs(NOBODY, (tx: Transaction) => log.append(tx, record(more)));
const last = async () => {
  const [event] = await database.asOwner<Record<string, unknown> & { id: string }>(
    'SELECT * FROM audit_event ORDER BY recorded_at DESC LIMIT 1',
  );
  const subjects = await database.asOwner<{ citizen_id: string; shown: string }>(
    'SELECT citizen_id, shown, rules_of_region, rules_of_municipality FROM audit_subject WHERE audit_id = $1 ORDER BY citizen_id',
    [event?.id],
  );
  return { event, subjects };
};

describe('a record of the access log', () => {
  it('says who, as they were then, what, of whom, on which rule, and when', async () => {
    const citizen = randomUUID();
    await append({
      subjects: [
        { citizenId: citizen, slots: [slotOf('region_psych', 'diagnosis'), slotOf('region_psych', 'identification')] },
      ],
      recipients: [NURSE.memberId ?? ''],
      command: { name: 'board.move', id: randomUUID() },
      search: { hash: 'h', results: 3 },
      seq: 7,
      reason: 'because',
    });
    const { event, subjects } = await last();
    expect(event).toMatchObject({
      occurred_at: database.clock.now(),
      type: 'citizen.shown',
      action: 'R',
      outcome: 'ok',
      reason: 'because',
      actor_name: 'Nanna Prøve',
      role: 'nurse_region',
      sector: 'region_psych',
      authority: 'Prøvens region',
      team_id: NURSE.teamId,
      member_id: NURSE.memberId,
      session_id: '3f1c2b9e-5f0e-4b0e-8a53-0d6f4d1f2a11',
      client: 'Firefox',
      network: '127.0.0.1',
      controllers: ['region'],
      citizens: 1,
      recipients: [NURSE.memberId],
      command: 'board.move',
      search_hash: 'h',
      result_count: 3,
      seq: 7,
      request_id: 'request-1',
      policy_version: 'none',
    });
    expect(subjects).toHaveLength(1);
    expect(subjects[0]?.citizen_id).toBe(citizen);
    expect(subjects[0]?.shown.length).toBe(SLOT_COUNT);
    expect([...(subjects[0]?.shown ?? '')].flatMap((bit, slot) => (bit === '1' ? [slot] : []))).toEqual([
      0,
      slotOf('region_psych', 'diagnosis'),
    ]);
  });

  it('keeps the rules by whose data they opened, and only of what was shown', async () => {
    const [diagnosis, goals] = [slotOf('region_psych', 'diagnosis'), slotOf('region_psych', 'own_goals')];
    const [housing, words] = [slotOf('muni_social', 'housing'), slotOf('citizen', 'own_goals')];
    await append({
      subjects: [
        {
          citizenId: randomUUID(),
          slots: [diagnosis, goals, housing, words],
          rules: new Map([
            [diagnosis, 'R-OWN'],
            [goals, 'R-OWN'],
            [housing, 'R-CONSENT'],
            [words, 'R-WORDS'],
            [slotOf('muni_social', 'network_relatives'), 'R-NOT-SHOWN'],
          ]),
        },
      ],
    });
    const { subjects } = await last();
    expect(subjects).toMatchObject([
      { rules_of_region: ['R-OWN', 'R-WORDS'], rules_of_municipality: ['R-CONSENT', 'R-WORDS'] },
    ]);
  });

  it('has a line for each citizen of a list', async () => {
    await append({ subjects: Array.from({ length: 200 }, () => ({ citizenId: randomUUID(), slots: [0] })) });
    const { event, subjects } = await last();
    expect(event).toMatchObject({ citizens: 200 });
    expect(subjects).toHaveLength(200);
  });

  it('lies with whoever’s data was shown and with the employer of who looked', async () => {
    const shows = (owner: (typeof OWNERS)[number]) => [
      { citizenId: randomUUID(), slots: [slotOf(owner, 'identification')] },
    ];
    await append({ subjects: shows('muni_health') });
    expect(new Set((await last()).event?.['controllers'] as string[])).toEqual(new Set(['region', 'municipality']));
    await append({ subjects: shows('region_psych') });
    expect((await last()).event).toMatchObject({ controllers: ['region'] });
  });

  it('of nobody’s data and nobody’s staff, as a refused log-in, concerns both', async () => {
    await append({ actor: null, type: 'session.refused' });
    expect((await last()).event).toMatchObject({ controllers: ['region', 'municipality'], actor_name: null });
  });

  it('about a citizen never falls to an authority whose data it does not name', async () => {
    await append({ actor: null, subjects: [{ citizenId: randomUUID(), slots: [] }] });
    expect((await last()).event).toMatchObject({ controllers: [] });
  });

  it('knows for every owner whose data it is', () => {
    for (const owner of OWNERS) expect(controllersOfOwner(owner).length).toBeGreaterThan(0);
    expect(controllersOfOwner('region_psych')).toEqual(['region']);
    expect(controllersOfOwner('muni_employment')).toEqual(['municipality']);
  });

  it.each(AUDIT_EVENTS)('can be of the kind %s', async (type) => {
    await append({ type });
    expect((await last()).event).toMatchObject({ type });
  });

  it('is gone with the transaction that was not', async () => {
    const before = await database.asOwner('SELECT count(*) FROM audit_event');
    await expect(
      database.work.runAs(NOBODY, async (tx) => {
        await log.append(tx, record());
        throw new Error('after all not');
      }),
    ).rejects.toThrow('after all not');
    expect(await database.asOwner('SELECT count(*) FROM audit_event')).toEqual(before);
  });

  it('stops whatever it belongs to when it cannot be written', async () => {
    await database.asOwner('REVOKE INSERT ON audit_subject FROM samtavle_runtime');
    await expect(append({ subjects: [{ citizenId: randomUUID(), slots: [0] }] })).rejects.toThrow('not_recorded');
    await database.asOwner('GRANT INSERT ON audit_subject TO samtavle_runtime');
  });

  it('is read by nobody without an authority of their own, and written by everybody', async () => {
    await append({ subjects: [{ citizenId: randomUUID(), slots: [0] }] });
    await append({ subjects: [{ citizenId: randomUUID(), slots: [slotOf('muni_social', 'housing')] }] });
    const seen = (authority?: string) =>
      database.work.runAs({ ...NOBODY, ...(authority ? { authority } : {}) }, async (tx) => ({
        events: (await tx.em.query<unknown[]>('SELECT 1 FROM audit_event')).length,
        subjects: (await tx.em.query<unknown[]>('SELECT 1 FROM audit_subject')).length,
      }));
    expect(await seen()).toEqual({ events: 0, subjects: 0 });
    const [region, municipality] = [await seen(REGION), await seen(MUNICIPALITY)];
    expect(municipality.subjects).toBeGreaterThan(0);
    expect(region.events).toBeGreaterThan(municipality.events);
  });

  it('is not read by an authority of the same kind that has no part in the team', async () => {
    await append({ subjects: [{ citizenId: randomUUID(), slots: [slotOf('muni_social', 'housing')] }] });
    const seen = await database.work.runAs({ ...NOBODY, authority: ELSEWHERE }, async (tx) => ({
      events: await tx.em.query<unknown[]>('SELECT 1 FROM audit_event WHERE team_id IS NOT NULL'),
      subjects: await tx.em.query<unknown[]>('SELECT 1 FROM audit_subject'),
    }));
    expect(seen).toEqual({ events: [], subjects: [] });
  });
});
