import { actorOf, NO_TRACE } from '@samtavle/api-access';
import { type StaffKey } from '@samtavle/api-access/testing';
import { AuditQuery } from '@samtavle/contracts';
import { anAuditedTeam, type AuditedTeam, lines, type Officer } from '../testing/an-audited-team.js';
import { SearchAudit } from './search-audit.js';

let team: AuditedTeam['team'];
let regional: AuditedTeam['regional'];
let municipal: AuditedTeam['municipal'];
let shared: AuditedTeam['shared'];
let search: AuditedTeam['search'];
let looks: AuditedTeam['looks'];

beforeAll(async () => {
  ({ team, regional, municipal, shared, search, looks } = await anAuditedTeam());
}, 60_000);
afterAll(() => team?.close());

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
