import { pairOf, slotOf } from '@samtavle/domain';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '../../testing/index.js';

/** Row-level security alone: raw SQL as the runtime role, with settings and without any filter of the application. */
type Settings = Partial<Record<'team' | 'class' | 'member' | 'sector' | 'reach' | 'now' | 'duty', string>>;

const TABLES = ['element', 'element_version', 'citizen', 'consent'] as const;
type Table = (typeof TABLES)[number];

let team: TestTeam;
let regionAlone: TestCitizen;
let shared: TestCitizen;
let knownApart: TestCitizen;
let offBoard: TestCitizen;

beforeAll(async () => {
  team = await aTeam();
  const treated = aCitizen().enrolledBy('region_psych', { contacts: ['nurse'] });
  const words = (citizen: typeof treated) =>
    citizen
      .saying('region_psych', 'mental_state', 'Sover dårligt.')
      .saying('region_psych', 'diagnosis', 'En diagnose.')
      .saying('region_psych', 'risk_self_harm', 'En vurdering.');
  regionAlone = await team.meets(words(treated.onBoard(3, { reasons: ['symptoms_worse'] })));
  shared = await team.meets(
    words(treated.onBoard(3, { reasons: ['symptoms_worse', 'own_wish'] }))
      .enrolledBy('muni_social', { contacts: ['supportWorker'] })
      .saying('muni_social', 'economy_benefits', 'Gæld.')
      .consenting('PKG_BASE')
      .consenting('PKG_MEDICAL', { state: 'refused', givenOn: null, expiresOn: null }),
  );
  knownApart = await team.meets(
    words(treated.onBoard(2))
      .enrolledBy('muni_social')
      .onBoard(1, { owner: 'muni_social' })
      .saying('muni_social', 'housing', 'Lejligheden.'),
  );
  offBoard = await team.meets(words(treated));
}, 60_000);
afterAll(() => team?.close());

async function settingsOf(key: StaffKey): Promise<Settings> {
  const { classKey, memberId, sector, reach } = await team.viewer(key);
  return { team: team.id, class: classKey, member: memberId, sector, reach, now: team.clock.now() };
}

const without = (settings: Settings, missing: keyof Settings): Settings =>
  Object.fromEntries(Object.entries(settings).filter(([name]) => name !== missing));

interface Row {
  readonly citizen: string;
  readonly slot: number | null;
  readonly kind: string | null;
}

function read(settings: Settings, table: Table): Promise<Row[]> {
  const columns = {
    element: 'citizen_id AS citizen, slot, kind',
    element_version: 'citizen_id AS citizen, slot, kind',
    citizen: 'id AS citizen, NULL AS slot, NULL AS kind',
    consent: 'citizen_id AS citizen, NULL AS slot, package AS kind',
  }[table];
  return team.database.runtime.transaction(async (em) => {
    for (const [name, value] of Object.entries(settings))
      await em.query('SELECT set_config($1, $2, true)', [`app.${name}`, value]);
    return em.query<Row[]>(`SELECT ${columns} FROM ${table}`);
  });
}

const slotsSeen = (rows: readonly Row[], { key }: TestCitizen) =>
  new Set(
    rows
      .filter((row) => row.citizen === key)
      .map((row) => (row.slot === null ? '' : `${pairOf(row.slot).owner} ${pairOf(row.slot).category}`)),
  );

describe('the first wall', () => {
  it.each([
    'nurse',
    'otherNurse',
    'secretary',
    'supportWorker',
    'caseworker',
    'peer',
    'muniNurse',
    'jobConsultant',
    'leader',
    'regionOfficer',
  ] as const)(
    'lets through to the %s exactly what the stored decision allows, without any filter of ours',
    async (key) => {
      const settings = await settingsOf(key);
      const decisions = await team.database.asOwner<{
        citizen_id: string;
        mask: string;
        by_class: boolean;
        by_sector: boolean;
      }>('SELECT citizen_id, mask, by_class, by_sector FROM decision WHERE class_key = $1 AND until > $2', [
        settings.class,
        settings.now,
      ]);
      const related = await team.database.asOwner<{ citizen_id: string }>(
        'SELECT citizen_id FROM relation WHERE member_id = $1',
        [settings.member],
      );
      const open = new Map(
        decisions
          .filter(
            ({ citizen_id, by_class, by_sector }) =>
              by_class ||
              (by_sector && settings.reach === 'sector') ||
              related.some((one) => one.citizen_id === citizen_id),
          )
          .map(({ citizen_id, mask }) => [citizen_id, mask]),
      );
      const everything = await team.database.asOwner<{
        id: string;
        citizen_id: string;
        slot: number;
        kind: string;
        owner: 'region_psych' | 'muni_social';
      }>('SELECT id, citizen_id, slot, kind, owner FROM element');
      const allowed = everything.filter(({ citizen_id, slot, kind, owner }) => {
        const mask = open.get(citizen_id);
        const needsBoard = kind === 'reason' || kind === 'exit_criterion';
        return mask?.[slot] === '1' && (!needsBoard || mask[slotOf(owner, 'board_status')] === '1');
      });
      for (const table of ['element', 'element_version'] as const) {
        const seen = await read(settings, table);
        const text = (
          rows: readonly { citizen?: string; citizen_id?: string; slot: number | null; kind: string | null }[],
        ) => rows.map((row) => `${row.citizen ?? row.citizen_id} ${row.slot} ${row.kind}`).sort();
        expect(text(seen)).toEqual(text(allowed));
      }
    },
  );

  it('hides the regional citizen from the municipality in every table', async () => {
    const settings = await settingsOf('supportWorker');
    for (const table of TABLES)
      expect((await read(settings, table)).filter(({ citizen }) => citizen === regionAlone.key)).toEqual([]);
  });

  it('shows the municipality of a shared citizen what the consent names, and its own', async () => {
    const seen = slotsSeen(await read(await settingsOf('supportWorker'), 'element'), shared);
    expect(seen).toEqual(
      new Set([
        'region_psych identification',
        'region_psych team_membership',
        'region_psych board_status',
        'region_psych own_goals',
        'muni_social identification',
        'muni_social team_membership',
      ]),
    );
  });

  it('keeps apart what two authorities know of one person without consent', async () => {
    const region = slotsSeen(await read(await settingsOf('nurse'), 'element'), knownApart);
    const municipality = slotsSeen(await read(await settingsOf('supportWorker'), 'element'), knownApart);
    expect([...region].every((pair) => pair.startsWith('region_psych'))).toBe(true);
    expect([...municipality].every((pair) => pair.startsWith('muni_social'))).toBe(true);
    expect(region.size).toBeGreaterThan(0);
    expect(municipality.size).toBeGreaterThan(0);
  });

  it('holds a role to its ceiling', async () => {
    const seen = slotsSeen(await read(await settingsOf('secretary'), 'element'), shared);
    expect(seen).toContain('region_psych identification');
    for (const pair of seen) expect(pair).not.toMatch(/mental_state|diagnosis|risk/);
  });

  it('shows a consent that was refused to the sector that asked, and to no other', async () => {
    const packages = async (key: StaffKey) =>
      (await read(await settingsOf(key), 'consent')).map(({ kind }) => kind).sort();
    expect(await packages('nurse')).toEqual(['PKG_BASE', 'PKG_MEDICAL']);
    expect(await packages('supportWorker')).toEqual(['PKG_BASE']);
  });

  it('opens nothing when the team is another one', async () => {
    const neighbour = await team.neighbour();
    const settings = await settingsOf('nurse');
    for (const table of TABLES) expect(await read({ ...settings, team: neighbour.id }, table)).toEqual([]);
  });

  it.each(['team', 'class', 'now'] as const)(
    'opens nothing when the setting %s is missing or empty',
    async (missing) => {
      const settings = await settingsOf('nurse');
      for (const table of TABLES) {
        expect(await read(without(settings, missing), table)).toEqual([]);
        expect(await read({ ...settings, [missing]: '' }, table)).toEqual([]);
      }
    },
  );

  it('opens nothing at all when nothing is set', async () => {
    for (const table of TABLES) expect(await read({}, table)).toEqual([]);
  });

  it('knows a contact person only by the member, and only off the board', async () => {
    const nurse = await settingsOf('nurse');
    const nobody = without(nurse, 'member');
    const sees = async (settings: Settings, { key }: TestCitizen) =>
      (await read(settings, 'citizen')).some(({ citizen }) => citizen === key);
    expect(await sees(nurse, offBoard)).toBe(true);
    expect(await sees(nobody, offBoard)).toBe(false);
    expect(await sees(await settingsOf('otherNurse'), offBoard)).toBe(false);
    expect(await sees(nobody, regionAlone)).toBe(true);
  });

  it('opens no consent when the sector is not set', async () => {
    expect(await read(without(await settingsOf('nurse'), 'sector'), 'consent')).toEqual([]);
  });

  it('stops honouring a decision the moment its time is up, whether or not anybody has decided anew', async () => {
    const settings = await settingsOf('supportWorker');
    const until = '2027-09-30T22:00:00.000Z';
    const stored = await team.database.asOwner<{ until: string }>(
      'SELECT until FROM decision WHERE citizen_id = $1 AND class_key = $2',
      [shared.key, settings.class],
    );
    expect(stored).toEqual([{ until }]);
    const seesShared = async (now: string) =>
      (await read({ ...settings, now }, 'element')).some(({ citizen }) => citizen === shared.key);
    expect(await seesShared('2027-09-30T21:59:59.999Z')).toBe(true);
    for (const table of TABLES)
      expect((await read({ ...settings, now: until }, table)).filter(({ citizen }) => citizen === shared.key)).toEqual(
        [],
      );
  });

  it('takes no row into another team, and none in another sector’s name', async () => {
    const neighbour = await team.neighbour();
    const insert = (teamId: string, owner: string) =>
      team.as('nurse', (tx) =>
        tx.em.query(
          `INSERT INTO element (id, team_id, citizen_id, kind, owner, category, slot, content, version, created_at, updated_at)
           VALUES (gen_random_uuid(), $1, $2, 'note', $3, 'housing', $4, '{}', 1, now(), now())`,
          [teamId, shared.key, owner, slotOf(owner === 'muni_social' ? 'muni_social' : 'region_psych', 'housing')],
        ),
      );
    await expect(insert(neighbour.id, 'region_psych')).rejects.toThrow(/row-level security/);
    await expect(insert(team.id, 'muni_social')).rejects.toThrow(/row-level security/);
  });

  it('changes nothing it would not show', async () => {
    const changed = await team.as('supportWorker', (tx) =>
      tx.em.query<[unknown, number]>(`UPDATE element SET content = '{"text":"overskrevet"}' WHERE slot = $1`, [
        slotOf('region_psych', 'mental_state'),
      ]),
    );
    expect(changed[1]).toBe(0);
  });

  it('lets the hospital’s machine see and touch admissions of the region, and nothing else', async () => {
    const machine: Settings = { team: team.id, sector: 'region_psych', duty: 'exchange', now: team.clock.now() };
    const patient = await team.meets(
      aCitizen().enrolledBy('muni_social').inHospital('2026-11-20').saying('muni_social', 'housing', 'Lejligheden.'),
    );
    const seen = await read(machine, 'element');
    expect(seen.map(({ citizen, kind }) => `${citizen} ${kind}`)).toEqual([`${patient.key} admission`]);
    for (const table of ['element_version', 'citizen', 'consent'] as const)
      expect(await read(machine, table)).toEqual([]);
    const changed = await team.database.work.runAs(
      { teamId: team.id, classKey: null, memberId: null, sector: 'region_psych', reach: 'class', duty: 'exchange' },
      (tx) => tx.em.query<[unknown, number]>(`UPDATE element SET ended_at = now() WHERE kind <> 'admission'`),
    );
    expect(changed[1]).toBe(0);
  });
});

describe('the law’s notice of a hospital stay', () => {
  it('opens the notice to the municipality that helps, and nothing else tagged as admission', async () => {
    const patient = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(3, { owner: 'region_psych', reasons: ['admitted'], action: 'Ring til afdelingen om medicin.' })
        .enrolledBy('muni_social', { selService: true, contacts: ['supportWorker'] })
        .saying('region_psych', 'admission_discharge', 'Indlagt på gule papirer.')
        .inHospital('2026-11-20'),
    );
    const settings = await settingsOf('supportWorker');
    for (const table of ['element', 'element_version'] as const) {
      const regions = (await read(settings, table)).filter(
        ({ citizen, slot }) => citizen === patient.key && slot !== null && pairOf(slot).owner === 'region_psych',
      );
      expect(regions.map(({ kind }) => kind)).toEqual(['admission']);
    }
  });

  it('opens nothing without help that the law names', async () => {
    const patient = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .inHospital('2026-11-20'),
    );
    const seen = slotsSeen(await read(await settingsOf('supportWorker'), 'element'), patient);
    expect(seen).toEqual(new Set(['muni_social identification', 'muni_social team_membership']));
  });
});

describe('a reason', () => {
  it('is for those who may see the board status too: its own category does not open it', async () => {
    const patient = await team.meets(
      aCitizen()
        .enrolledBy('region_psych')
        .onBoard(3, { reasons: ['symptoms_worse'] })
        .enrolledBy('muni_social', { contacts: ['supportWorker'] })
        .saying('region_psych', 'mental_state', 'Sover dårligt.')
        .consenting('PKG_DAILY'),
    );
    const kinds = (await read(await settingsOf('supportWorker'), 'element'))
      .filter(({ citizen, slot }) => citizen === patient.key && slot !== null && pairOf(slot).owner === 'region_psych')
      .map(({ kind }) => kind);
    expect(kinds).toEqual(['note']);
  });
});
