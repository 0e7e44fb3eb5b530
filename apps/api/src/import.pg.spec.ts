import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, inventedCpr, type StaffKey, type TestTeam } from '@samtavle/api-access/testing';
import { BOARD_ROOMS } from '@samtavle/api-board/testing';
import { ConfirmImport, IMPORT_ROOMS, PreviewImport, StalePreviews } from '@samtavle/api-exchange/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { type ImportPreviewView } from '@samtavle/contracts';
import { type Cpr, formatCpr } from '@samtavle/domain';
import pg from 'pg';

/** The team's own spreadsheet, through preview and confirmation, with the board's real commands behind it. */
let team: TestTeam;
let drawn = 0;

beforeAll(async () => {
  team = await aTeam({ rooms: [...BOARD_ROOMS, ...IMPORT_ROOMS] });
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

const HEADINGS = [
  'CPR',
  'Fornavn',
  'Efternavn',
  'Telefon',
  'Indsatsniveau',
  'På tavlen siden',
  'Årsag',
  'Næste handling',
  'Ansvarlig',
  'Frist',
  'Kontaktperson',
  'Notat',
] as const;
type Line = Partial<Record<(typeof HEADINGS)[number], string>>;

const someone = (more: Line = {}, cpr: Cpr = inventedCpr((drawn += 1) + 1_000)): Line => ({
  CPR: formatCpr(cpr),
  Fornavn: 'Bente',
  Efternavn: 'Krog',
  Kontaktperson: 'Carla Prøve',
  ...more,
});
const onBoard = (more: Line = {}, cpr?: Cpr): Line =>
  someone(
    {
      Indsatsniveau: '3',
      Årsag: 'Udsættelse truer',
      'Næste handling': 'Ring til boligselskabet',
      Ansvarlig: 'Carla Prøve',
      ...more,
    },
    cpr,
  );
const sheet = (lines: readonly Line[]) =>
  Buffer.from(
    [HEADINGS.join(';'), ...lines.map((line) => HEADINGS.map((heading) => `"${line[heading] ?? ''}"`).join(';'))].join(
      '\r\n',
    ),
  );

const preview = async (lines: readonly Line[], key: StaffKey = 'caseworker'): Promise<ImportPreviewView> =>
  team.get(PreviewImport).preview(await team.viewer(key), NO_TRACE, sheet(lines), 'tavle.csv');
const confirm = async ({ token }: ImportPreviewView, key: StaffKey = 'caseworker', skipErrors = false) =>
  team.get(ConfirmImport).confirm(await team.viewer(key), NO_TRACE, { token, skipErrors });
const importing = async (lines: readonly Line[]) => confirm(await preview(lines), 'caseworker', true);

const count = async (table: string, where = 'true') =>
  (await team.database.asOwner<{ n: number }>(`SELECT count(*)::int AS n FROM ${table} WHERE ${where}`))[0]?.n;
const house = async () => ({
  citizens: await count('citizen'),
  enrolments: await count('enrolment'),
  elements: await count('element'),
  versions: await count('element_version'),
  events: (await team.events()).length,
  remembered: await count('import_row'),
});

describe('the preview of a spreadsheet', () => {
  it('shows row by row what would happen, and writes nothing of it', async () => {
    const before = await house();
    const shown = await preview([onBoard(), someone(), { ...someone(), CPR: '123' }, onBoard({ Indsatsniveau: '7' })]);
    expect(shown.counts).toEqual({ new: 2, update: 0, unchanged: 0, error: 2 });
    expect(shown.rows.map(({ line, effect, onBoard: placed, level }) => [line, effect, placed, level])).toEqual([
      [2, 'new', true, 3],
      [3, 'new', false, null],
      [4, 'error', false, null],
      [5, 'error', false, null],
    ]);
    expect(shown.rows[2]?.errors[0]).toMatchObject({ field: 'cpr', da: expect.any(String), en: expect.any(String) });
    expect(await house()).toEqual(before);
  });

  it('keeps the rows sealed, and shows no whole number', async () => {
    const cpr = inventedCpr(1_900);
    const shown = await preview([someone({}, cpr)]);
    expect(JSON.stringify(shown)).not.toContain(cpr.slice(6));
    for (const { text } of await team.database.asOwner<{ text: string }>(
      'SELECT p::text AS text FROM import_preview p',
    )) {
      expect(text).not.toContain(cpr);
      expect(text).not.toContain(Buffer.from(formatCpr(cpr)).toString('hex'));
    }
  });

  it('calls somebody only the region knows new, as anybody else', async () => {
    const cpr = inventedCpr(1_901);
    await team.meets(aCitizen().withCpr(cpr).enrolledBy('region_psych').onBoard(3));
    const [known, unknown] = (await preview([someone({}, cpr), someone()])).rows;
    expect({ ...known, line: 0, cprMasked: '' }).toEqual({ ...unknown, line: 0, cprMasked: '' });
  });

  it('is recorded', async () => {
    await preview([someone()]);
    expect((await team.audit('import.previewed')).at(-1)).toMatchObject({ outcome: 'ok', actor_name: 'Carla Prøve' });
  });

  it.each([
    ['a file of another kind', Buffer.from('%PDF-1.7'), 'plan.pdf'],
    ['an empty file', Buffer.alloc(0), 'tavle.csv'],
    ['a broken workbook', Buffer.from('PK\u0003\u0004 and then nothing'), 'tavle.xlsx'],
  ])('refuses %s', async (_, bytes, name) => {
    const refusal = await refusalOf(
      team.get(PreviewImport).preview(await team.viewer('caseworker'), NO_TRACE, bytes, name),
    );
    expect(refusal.body()).toMatchObject({ error: 'import_refused', fields: [{ path: 'file' }] });
  });
});

describe('a confirmed import', () => {
  it('enrols and places everybody it can, through the commands a person would use', async () => {
    const [first, second] = [onBoard({ Fornavn: 'Ane', Notat: 'Kommer gerne tirsdag.' }), someone({ Fornavn: 'Bo' })];
    expect(await importing([first, second, { ...someone(), CPR: 'x' }])).toMatchObject({
      citizens: 2,
      placed: 1,
      unchanged: 0,
    });
    const cards = await team.cards('caseworker');
    expect(cards.find(({ name }) => name === 'Ane Krog')).toMatchObject({
      stay: { owner: 'muni_social', level: 3 },
      reasons: [{ owner: 'muni_social', reason: 'eviction_threat' }],
      action: { text: 'Ring til boligselskabet', responsible: team.member('caseworker') },
    });
    expect(cards.find(({ name }) => name === 'Bo Krog')).toMatchObject({
      stay: null,
      contacts: [team.member('caseworker')],
    });
    expect((await team.audit('import.done')).at(-1)).toMatchObject({ outcome: 'ok', citizens: 2 });
    expect(await count('element', `kind = 'note' AND content->>'text' = 'Kommer gerne tirsdag.'`)).toBe(1);
  });

  it('done again changes nothing: nobody is there twice', async () => {
    const lines = [onBoard(), someone(), onBoard()];
    await importing(lines);
    const before = await house();
    const again = await preview(lines);
    expect(again.counts).toEqual({ new: 0, update: 0, unchanged: 3, error: 0 });
    expect(await confirm(again)).toEqual({ citizens: 0, placed: 0, unchanged: 3, skipped: 0 });
    expect(await house()).toEqual(before);
  });

  it('with a name spelt anew corrects the name, and leaves what the team has written since', async () => {
    const cpr = inventedCpr(1_910);
    await importing([onBoard({ Fornavn: 'Karn' }, cpr)]);
    const [card] = (await team.cards('caseworker')).filter(({ name }) => name === 'Karn Krog');
    if (!card) throw new Error('Karn is there');
    await team.does('caseworker', 'board.move', { citizen: card.id, owner: 'muni_social', level: 1, version: 1 });
    const changed = await preview([onBoard({ Fornavn: 'Karen' }, cpr)]);
    expect(changed.counts).toMatchObject({ update: 1, new: 0 });
    await confirm(changed);
    expect((await team.cards('caseworker')).find(({ id }) => id === card.id)).toMatchObject({
      name: 'Karen Krog',
      stay: { level: 1, version: 2 },
    });
  });

  it('does not write the same note again when something else in the row has changed', async () => {
    const cpr = inventedCpr(1_911);
    await importing([someone({ Notat: 'Er glad for hunde.' }, cpr)]);
    await importing([someone({ Notat: 'Er glad for hunde.', Telefon: '20202020' }, cpr)]);
    expect(await count('element', `kind = 'note' AND content->>'text' = 'Er glad for hunde.'`)).toBe(1);
  });

  it('places nobody who stands on the shared board already', async () => {
    const cpr = inventedCpr(1_912);
    const citizen = await team.meets(
      aCitizen().withCpr(cpr).enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'),
    );
    expect(await importing([onBoard({}, cpr)])).toMatchObject({ citizens: 1, placed: 0 });
    expect(await count('element', `citizen_id = '${citizen.key}' AND kind = 'stay'`)).toBe(1);
  });

  it('keeps a deadline that has passed as a day to look at it: today, by the Danish calendar', async () => {
    team.clock.set('2026-11-26T23:30:00Z');
    const cpr = inventedCpr(1_913);
    await importing([onBoard({ Fornavn: 'Sent', Frist: '20-11-2026' }, cpr)]);
    expect((await team.cards('caseworker')).find(({ name }) => name === 'Sent Krog')?.action).toMatchObject({
      dueOn: '2026-11-27',
    });
  });

  it('of somebody only the region knows says nothing of the region', async () => {
    const cpr = inventedCpr(1_914);
    await team.meets(aCitizen().withCpr(cpr).named('Regionens', 'Navn').enrolledBy('region_psych').onBoard(3));
    const events = (await team.events()).length;
    expect(await importing([onBoard({ Fornavn: 'Kommunens' }, cpr)])).toEqual({
      citizens: 1,
      placed: 1,
      unchanged: 0,
      skipped: 0,
    });
    const card = (await team.cards('caseworker')).find(({ name }) => name === 'Kommunens Krog');
    expect(card).toMatchObject({ marks: ['muni_social'], stay: { owner: 'muni_social' } });
    const told = (await team.events())
      .slice(events)
      .flatMap((event) => [...event.changed_for, ...event.lost, ...event.lost_named]);
    expect(told.filter((key) => key.startsWith('region'))).toEqual([]);
  });
});

describe('an import that fails in the middle', () => {
  it('leaves nothing, of any row', async () => {
    const lines = Array.from({ length: 8 }, (_, row) => onBoard(row === 6 ? { Ansvarlig: 'Sanne Prøve' } : {}));
    const shown = await preview(lines);
    const before = await house();
    const leaves = (on: string | null) =>
      team.database.asOwner('UPDATE member SET valid_to = $2 WHERE id = $1', [team.member('supportWorker'), on]);
    // Between preview and confirmation the colleague responsible in row 7 has left.
    await leaves('2026-11-25');
    expect((await refusalOf(confirm(shown))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [
        { path: 'line 8', problem: 'invalid_input', da: expect.stringContaining('Linje 8') },
        { path: 'responsible' },
      ],
    });
    expect(await house()).toEqual(before);
    await leaves(null);
    expect(await confirm(shown)).toMatchObject({ citizens: 8, placed: 8 });
  });

  it('leaves nothing when it cannot be recorded', async () => {
    const shown = await preview([onBoard()]);
    const before = await house();
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    await expect(confirm(shown)).rejects.toThrow();
    await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    expect(await house()).toEqual(before);
    expect(await confirm(shown)).toMatchObject({ citizens: 1 });
  });
});

describe('a confirmation', () => {
  it('is good once', async () => {
    const shown = await preview([someone()]);
    await confirm(shown);
    expect((await refusalOf(confirm(shown))).code).toBe('import_changed');
  });

  it('skips rows in error only when that was chosen, and says how many', async () => {
    const shown = await preview([someone(), { ...someone(), CPR: '123' }, onBoard({ Indsatsniveau: '7' })]);
    const before = await house();
    expect((await refusalOf(confirm(shown))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [{ path: 'skipErrors', problem: 'rows_in_error' }],
    });
    expect(await house()).toEqual(before);
    expect(await confirm(shown, 'caseworker', true)).toMatchObject({ citizens: 1, skipped: 2 });
  });

  it('sent three times at once imports once', async () => {
    const shown = await preview([someone({ Fornavn: 'Enestående' })]);
    const tries = await Promise.allSettled([confirm(shown), confirm(shown), confirm(shown)]);
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    expect((await team.cards('caseworker')).filter(({ name }) => name === 'Enestående Krog')).toHaveLength(1);
  });

  it('leaves no rows behind, sealed or not', async () => {
    const shown = await preview([someone()]);
    await confirm(shown);
    expect(
      await team.database.asOwner('SELECT length(rows_cipher) AS left FROM import_preview WHERE token = $1', [
        shown.token,
      ]),
    ).toEqual([{ left: 0 }]);
  });

  it('is too late after an hour: the board has moved on', async () => {
    const shown = await preview([someone()]);
    team.clock.advance({ minutes: 61 });
    expect((await refusalOf(confirm(shown))).code).toBe('import_changed');
  });

  it('that nobody sent leaves no rows behind after that hour either', async () => {
    await preview([someone()]);
    await team.get(StalePreviews).forget();
    expect(await count('import_preview', `rows_cipher <> '' AND done_at IS NULL`)).toBeGreaterThan(0);
    team.clock.advance({ minutes: 61 });
    await team.get(StalePreviews).forget();
    expect(await count('import_preview', `rows_cipher <> ''`)).toBe(0);
  });

  it('is the previewer’s own', async () => {
    const shown = await preview([someone()]);
    expect((await refusalOf(confirm(shown, 'leader'))).code).toBe('not_found');
    for (const token of ['', 'x', '11111111-1111-4111-8111-111111111111', "' OR true --"])
      expect((await refusalOf(confirm({ ...shown, token }))).code).toBe('not_found');
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
    const shown = await preview([someone()]);
    await refusalOf(confirm(shown, 'leader'));
    expect(await lastOf('import.done')).toMatchObject({
      outcome: 'denied',
      reason: 'no own preview',
      actor_name: 'Lone Prøve',
      controllers: ['region'],
      citizens: 0,
    });
    await confirm(shown);
    await refusalOf(confirm(shown));
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'done before' });
    const inError = await preview([someone(), { ...someone(), CPR: '123' }]);
    await refusalOf(confirm(inError));
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'rows_in_error' });
    team.clock.advance({ minutes: 61 });
    await refusalOf(confirm(inError, 'caseworker', true));
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'too old' });
  });

  it('at one of its rows is recorded too', async () => {
    const shown = await preview([onBoard({ Ansvarlig: 'Sanne Prøve' })]);
    await team.database.asOwner(`UPDATE member SET valid_to = '2026-11-25' WHERE id = $1`, [
      team.member('supportWorker'),
    ]);
    await refusalOf(confirm(shown));
    await team.database.asOwner('UPDATE member SET valid_to = NULL WHERE id = $1', [team.member('supportWorker')]);
    expect(await lastOf('import.done')).toMatchObject({ outcome: 'error', reason: 'invalid_input', citizens: 0 });
  });
});

describe('an import while the other authority works on the same citizens', () => {
  const REGIONS = { Kontaktperson: 'Nanna Prøve' };
  const cprs = (count: number) => Array.from({ length: count }, () => inventedCpr((drawn += 1) + 1_000));

  it('goes through for both, whatever the order of their spreadsheets', async () => {
    const people = cprs(25);
    const ours = await preview(people.map((cpr) => someone({}, cpr)));
    const theirs = await preview(
      [...people].reverse().map((cpr) => someone(REGIONS, cpr)),
      'leader',
    );
    expect(await Promise.all([confirm(ours), confirm(theirs, 'leader')])).toMatchObject([
      { citizens: 25 },
      { citizens: 25 },
    ]);
  });

  it('lets who enrols meanwhile wait alike, whether or not the citizen is in the spreadsheet', async () => {
    const [inIt, notInIt] = cprs(2);
    const shown = await preview([someone({}, inIt), someone()]);
    // Held up where it has brought its first row, and nobody but an import comes by.
    const holder = new pg.Client({ connectionString: team.database.ownerUrl });
    await holder.connect();
    await holder.query('BEGIN; LOCK TABLE import_row IN EXCLUSIVE MODE');
    const importing = confirm(shown);
    while ((await count('pg_locks', `NOT granted AND relation = 'import_row'::regclass`)) === 0);
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
