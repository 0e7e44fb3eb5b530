import { NO_TRACE } from '@samtavle/api-access';
import { aCitizen, aTeam, inventedCpr, type TestTeam } from '@samtavle/api-access/testing';
import { BOARD_ROOMS } from '@samtavle/api-board/testing';
import { IMPORT_ROOMS, importActs, onBoard, PreviewImport, someone } from '@samtavle/api-exchange/testing';
import { refusalOf } from '@samtavle/api-platform/testing';
import { formatCpr } from '@samtavle/domain';

/** The team's own spreadsheet, through preview and confirmation, with the board's real commands behind it. */
let team: TestTeam;
let imports: ReturnType<typeof importActs>;

beforeAll(async () => {
  team = await aTeam({ rooms: [...BOARD_ROOMS, ...IMPORT_ROOMS] });
  imports = importActs(team);
}, 60_000);
afterAll(() => team?.close());
beforeEach(() => team.clock.set('2026-11-26T07:15:00Z'));

describe('the preview of a spreadsheet', () => {
  it('shows row by row what would happen, and writes nothing of it', async () => {
    const before = await imports.house();
    const shown = await imports.preview([
      onBoard(),
      someone(),
      { ...someone(), CPR: '123' },
      onBoard({ Indsatsniveau: '7' }),
    ]);
    expect(shown.counts).toEqual({ new: 2, update: 0, unchanged: 0, error: 2 });
    expect(shown.rows.map(({ line, effect, onBoard: placed, level }) => [line, effect, placed, level])).toEqual([
      [2, 'new', true, 3],
      [3, 'new', false, null],
      [4, 'error', false, null],
      [5, 'error', false, null],
    ]);
    expect(shown.rows[2]?.errors[0]).toMatchObject({ field: 'cpr', da: expect.any(String), en: expect.any(String) });
    expect(await imports.house()).toEqual(before);
  });

  it('keeps the rows sealed, and shows no whole number', async () => {
    const cpr = inventedCpr(1_900);
    const shown = await imports.preview([someone({}, cpr)]);
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
    const [known, unknown] = (await imports.preview([someone({}, cpr), someone()])).rows;
    expect({ ...known, line: 0, cprMasked: '' }).toEqual({ ...unknown, line: 0, cprMasked: '' });
  });

  it('is recorded', async () => {
    await imports.preview([someone()]);
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
    expect(await imports.importing([first, second, { ...someone(), CPR: 'x' }])).toMatchObject({
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
    expect(await imports.count('element', `kind = 'note' AND content->>'text' = 'Kommer gerne tirsdag.'`)).toBe(1);
  });

  it('done again changes nothing: nobody is there twice', async () => {
    const lines = [onBoard(), someone(), onBoard()];
    await imports.importing(lines);
    const before = await imports.house();
    const again = await imports.preview(lines);
    expect(again.counts).toEqual({ new: 0, update: 0, unchanged: 3, error: 0 });
    expect(await imports.confirm(again)).toEqual({ citizens: 0, placed: 0, unchanged: 3, skipped: 0 });
    expect(await imports.house()).toEqual(before);
  });

  it('with a name spelt anew corrects the name, and leaves what the team has written since', async () => {
    const cpr = inventedCpr(1_910);
    await imports.importing([onBoard({ Fornavn: 'Karn' }, cpr)]);
    const [card] = (await team.cards('caseworker')).filter(({ name }) => name === 'Karn Krog');
    if (!card) throw new Error('Karn is there');
    await team.does('caseworker', 'board.move', { citizen: card.id, owner: 'muni_social', level: 1, version: 1 });
    const changed = await imports.preview([onBoard({ Fornavn: 'Karen' }, cpr)]);
    expect(changed.counts).toMatchObject({ update: 1, new: 0 });
    await imports.confirm(changed);
    expect((await team.cards('caseworker')).find(({ id }) => id === card.id)).toMatchObject({
      name: 'Karen Krog',
      stay: { level: 1, version: 2 },
    });
  });

  it('does not write the same note again when something else in the row has changed', async () => {
    const cpr = inventedCpr(1_911);
    await imports.importing([someone({ Notat: 'Er glad for hunde.' }, cpr)]);
    await imports.importing([someone({ Notat: 'Er glad for hunde.', Telefon: '20202020' }, cpr)]);
    expect(await imports.count('element', `kind = 'note' AND content->>'text' = 'Er glad for hunde.'`)).toBe(1);
  });

  it('places nobody who stands on the shared board already', async () => {
    const cpr = inventedCpr(1_912);
    const citizen = await team.meets(
      aCitizen().withCpr(cpr).enrolledBy('region_psych').onBoard(2).consenting('PKG_BASE'),
    );
    expect(await imports.importing([onBoard({}, cpr)])).toMatchObject({ citizens: 1, placed: 0 });
    expect(await imports.count('element', `citizen_id = '${citizen.key}' AND kind = 'stay'`)).toBe(1);
  });

  it('keeps a deadline that has passed as a day to look at it: today, by the Danish calendar', async () => {
    team.clock.set('2026-11-26T23:30:00Z');
    const cpr = inventedCpr(1_913);
    await imports.importing([onBoard({ Fornavn: 'Sent', Frist: '20-11-2026' }, cpr)]);
    expect((await team.cards('caseworker')).find(({ name }) => name === 'Sent Krog')?.action).toMatchObject({
      dueOn: '2026-11-27',
    });
  });

  it('of somebody only the region knows says nothing of the region', async () => {
    const cpr = inventedCpr(1_914);
    await team.meets(aCitizen().withCpr(cpr).named('Regionens', 'Navn').enrolledBy('region_psych').onBoard(3));
    const events = (await team.events()).length;
    expect(await imports.importing([onBoard({ Fornavn: 'Kommunens' }, cpr)])).toEqual({
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
    const shown = await imports.preview(lines);
    const before = await imports.house();
    const leaves = (on: string | null) =>
      team.database.asOwner('UPDATE member SET valid_to = $2 WHERE id = $1', [team.member('supportWorker'), on]);
    // Between preview and confirmation the colleague responsible in row 7 has left.
    await leaves('2026-11-25');
    expect((await refusalOf(imports.confirm(shown))).body()).toMatchObject({
      error: 'invalid_input',
      fields: [
        { path: 'line 8', problem: 'invalid_input', da: expect.stringContaining('Linje 8') },
        { path: 'responsible' },
      ],
    });
    expect(await imports.house()).toEqual(before);
    await leaves(null);
    expect(await imports.confirm(shown)).toMatchObject({ citizens: 8, placed: 8 });
  });

  it('leaves nothing when it cannot be recorded', async () => {
    const shown = await imports.preview([onBoard()]);
    const before = await imports.house();
    await team.database.asOwner('REVOKE INSERT ON audit_event FROM samtavle_runtime');
    await expect(imports.confirm(shown)).rejects.toThrow();
    await team.database.asOwner('GRANT INSERT ON audit_event TO samtavle_runtime');
    expect(await imports.house()).toEqual(before);
    expect(await imports.confirm(shown)).toMatchObject({ citizens: 1 });
  });
});
