import { NO_TRACE } from '@samtavle/api-access';
import { aTeam, inventedCpr, type TestTeam } from '@samtavle/api-access/testing';
import { BOARD_ROOMS } from '@samtavle/api-board/testing';
import {
  aNewCpr,
  IMPORT_ROOMS,
  importActs,
  onBoard,
  PreviewImport,
  someone,
  StalePreviews,
} from '@samtavle/api-exchange/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { formatCpr } from '@samtavle/domain';
import pg from 'pg';

/** The team's own spreadsheet, through preview and confirmation, with the board's real commands behind it. */
let team: TestTeam;
let imports: ReturnType<typeof importActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: [...BOARD_ROOMS, ...IMPORT_ROOMS] });
  imports = importActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('a confirmation', () => {
  it('is good once', async () => {
    const shown = await imports.preview([someone()]);
    await imports.confirm(shown);
    expect((await refusalOf(imports.confirm(shown))).code).toBe('import_changed');
  });

  it('skips rows in error only when that was chosen, and says how many', async () => {
    const shown = await imports.preview([someone(), { ...someone(), CPR: '123' }, onBoard({ Indsatsniveau: '7' })]);
    const before = await imports.house();
    expect((await refusalOf(imports.confirm(shown))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'skipErrors', problem: 'rows_in_error' }],
    });
    expect(await imports.house()).toEqual(before);
    expect(await imports.confirm(shown, 'caseworker', true)).toMatchObject({ citizens: 1, skipped: 2 });
  });

  it('sent three times at once imports once', async () => {
    const shown = await imports.preview([someone({ Fornavn: 'Enestående' })]);
    const tries = await Promise.allSettled([imports.confirm(shown), imports.confirm(shown), imports.confirm(shown)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await team.cards('caseworker')).filter(({ name }) => name === 'Enestående Krog')).toHaveLength(1);
  });

  it('leaves no rows behind, sealed or not', async () => {
    const shown = await imports.preview([someone()]);
    await imports.confirm(shown);
    expect(
      await team.database.asOwner('SELECT length(rows_cipher) AS left FROM import_preview WHERE token = $1', [
        shown.token,
      ]),
    ).toEqual([{ left: 0 }]);
  });

  it('is too late after an hour: the board has moved on', async () => {
    const shown = await imports.preview([someone()]);
    team.clock.advance({ minutes: 61 });
    expect((await refusalOf(imports.confirm(shown))).code).toBe('import_changed');
  });

  it('that nobody sent leaves no rows behind after that hour either', async () => {
    await imports.preview([someone()]);
    await team.get(StalePreviews).forget();
    expect(await imports.count('import_preview', `rows_cipher <> '' AND done_at IS NULL`)).toBeGreaterThan(0);
    team.clock.advance({ minutes: 61 });
    await team.get(StalePreviews).forget();
    expect(await imports.count('import_preview', `rows_cipher <> ''`)).toBe(0);
  });

  it('is the previewer’s own', async () => {
    const shown = await imports.preview([someone()]);
    expect((await refusalOf(imports.confirm(shown, 'leader'))).code).toBe('not_found');
    for (const token of ['', 'x', '11111111-1111-4111-8111-111111111111', "' OR true --"])
      expect((await refusalOf(imports.confirm({ ...shown, token }))).code).toBe('not_found');
  });
});

describe('an import that is refused', () => {
  const lastOf = async (type: string) => (await team.audit(type)).at(-1);

  it.each([
    ['a file of another kind', Buffer.from('%PDF-1.7 Bente Krog'), 'plan.pdf', undefined, 'unknown_kind'],
    ['an empty file', Buffer.alloc(0), 'tavle.csv', undefined, 'file_empty'],
    ['a mapping that is none', Buffer.from('CPR;Fornavn\r\n1;2'), 'tavle.csv', '{"cpr":"Bente"}', 'not_a_mapping'],
  ])(
    'at the preview, for %s, is recorded with the reason and nothing of the file',
    async (_, file, name, mapping, reason) => {
      const looking = team.get(PreviewImport).preview(await team.viewer('caseworker'), NO_TRACE, file, name, mapping);
      await refusalOf(looking);
      const record = await lastOf('import.previewed');
      expect(record).toMatchObject({
        outcome: 'error',
        reason,
        actor_name: 'Carla Prøve',
        controllers: ['municipality'],
      });
      expect(JSON.stringify(record)).not.toContain('Bente');
    },
  );

  it('at the confirmation is recorded with the reason: not one’s own, done before, too old, rows in error', async () => {
    const shown = await imports.preview([someone()]);
    await refusalOf(imports.confirm(shown, 'leader'));
    expect(await lastOf('import.done')).toMatchObject({
      outcome: 'denied',
      reason: 'no own preview',
      actor_name: 'Lone Prøve',
      controllers: ['region'],
      citizens: 0,
    });
    await imports.confirm(shown);
    await refusalOf(imports.confirm(shown));
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'done before' });
    const inError = await imports.preview([someone(), { ...someone(), CPR: '123' }]);
    await refusalOf(imports.confirm(inError));
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'rows_in_error' });
    team.clock.advance({ minutes: 61 });
    await refusalOf(imports.confirm(inError, 'caseworker', true));
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'too old' });
  });

  it('at one of its rows is recorded too', async () => {
    const shown = await imports.preview([onBoard({ Ansvarlig: 'Sanne Prøve' })]);
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-25' WHERE id = $1`, [
      team.member('supportWorker'),
    ]);
    await refusalOf(imports.confirm(shown));
    await team.database.asOwner('UPDATE member SET valid_to = NULL WHERE id = $1', [team.member('supportWorker')]);
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'invalid_input', citizens: 0 });
  });
});

describe('an import while the other authority works on the same citizens', () => {
  const REGIONS = { Kontaktperson: 'Nanna Prøve' };
  const cprs = (count: number) => Array.from({ length: count }, () => aNewCpr());

  it('goes through for both, whatever the order of their spreadsheets', async () => {
    const people = cprs(25);
    const ours = await imports.preview(people.map((cpr) => someone({}, cpr)));
    const theirs = await imports.preview(
      [...people].reverse().map((cpr) => someone(REGIONS, cpr)),
      'leader',
    );
    expect(await Promise.all([imports.confirm(ours), imports.confirm(theirs, 'leader')])).toMatchObject([
      { citizens: 25 },
      { citizens: 25 },
    ]);
  });

  it('lets who enrols meanwhile wait alike, whether or not the citizen is in the spreadsheet', async () => {
    const [inIt, notInIt] = cprs(2);
    const shown = await imports.preview([someone({}, inIt), someone()]);
    // Held up where it has brought its first row, and nobody but an import comes by.
    const holder = new pg.Client({ connectionString: team.database.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE import_row IN EXCLUSIVE MODE');
    const importing = imports.confirm(shown);
    while ((await imports.count('pg_locks', `NOT granted AND relation = 'import_row'::regclass`)) === 0);
    let done: string[] = [];
    const enrol = async (who: string, cpr = inventedCpr(0)) => {
      await team.does('nurse', 'citizen.enrol', {
        cpr: formatCpr(cpr),
        givenName: 'Bente',
        familyName: 'Krog',
        contacts: [],
      });
      done = [...done, who];
    };
    const enrolling = [enrol('in it', inIt), enrol('not in it', notInIt)];
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(done).toEqual([]);
    await holder.end();
    expect(await importing).toMatchObject({ citizens: 2 });
    await Promise.all(enrolling);
  });
});
