import { AccessChanges, actorOf, NO_TRACE, shownOf, type Viewer } from '@samtavle/api-access';
import { aCitizen, aTeam, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { AuditLog, type AuditRecord } from '@samtavle/api-audit';
import { AuditPage, AuditQuery } from '@samtavle/contracts';
import { type Category, type Owner, slotOf } from '@samtavle/domain';
import { SearchAudit } from './search-audit.js';

let team: TestTeam;
let regional: TestCitizen;
let municipal: TestCitizen;
let shared: TestCitizen;

beforeAll(async () => {
  team = await aTeam({ rooms: [SearchAudit] });
  regional = await team.meets(aCitizen().named('Ingeborg', 'Alene').enrolledBy('region_psych').onBoard(3));
  municipal = await team.meets(aCitizen().named('Carsten', 'Kommunal').enrolledBy('muni_social').onBoard(1));
  shared = await team.meets(
    aCitizen()
      .named('Lisbeth', 'Delt')
      .enrolledBy('region_psych')
      .onBoard(2)
      .enrolledBy('muni_social')
      .consenting('PKG_BASE'),
  );
}, 60_000);
afterAll(() => team?.close());

type Officer = 'regionOfficer' | 'muniOfficer';
const search = async (key: Officer, query: Partial<AuditQueryInput> = {}) =>
  AuditPage.parse(
    await team.get(SearchAudit).search(await team.viewer(key), NO_TRACE, AuditQuery.parse({ limit: 200, ...query })),
  );
type AuditQueryInput = Parameters<typeof AuditQuery.parse>[0] & object;

/** The colleague is shown these slots of these citizens, as the product would write it down. */
async function looks(
  key: StaffKey,
  citizens: readonly TestCitizen[],
  slots: readonly (readonly [Owner, Category])[],
  more: Partial<AuditRecord> = {},
): Promise<void> {
  const viewer: Viewer = await team.viewer(key);
  team.clock.advance({ seconds: 1 });
  await team.as(key, (tx) =>
    team.get(AuditLog).append(tx, {
      type: 'citizen.shown',
      action: 'R',
      outcome: 'ok',
      actor: actorOf(viewer, { requestId: 'request-1', client: null, network: null }),
      subjects: citizens.map((citizen) => ({
        ...shownOf(citizen.key, []),
        slots: slots.map(([owner, category]) => slotOf(owner, category)),
      })),
      ...more,
    }),
  );
}
const lines = ({ entries }: { entries: { actor: { name: string | null } | null; type: string }[] }) =>
  entries.map(({ actor, type }) => `${actor?.name} ${type}`);

describe('the access log', () => {
  it('shows an officer what concerns the own authority: its data, and its staff', async () => {
    await looks('nurse', [regional], [['region_psych', 'diagnosis']]);
    await looks('supportWorker', [municipal], [['muni_social', 'housing']]);
    await looks(
      'supportWorker',
      [shared],
      [
        ['region_psych', 'identification'],
        ['muni_social', 'housing'],
      ],
    );
    const region = await search('regionOfficer', { type: 'citizen.shown' });
    const municipality = await search('muniOfficer', { type: 'citizen.shown' });
    expect(lines(region)).toEqual(['Sanne Prøve citizen.shown', 'Nanna Prøve citizen.shown']);
    expect(lines(municipality)).toEqual(['Sanne Prøve citizen.shown', 'Sanne Prøve citizen.shown']);
  });

  it('names everybody a live change went out to, and finds it by their names', async () => {
    await looks('nurse', [regional], [['region_psych', 'identification']], {
      type: 'board.live',
      actor: { ...actorOf(await team.viewer('nurse')), name: null, memberId: null },
      recipients: [team.member('nurse'), team.member('otherNurse')],
    });
    const [found] = (await search('regionOfficer', { person: 'Nikolaj' })).entries;
    expect(found).toMatchObject({
      type: 'board.live',
      actor: { name: null },
      recipients: ['Nanna Prøve', 'Nikolaj Prøve'],
    });
  });

  it('says that a field was opened, of the own authority’s only, and never what it said', async () => {
    await looks(
      'supportWorker',
      [shared],
      [
        ['region_psych', 'identification'],
        ['region_psych', 'own_goals'],
        ['muni_social', 'housing'],
        ['citizen', 'own_goals'],
      ],
    );
    const [region] = (await search('regionOfficer', { type: 'citizen.shown' })).entries;
    const [municipality] = (await search('muniOfficer', { type: 'citizen.shown' })).entries;
    expect(region?.id).toBe(municipality?.id);
    expect(region?.shown).toEqual([
      { owner: 'region_psych', categories: ['identification', 'own_goals'] },
      { owner: 'citizen', categories: ['own_goals'] },
    ]);
    expect(municipality?.shown).toEqual([
      { owner: 'muni_social', categories: ['housing'] },
      { owner: 'citizen', categories: ['own_goals'] },
    ]);
    expect(JSON.stringify(await search('regionOfficer'))).not.toMatch(/Lisbeth|Delt|Ingeborg/);
  });

  it('tells tries for the same number from others, under another name to each authority, and never what was tried', async () => {
    const tries = async (key: StaffKey, ...hashes: string[]) => {
      for (const hash of hashes)
        await looks(key, [], [], { type: 'command.refused', outcome: 'error', search: { hash, results: 0 } });
    };
    await tries('nurse', 'one', 'other', 'one');
    await tries('muniNurse', 'one');
    const searched = async (officer: Officer) =>
      (await search(officer, { type: 'command.refused' })).entries.map((entry) => entry.searched);
    const region = await searched('regionOfficer');
    expect(region).toHaveLength(3);
    expect(region[0]).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect(region[2]).toBe(region[0]);
    expect(region[1]).not.toBe(region[0]);
    const municipality = await searched('muniOfficer');
    expect(municipality).toHaveLength(1);
    expect(municipality[0]).not.toBe(region[0]);
    const looked = (await search('regionOfficer', { type: 'citizen.shown' })).entries;
    expect(looked.map((entry) => entry.searched)).toEqual(looked.map(() => null));
  });

  it('names a citizen by the same pseudonym each time, and to each authority by another', async () => {
    await looks(
      'supportWorker',
      [shared],
      [
        ['region_psych', 'identification'],
        ['muni_social', 'housing'],
      ],
    );
    await looks(
      'nurse',
      [shared],
      [
        ['region_psych', 'identification'],
        ['muni_social', 'housing'],
      ],
    );
    const [one, two] = (await search('regionOfficer', { type: 'citizen.shown' })).entries;
    expect(one?.citizen).toBe(two?.citizen);
    expect(one?.citizen).toMatch(/^[0-9A-F]{4}-[0-9A-F]{4}$/);
    expect((await search('muniOfficer', { type: 'citizen.shown' })).entries[0]?.citizen).not.toBe(one?.citizen);
    const text = JSON.stringify(await search('regionOfficer'));
    for (const id of [shared.key, shared.id('region_psych'), shared.id('muni_social'), shared.cpr])
      expect(text).not.toContain(id);
  });

  it('records the officer’s own searches, where the officer finds them too', async () => {
    const before = (await team.audit('audit.read')).length;
    await search('regionOfficer', { person: 'Nanna' });
    expect((await team.audit('audit.read')).slice(before)).toMatchObject([
      { actor_name: 'Olga Prøve', outcome: 'ok', controllers: ['region'] },
    ]);
    expect(lines(await search('regionOfficer', { type: 'audit.read' }))).toContain('Olga Prøve audit.read');
    expect(lines(await search('muniOfficer', { type: 'audit.read' }))).not.toContain('Olga Prøve audit.read');
  });

  it('answers nothing when the search itself cannot be recorded', async () => {
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    await expect(search('regionOfficer')).rejects.toThrow();
    await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
  });

  it('is empty for a person who is no officer, whatever they ask', async () => {
    for (const key of ['nurse', 'supportWorker', 'leader'] as const) {
      const page = await team.get(SearchAudit).search(await team.viewer(key), NO_TRACE, AuditQuery.parse({}));
      expect(page.entries).toEqual([]);
    }
  });
});

describe('a search of the log', () => {
  it('is narrowed by kind, outcome, person and time', async () => {
    team.clock.set('2026-12-01T10:00:00Z');
    await looks('nurse', [regional], [['region_psych', 'diagnosis']], { type: 'citizen.history' });
    await looks('psychiatrist', [regional], [['region_psych', 'diagnosis']], {
      type: 'access.refused',
      outcome: 'denied',
      reason: 'read AuditLog',
    });
    expect(lines(await search('regionOfficer', { type: 'citizen.history' }))).toEqual(['Nanna Prøve citizen.history']);
    expect(lines(await search('regionOfficer', { outcome: 'denied' }))).toEqual(['Paula Prøve access.refused']);
    expect(new Set(lines(await search('regionOfficer', { person: 'paula' })))).toEqual(
      new Set(['Paula Prøve access.refused']),
    );
    expect(lines(await search('regionOfficer', { from: '2026-12-01T10:00:00Z', to: '2026-12-01T10:00:02Z' }))).toEqual([
      'Nanna Prøve citizen.history',
    ]);
  });

  it.each(["' OR true --", '%', '_', '\\', "Robert'); DROP TABLE audit_event;--"])(
    'for a person called %s finds nobody and breaks nothing',
    async (person) => {
      expect((await search('regionOfficer', { person })).entries).toEqual([]);
    },
  );

  it('for one citizen shows what was shown of that citizen alone', async () => {
    await looks('nurse', [regional, shared], [['region_psych', 'diagnosis']], { type: 'board.shown' });
    await looks('nurse', [regional], [['region_psych', 'housing']]);
    const [newest] = (await search('regionOfficer', { type: 'citizen.shown' })).entries;
    const found = await search('regionOfficer', { citizen: newest?.citizen ?? '' });
    expect(lines(found)).toContain('Nanna Prøve board.shown');
    for (const entry of found.entries) expect(entry.citizen).toBe(newest?.citizen);
    expect((await search('regionOfficer', { citizen: '0000-0000' })).entries).toEqual([]);
    // The other authority’s pseudonym is nobody here.
    const [theirs] = (await search('muniOfficer', { type: 'citizen.shown' })).entries;
    expect((await search('regionOfficer', { citizen: theirs?.citizen ?? '' })).entries).toEqual([]);
  });

  it('comes page by page, newest first, each entry once', async () => {
    for (let look = 0; look < 7; look += 1)
      await looks('nurse', [regional], [['region_psych', 'housing']], { type: 'citizen.cpr' });
    const seen: string[] = [];
    let before: { occurredAt: string; id: string } | undefined;
    for (let page = 0; page < 10; page += 1) {
      const { entries, more } = await search('regionOfficer', {
        type: 'citizen.cpr',
        limit: 3,
        ...(before ? { before } : {}),
      });
      seen.push(...entries.map(({ id }) => id));
      const last = entries.at(-1);
      if (!more || !last) break;
      before = { occurredAt: last.occurredAt, id: last.id };
    }
    expect(seen).toHaveLength(7);
    expect(new Set(seen).size).toBe(7);
  });

  it('pages through entries of the same moment without losing any', async () => {
    const at = team.clock.now();
    for (let look = 0; look < 5; look += 1) {
      await looks('psychiatrist', [regional], [['region_psych', 'housing']], { type: 'citizen.cpr' });
      team.clock.set(at);
    }
    const seen = new Set<string>();
    let before: { occurredAt: string; id: string } | undefined;
    for (;;) {
      const { entries, more } = await search('regionOfficer', {
        person: 'Paula',
        type: 'citizen.cpr',
        limit: 2,
        ...(before ? { before } : {}),
      });
      for (const { id } of entries) seen.add(id);
      const last = entries.at(-1);
      if (!more || !last) break;
      before = { occurredAt: last.occurredAt, id: last.id };
    }
    expect(seen.size).toBe(5);
  });
});

describe('what an officer learns of the other authority', () => {
  it('is no rule by which its data was shown', async () => {
    team.clock.set('2026-12-04T10:00:00Z');
    const viewer = await team.viewer('nurse');
    const [diagnosis, housing] = [slotOf('region_psych', 'diagnosis'), slotOf('muni_social', 'housing')];
    await team.as('nurse', (tx) =>
      team.get(AuditLog).append(tx, {
        type: 'citizen.shown',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer),
        subjects: [
          {
            citizenId: shared.key,
            slots: [diagnosis, housing],
            rules: new Map([
              [diagnosis, 'R-OWN-REG'],
              [housing, 'R-SOC-REG'],
            ]),
          },
        ],
      }),
    );
    const asked = { type: 'citizen.shown', from: '2026-12-04T09:00:00Z' } as const;
    const [region] = (await search('regionOfficer', asked)).entries;
    const [municipality] = (await search('muniOfficer', asked)).entries;
    expect([region?.rules, municipality?.rules]).toEqual([['R-OWN-REG'], ['R-SOC-REG']]);
    const ofOne = await search('muniOfficer', { ...asked, citizen: municipality?.citizen ?? '' });
    expect(ofOne.entries.map(({ rules }) => rules)).toEqual([['R-SOC-REG']]);
  });

  it('is whoever opened the own data, and of what opened only the own part', async () => {
    team.clock.set('2026-12-04T12:00:00Z');
    const citizen = await team.meets(
      aCitizen().enrolledBy('region_psych').onBoard(2).enrolledBy('muni_social').consenting('PKG_BASE', {
        askedBy: 'muni_social',
        state: 'asked',
      }),
    );
    await team.database.asOwner(`UPDATE consent SET state = 'active' WHERE citizen_id = $1`, [citizen.key]);
    await team.as('supportWorker', (tx, by) => team.get(AccessChanges).decideAnew(tx, team.id, [citizen.key], { by }));
    const asked = { type: 'access.changed', from: '2026-12-04T12:00:00Z' } as const;
    const [region, ...more] = (await search('regionOfficer', asked)).entries;
    const [municipality] = (await search('muniOfficer', asked)).entries;
    expect(more).toEqual([]);
    expect(region?.actor).toMatchObject({ name: 'Sanne Prøve', sector: 'muni_social' });
    expect(region?.shown.map(({ owner }) => owner)).toEqual(['region_psych']);
    expect(region?.shown[0]?.categories).toEqual(expect.arrayContaining(['identification', 'board_status']));
    expect(municipality?.shown.map(({ owner }) => owner)).not.toContain('region_psych');
  });

  it('is nothing from a list that also held its citizens: neither how many, nor who', async () => {
    team.clock.set('2026-12-05T10:00:00Z');
    // A nurse's board: one citizen of both, two of the region alone.
    const viewer = await team.viewer('nurse');
    const of = (citizen: TestCitizen, ...pairs: (readonly [Owner, Category])[]) => ({
      citizenId: citizen.key,
      slots: pairs.map(([owner, category]) => slotOf(owner, category)),
    });
    const other = await team.meets(aCitizen().enrolledBy('region_psych').onBoard(3));
    await team.as('nurse', (tx) =>
      team.get(AuditLog).append(tx, {
        type: 'board.shown',
        action: 'R',
        outcome: 'ok',
        actor: actorOf(viewer),
        subjects: [
          of(shared, ['region_psych', 'identification'], ['muni_social', 'identification']),
          of(regional, ['region_psych', 'identification']),
          of(other, ['region_psych', 'identification']),
        ],
      }),
    );
    const asked = { type: 'board.shown', from: '2026-12-05T09:00:00Z' } as const;
    const [region] = (await search('regionOfficer', asked)).entries;
    const [municipality] = (await search('muniOfficer', asked)).entries;
    expect(region).toMatchObject({ citizens: 3 });
    expect(municipality).toMatchObject({
      citizens: 1,
      shown: [{ owner: 'muni_social', categories: ['identification'] }],
    });
    const subjects = await team.as('muniOfficer', (tx) =>
      tx.em.query<{ citizen_id: string }[]>('SELECT citizen_id FROM audit_subject WHERE citizen_id = ANY ($1)', [
        [regional.key, other.key],
      ]),
    );
    expect(subjects).toEqual([]);
  });
});
