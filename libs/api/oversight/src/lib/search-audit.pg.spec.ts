import { AccessChanges, actorOf } from '@samtavle/api-access';
import { aCitizen, type TestCitizen } from '@samtavle/api-access/testing';
import { AuditLog } from '@samtavle/api-audit';
import { type Category, type Owner, slotOf } from '@samtavle/domain';
import { anAuditedTeam, type AuditedTeam, lines } from '../testing/an-audited-team.js';

let team: AuditedTeam['team'];
let regional: AuditedTeam['regional'];
let shared: AuditedTeam['shared'];
let search: AuditedTeam['search'];
let looks: AuditedTeam['looks'];

beforeAll(async () => {
  ({ team, regional, shared, search, looks } = await anAuditedTeam());
}, 60_000);
afterAll(() => team?.close());

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
    await looks('supportWorker', [shared], [['muni_social', 'housing']]);
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
