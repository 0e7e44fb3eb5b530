import { BoardReader, NO_TRACE } from '@samtavle/api-access';
import { aCitizen, type StaffKey, type TestCitizen, type TestTeam } from '@samtavle/api-access/testing';
import { AuditLog } from '@samtavle/api-audit';
import { aConfig, refusalOf } from '@samtavle/api-platform/testing';
import { BoardSnapshot, unpackCards } from '@samtavle/contracts';
import { aBoardTeam } from '../../testing/a-board-team.js';
import { SearchController } from '../search/search.controller.js';
import { ShowBoard } from './show-board.js';

let team: TestTeam;
let alone: TestCitizen;
let shared: TestCitizen;
let municipal: TestCitizen;

beforeAll(async () => {
  team = await aBoardTeam();
  alone = await team.meets(
    aCitizen()
      .named('Ingeborg', 'Alene')
      .enrolledBy('region_psych')
      .onBoard(3, { reasons: ['suicide_risk'], action: 'Ring straks.' }),
  );
  shared = await team.meets(
    aCitizen()
      .named('Lisbeth', 'Delt')
      .enrolledBy('region_psych')
      .onBoard(2)
      .enrolledBy('muni_social')
      .consenting('PKG_BASE'),
  );
  municipal = await team.meets(
    aCitizen()
      .named('Carsten', 'Kommunal')
      .enrolledBy('muni_social', { contacts: ['supportWorker'] }),
  );
}, 60_000);
afterAll(() => team?.close());

const shows = async (key: StaffKey, what: 'snapshot' | 'print' = 'snapshot') =>
  team.get(ShowBoard)[what](await team.viewer(key), NO_TRACE);
const names = (board: BoardSnapshot) =>
  unpackCards(board.cards)
    .map(({ name }) => name)
    .sort();
const lastRecord = async (type: string) => (await team.audit(type)).at(-1);
const subjectsOf = async (type: string) =>
  (
    await team.database.asOwner<{ citizen_id: string }>(
      `SELECT citizen_id FROM audit_subject WHERE audit_id = (SELECT id FROM audit_event WHERE type = $1 ORDER BY recorded_at DESC LIMIT 1)`,
      [type],
    )
  ).map((row) => row.citizen_id);

describe('the board', () => {
  it('is for each what they may see, and keeps its contract', async () => {
    const nurse = BoardSnapshot.parse(await shows('nurse'));
    expect(names(nurse)).toEqual(['Ingeborg Alene', 'Lisbeth Delt']);
    expect(names(BoardSnapshot.parse(await shows('supportWorker')))).toEqual(['Carsten Kommunal', 'Lisbeth Delt']);
    expect(names(await shows('otherSupportWorker'))).toEqual(['Lisbeth Delt']);
    expect(nurse).toMatchObject({ today: '2026-11-26', asOf: team.clock.now(), team: { name: 'Team Prøve' } });
  });

  it('says of the hidden not even how many there are', async () => {
    const before = JSON.stringify(await shows('supportWorker'));
    await team.meets(aCitizen().named('Endnu', 'En').enrolledBy('region_psych').onBoard(3));
    expect(JSON.stringify(await shows('supportWorker'))).toBe(before);
    expect(before).not.toMatch(/Ingeborg|Alene|Ring straks/);
  });

  it('is recorded with every citizen shown, before it is answered', async () => {
    await shows('supportWorker');
    expect(await lastRecord('board.shown')).toMatchObject({
      outcome: 'ok',
      actor_name: 'Sanne Prøve',
      citizens: 2,
      controllers: expect.arrayContaining(['municipality', 'region']),
    });
    expect((await subjectsOf('board.shown')).sort()).toEqual([shared.key, municipal.key].sort());
  });

  it('is not shown when that cannot be written down', async () => {
    await team.database.asOwner('REVOKE INSERT ON audit_subject FROM samtavle_runtime');
    try {
      await expect(shows('nurse')).rejects.toThrow();
    } finally {
      await team.database.asOwner('GRANT INSERT ON audit_subject TO samtavle_runtime');
    }
  });

  it('names the place in the stream it shows', async () => {
    const before = (await shows('nurse')).cursor;
    await team.does('nurse', 'board.move', {
      citizen: shared.id('region_psych'),
      owner: 'region_psych',
      level: 3,
      version: 1,
    });
    const after = (await shows('nurse')).cursor;
    expect(after).toEqual({ seq: before.seq + 1, viewKey: before.viewKey });
    expect((await shows('supportWorker')).cursor.viewKey).not.toBe(before.viewKey);
  });

  it('is not there for who has no team', async () => {
    expect((await refusalOf(shows('regionOfficer'))).code).toBe('action_not_allowed');
  });
});

describe('the board in print', () => {
  it('shows who is on the board, as it may hang on a wall, and says in the record what left the house', async () => {
    const cards = unpackCards((await shows('nurse', 'print')).cards);
    const ingeborg = cards.find(({ name }) => name === 'Ingeborg A.');
    expect(ingeborg).toMatchObject({ reasons: [], reasonHeld: true, action: null });
    expect(await subjectsOf('board.printed')).toEqual(expect.arrayContaining([alone.key, shared.key]));
  });

  it('leaves out who is not on the board', async () => {
    const cards = unpackCards((await shows('supportWorker', 'print')).cards);
    expect(cards.map(({ name }) => name)).toEqual(['Lisbeth D.']);
  });
});

describe('a search', () => {
  const search = async (key: StaffKey, query: string) => {
    const controller = new SearchController(team.database.work, team.get(BoardReader), team.get(AuditLog), aConfig());
    return (await controller.search(await team.viewer(key), NO_TRACE, { query })).hits.map(({ name }) => name);
  };

  it('finds by three letters of any part of a name, as people type it', async () => {
    expect(await search('nurse', 'lis')).toEqual(['Lisbeth Delt']);
    expect(await search('nurse', 'ALE ing')).toEqual(['Ingeborg Alene']);
  });

  it('finds nobody the searcher may not see, and says nothing else than of somebody who is not there', async () => {
    expect(await search('supportWorker', 'ing')).toEqual([]);
    expect(await search('supportWorker', 'xyz')).toEqual([]);
    const [hidden, absent] = (await team.audit('citizen.searched')).slice(-2);
    expect(hidden).toMatchObject({ citizens: 0, result_count: 0, outcome: 'ok' });
    expect(absent).toMatchObject({ citizens: 0, result_count: 0, outcome: 'ok' });
  });

  it('is recorded with who was found, and the words only so that they can be compared', async () => {
    await search('nurse', 'lis');
    const record = await lastRecord('citizen.searched');
    expect(record).toMatchObject({ result_count: 1, citizens: 1 });
    expect(record?.search_hash).toMatch(/^[\w-]{40,}$/);
    await search('nurse', 'LIS');
    expect((await lastRecord('citizen.searched'))?.search_hash).toBe(record?.search_hash);
    expect(JSON.stringify(await team.audit())).not.toMatch(/"lis"|Lisbeth/);
  });

  it('puts who is on the board first', async () => {
    await team.meets(
      aCitizen()
        .named('Lisa', 'Aagaard')
        .enrolledBy('region_psych', { contacts: ['nurse'] }),
    );
    expect(await search('nurse', 'lis')).toEqual(['Lisbeth Delt', 'Lisa Aagaard']);
  });
});
