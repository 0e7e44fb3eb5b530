import { randomUUID } from 'node:crypto';
import {
  DecisionSweeper,
  Decisions,
  AccessChanges,
  Elements,
  PersonalAccess,
  PolicySwitch,
  BoardReader,
  citizenById,
  NO_TRACE,
} from '@samtavle/api-access';
import { aCitizen, inventedCpr, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { CprVault } from '@samtavle/api-platform';
import { aLog, refusalOf } from '@samtavle/api-platform/testing';
import { ListTasks } from '@samtavle/api-tasks';
import { type CommandDraft } from '@samtavle/contracts';
import { type Sector } from '@samtavle/domain';
import { anEmergencyTeam, firstWall, readBy, slot } from '../testing/an-emergency-team.js';

let team: TestTeam;
beforeAll(async () => {
  team = await anEmergencyTeam();
}, 60_000);
afterAll(() => team?.close());

const WHY = 'Fundet konfus på gaden, skal have medicin';
type Draft = CommandDraft<'emergency.look-up'>;
const looksUp = (key: StaffKey, who: Partial<Draft>, more: Partial<Draft> = {}, sector?: Sector) =>
  team.does(
    key,
    'emergency.look-up',
    { reason: WHY, categories: ['medication_depot'], ...who, ...more },
    sector === undefined ? {} : { sector },
  );
/** Treated by the region; the psychiatrist of the tests has no relation but through the board, which this one is not on. */
const regional = () =>
  team.meets(
    aCitizen()
      .enrolledBy('region_psych', { contacts: ['nurse'] })
      .saying('region_psych', 'medication_depot', 'Depot hver 14. dag')
      .saying('region_psych', 'mental_state', 'Hører stemmer'),
  );
const sweeps = () =>
  new DecisionSweeper(
    team.database.work,
    team.get(AccessChanges),
    team.get(PolicySwitch),
    team.get(PersonalAccess),
    aLog('silent').log,
  ).sweepPersonal();
const uses = () =>
  team.database.asOwner<{ owner: string; kind: string; reason: string; categories: string[] }>(
    'SELECT * FROM emergency_use ORDER BY at, owner',
  );
const refusesHome = (bente: TestCitizen) =>
  team.database.asOwner(
    `INSERT INTO objection (id, citizen_id, team_id, given_to, how, categories, receivers, version, recorded_at, recorded_by)
     VALUES ($1,$2,$3,'region_psych','oral','{medication_depot}','{muni_health}',1,$4,$5)`,
    [randomUUID(), bente.key, team.id, team.clock.now(), team.member('nurse')],
  );

describe('an emergency look-up', () => {
  it('law 5: a home nurse behind a refusal gets the medicine by a reason, for a while, logged and told of', async () => {
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('region_psych', { contacts: ['nurse'] })
        .enrolledBy('muni_health', { contacts: ['muniNurse'] })
        .saying('region_psych', 'medication_depot', 'Depot hver 14. dag'),
    );
    await refusesHome(bente);
    await team.decidesAnew([bente.key]);
    expect(await readBy(team, 'muniNurse', bente)).not.toContain('Depot hver 14. dag');

    const citizen = bente.id('muni_health');
    const short = await refusalOf(looksUp('muniNurse', { citizen }, { reason: 'haster' }));
    expect(short).toMatchObject({
      code: 'invalid_input',
      extra: { fields: [{ path: 'reason', problem: 'too_short' }] },
    });
    expect(short.extra.fields?.[0]?.da).toContain('reason_text');

    await looksUp('muniNurse', { citizen });
    expect(await readBy(team, 'muniNurse', bente)).toContain('Depot hver 14. dag');

    const record = (await team.audit('emergency.pulled')).at(-1);
    expect(record).toMatchObject({ reason: WHY, actor_name: 'Mona Prøve', rules_of_region: ['EMERG_HEALTH_PULL'] });
    expect(record?.controllers.sort()).toEqual(['municipality', 'region']);
    expect(record?.shown).toContain(slot('region_psych', 'medication_depot'));
    const regions = await team.get(ListTasks).list(await team.viewer('leader', 'region_psych'), NO_TRACE);
    expect(regions.tasks.map(({ kind, dueOn }) => `${kind} ${dueOn}`).sort()).toEqual([
      'citizen_letter 2026-11-27',
      'leader_review 2026-12-03',
      'record_note 2026-11-27',
    ]);
    // The home care has no leader on the board: there the officer looks it through.
    expect((await team.audit('emergency.for-officer')).at(-1)?.controllers).toEqual(['municipality']);
  });

  it('law 21: a duty doctor without relation is let in by the CPR number with a reason; a support worker is not', async () => {
    const bente = await regional();
    expect(await readBy(team, 'psychiatrist', bente)).toEqual([]);
    expect(await refusalOf(looksUp('supportWorker', { cpr: bente.cpr }))).toMatchObject({ code: 'action_not_allowed' });
    const done = await looksUp('psychiatrist', { cpr: bente.cpr });
    expect(done.id).toBe(bente.id('region_psych'));
    expect(await readBy(team, 'psychiatrist', bente)).toEqual(['Depot hver 14. dag']);
    expect(await firstWall(team, 'psychiatrist', bente)).toEqual(['Depot hver 14. dag']);
    expect((await team.card('psychiatrist', bente))?.name).toBe('Bente Krog');
    expect((await uses()).at(-1)).toMatchObject({ owner: 'region_psych', kind: 'pull', reason: WHY });
    expect(await readBy(team, 'supportWorker', bente)).toEqual([]);
  });

  it('gives no working relation: whoever looked up writes nothing, and has no card in print', async () => {
    const bente = await regional();
    await looksUp('psychiatrist', { cpr: bente.cpr });
    const works = await team.as('psychiatrist', (tx, viewer) => citizenById(tx, viewer, bente.id('region_psych')));
    expect(works).toBeUndefined();
    const printed = await team.as('psychiatrist', (tx, viewer) =>
      team.get(BoardReader).cards(tx, viewer, [bente.key], 'class'),
    );
    expect(printed).toEqual([]);
  });

  it('is one person’s: no colleague of the same role sees a thing, nor the same person in another capacity', async () => {
    const bente = await regional();
    await looksUp('otherNurse', { cpr: bente.cpr });
    expect(await readBy(team, 'otherNurse', bente)).toEqual(['Depot hver 14. dag']);
    for (const key of ['psychiatrist', 'secretary', 'muniNurse', 'supportWorker'] as const) {
      expect(await readBy(team, key, bente)).toEqual([]);
      expect(await firstWall(team, key, bente)).toEqual([]);
    }
  });

  it('is closed to a reader of another team, who does not find the citizen either', async () => {
    const bente = await regional();
    const other = await team.neighbour();
    const refusal = await refusalOf(
      other.does('psychiatrist', 'emergency.look-up', {
        cpr: bente.cpr,
        reason: WHY,
        categories: ['medication_depot'],
      }),
    );
    expect(refusal.code).toBe('not_known_here');
    await looksUp('psychiatrist', { cpr: bente.cpr });
    expect(await readBy(other, 'psychiatrist', bente)).toEqual([]);
    expect(await firstWall(other, 'psychiatrist', bente)).toEqual([]);
  });

  it('ends to the second by itself, and the screens are told once', async () => {
    const bente = await regional();
    const start = team.clock.now();
    await looksUp('psychiatrist', { cpr: bente.cpr }, { hours: 2 });
    const end = Date.parse(start) + 2 * 3_600_000;
    team.clock.set(new Date(end - 1).toISOString());
    expect(await readBy(team, 'psychiatrist', bente)).toEqual(['Depot hver 14. dag']);
    await sweeps();
    const before = (await team.events()).length;
    team.clock.set(new Date(end).toISOString());
    expect(await readBy(team, 'psychiatrist', bente)).toEqual([]);
    expect(await firstWall(team, 'psychiatrist', bente)).toEqual([]);
    await sweeps();
    await sweeps();
    expect((await team.events()).slice(before)).toMatchObject([
      { citizen_id: bente.key, change: 'shared', members: [team.member('psychiatrist')], slots: [] },
    ]);
    team.clock.set(start);
  });

  it('ends when its holder says so', async () => {
    const bente = await regional();
    await looksUp('psychiatrist', { cpr: bente.cpr });
    await team.does('psychiatrist', 'emergency.end', { citizen: bente.id('region_psych') });
    expect(await readBy(team, 'psychiatrist', bente)).toEqual([]);
    expect((await team.audit('emergency.ended')).at(-1)?.actor_name).toBe('Paula Prøve');
  });

  it('never lasts over 24 hours, whatever is asked for', async () => {
    const bente = await regional();
    expect((await refusalOf(looksUp('psychiatrist', { cpr: bente.cpr }, { hours: 25 }))).code).toBe('invalid_input');
    await expect(
      team.database.asOwner(
        `INSERT INTO personal_access (id, team_id, citizen_id, member_id, class_key, mask, ground, rule, valid_from, valid_to)
         VALUES ($1,$2,$3,$4,'x',repeat('0',140)::bit(140),'emergency_pull','x',now(),now() + interval '25 hours')`,
        [randomUUID(), team.id, bente.key, team.member('psychiatrist')],
      ),
    ).rejects.toThrow('violates check constraint');
  });

  it('wants a log-in of the last ten minutes, and takes one that was confirmed meanwhile', async () => {
    const bente = await regional();
    const viewer = await team.viewer('psychiatrist');
    const session = randomUUID();
    await team.database.asOwner(
      `INSERT INTO session (id, token_hash, person_id, member_id, started_at, authenticated_at, last_used_at) VALUES ($1,$2,$3,$4,$5,$5,$5)`,
      [session, Buffer.from(session), viewer.personId, viewer.memberId, team.clock.now()],
    );
    const input = { cpr: bente.cpr, reason: WHY, categories: ['medication_depot'] };
    const asOf = (authenticatedAt: string) =>
      team.sendsAs({ ...viewer, sessionId: session, authenticatedAt }, 'emergency.look-up', input);
    const start = team.clock.now();
    team.clock.advance({ minutes: 10, milliseconds: 1 });
    expect((await refusalOf(asOf(start))).code).toBe('fresh_login_needed');
    await team.database.asOwner('UPDATE session SET authenticated_at = $2 WHERE id = $1', [session, team.clock.now()]);
    await asOf(start);
    expect(await readBy(team, 'psychiatrist', bente)).toEqual(['Depot hver 14. dag']);
    team.clock.set(start);
  });

  it('is not for a screen whose session has just ended, in another capacity or for good', async () => {
    const bente = await regional();
    const viewer = await team.viewer('psychiatrist');
    const session = randomUUID();
    await team.database.asOwner(
      `INSERT INTO session (id, token_hash, person_id, member_id, started_at, authenticated_at, last_used_at, ended_at, end_reason)
       VALUES ($1,$2,$3,$4,$5,$5,$5,$5,'capacity')`,
      [session, Buffer.from(session), viewer.personId, viewer.memberId, team.clock.now()],
    );
    const input = { cpr: bente.cpr, reason: WHY, categories: ['medication_depot'] };
    const late = team.sendsAs({ ...viewer, sessionId: session }, 'emergency.look-up', input);
    expect((await refusalOf(late)).code).toBe('session_ended');
    expect(await readBy(team, 'psychiatrist', bente)).toEqual([]);
  });

  it('of somebody nobody treats is one answer, whoever else knows them, and the try is recorded', async () => {
    const social = await team.meets(aCitizen().enrolledBy('muni_social', { contacts: ['supportWorker'] }));
    const answers = await Promise.all(
      [social.cpr, inventedCpr(4711)].map((cpr) => refusalOf(looksUp('psychiatrist', { cpr }))),
    );
    expect(answers.map(({ code, extra }) => ({ code, extra }))).toEqual([
      { code: 'not_known_here', extra: {} },
      { code: 'not_known_here', extra: {} },
    ]);
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({ reason: 'not_known_here', citizens: 0 });
  });

  it('that finds nobody is recorded so that tries for the same number can be told from others, and never the number', async () => {
    const [sought, another] = [inventedCpr(4712), inventedCpr(4713)];
    for (const cpr of [sought, another, `${sought.slice(0, 6)}-${sought.slice(6)}`])
      expect((await refusalOf(looksUp('psychiatrist', { cpr }))).code).toBe('not_known_here');
    expect((await refusalOf(looksUp('muniNurse', { cpr: sought }))).code).toBe('not_known_here');
    const tries = (await team.audit('command.refused')).slice(-4).map(({ search_hash: hash }) => hash);
    expect(tries[0]).toMatch(/^[\w-]{43}$/);
    expect([tries[2], tries[3]]).toEqual([tries[0], tries[0]]);
    expect(tries[1]).not.toBe(tries[0]);
    const written = JSON.stringify(await team.database.asOwner('SELECT to_jsonb(e) FROM audit_event e'));
    expect(written).not.toContain(sought);
    // Nor the index by which a row of a citizen could be found.
    const index = team.get(CprVault).index(sought, team.id);
    for (const text of ['base64url', 'hex'] as const) expect(written).not.toContain(index.toString(text));
  });

  it('tells no sector that does not know the citizen: neither by a task nor by the log', async () => {
    const own = await team.meets(
      aCitizen()
        .enrolledBy('muni_health', { contacts: ['muniNurse'] })
        .saying('muni_health', 'medication_depot', 'Dosispakket'),
    );
    await looksUp('muniNurse', { citizen: own.id('muni_health') });
    const tasks = await team.database.asOwner<{ sector: string }>('SELECT sector FROM task WHERE citizen_id = $1', [
      own.key,
    ]);
    expect(new Set(tasks.map(({ sector }) => sector))).toEqual(new Set(['muni_health']));
    expect((await team.audit('emergency.pulled')).at(-1)?.controllers).toEqual(['municipality']);
  });

  it.each([
    ['therapy notes', ['psychotherapy_notes'], 'no_gateway'],
    ['a protected address', ['protected_address'], 'no_gateway'],
    ['nothing', [], 'no_category'],
  ] as const)('of %s is refused by the rule’s name, and opens nothing', async (_, categories, problem) => {
    const bente = await regional();
    const refusal = await refusalOf(looksUp('psychiatrist', { cpr: bente.cpr }, { categories: [...categories] }));
    expect(refusal).toMatchObject({
      code: 'emergency_not_possible',
      extra: { fields: [{ path: 'categories', problem }] },
    });
    expect(refusal.extra.fields?.[0]?.en).toBeTruthy();
    expect(await readBy(team, 'psychiatrist', bente)).toEqual([]);
  });

  it('opens what a sector holds that enrolled the citizen while it waited for the enrolment', async () => {
    const bente = await regional();
    let looking: Promise<unknown> = Promise.resolve();
    await team.as('muniNurse', async (tx) => {
      await team.get(Decisions).hold(tx, bente.key, 'alone');
      looking = looksUp('psychiatrist', { cpr: bente.cpr });
      await team.somebodyWaits();
      await team.get(Elements).add(tx, {
        citizenId: bente.key,
        kind: 'identity',
        owner: 'muni_health',
        category: 'identification',
        content: { givenName: 'Bente', familyName: 'Prøve', phone: null },
      });
    });
    await looking;
    const owners = await team.database.asOwner('SELECT owner FROM emergency_use WHERE citizen_id = $1 ORDER BY owner', [
      bente.key,
    ]);
    expect(owners).toEqual([{ owner: 'muni_health' }, { owner: 'region_psych' }]);
  });

  it('does not happen when it cannot be recorded', async () => {
    const bente = await regional();
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    try {
      await expect(looksUp('psychiatrist', { cpr: bente.cpr })).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    }
    expect(await readBy(team, 'psychiatrist', bente)).toEqual([]);
  });

  it('law 11: a joint leader in municipal capacity reads no diagnosis of the region’s, may not look it up, and the try is logged', async () => {
    const bente = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(2)
        .enrolledBy('muni_social')
        .consenting('PKG_BASE')
        .saying('region_psych', 'diagnosis', 'Paranoid skizofreni'),
    );
    expect(await readBy(team, 'leader', bente, 'region_psych')).toContain('Paranoid skizofreni');
    expect(await readBy(team, 'leader', bente, 'muni_social')).not.toContain('Paranoid skizofreni');
    expect(await firstWall(team, 'leader', bente, 'muni_social')).not.toContain('Paranoid skizofreni');
    const refusal = await refusalOf(
      looksUp('leader', { citizen: bente.id('muni_social') }, { categories: ['diagnosis'] }, 'muni_social'),
    );
    expect(refusal.code).toBe('action_not_allowed');
    expect((await team.audit('command.refused')).at(-1)).toMatchObject({
      actor_name: 'Lone Prøve',
      command: 'emergency.look-up',
      outcome: 'denied',
    });
  });
});
