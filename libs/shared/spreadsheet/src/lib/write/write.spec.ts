import { BOARD_REASONS, parseCpr, type Day } from '@samtavle/domain';
import { unzipSync } from 'fflate';
import { CONTEXT, refusalOf, sheetOf } from '../../testing/reading.js';
import { checkMapping } from '../mapping/check-mapping.js';
import { suggestMapping } from '../mapping/suggest-mapping.js';
import type { ImportContext } from '../rows/import-row.js';
import { readRows } from '../rows/read-rows.js';
import { rowFingerprint } from '../rows/row-fingerprint.js';
import { toCsv } from './csv-text.js';
import { EXAMPLE_CITIZENS } from './example-citizens.js';
import { writeExample } from './example.js';
import { writeTemplate } from './template.js';
import { workbookFile } from './workbook-file.js';

describe('the template', () => {
  it.each(['da', 'en'] as const)('has headings that the import understands, and no rows (%s)', (language) => {
    const sheet = sheetOf(writeTemplate(language, CONTEXT));
    expect(sheet.rows).toEqual([]);
    expect(Object.keys(suggestMapping(sheet.headings))).toHaveLength(sheet.headings.length);
    expect(checkMapping(sheet.headings, suggestMapping(sheet.headings))).toEqual([]);
  });

  it('brings a guide that shows the lists of the team', () => {
    const bytes = writeTemplate('da', CONTEXT);
    expect(sheetOf(bytes).sheetNames).toEqual(['Tavle', 'Vejledning']);
    const guide = new TextDecoder().decode(unzipSync(bytes)['xl/worksheets/sheet2.xml']);
    for (const word of ['Tilbagefald, rusmidler', 'Jonas Åkjær', 'Formler læses ikke']) expect(guide).toContain(word);
  });

  it('is the same file every time', () => {
    expect(writeTemplate('da')).toEqual(writeTemplate('da'));
  });
});

describe('the example', () => {
  const everyReason: ImportContext = {
    ...CONTEXT,
    reasons: BOARD_REASONS.map((id) => ({ id, da: `Årsag ${id}`, en: `Reason ${id}` })),
  };

  const read = (bytes: Uint8Array, context = everyReason) => {
    const sheet = sheetOf(bytes);
    return readRows(sheet, suggestMapping(sheet.headings), context);
  };

  it('comes back from the import as twelve citizens, nine of them on the board', () => {
    const preview = read(writeExample(CONTEXT.today, CONTEXT.members, { reasons: everyReason.reasons }));
    expect(preview.rows.filter((row) => !row.ok)).toEqual([]);
    expect(preview.counts).toEqual({ rows: 12, readable: 12, onBoard: 9, inError: 0 });
    expect(preview.rows.flatMap((row) => (row.ok ? row.notices : []))).toEqual([]);
  });

  it('fits a team whose list of reasons is shorter, and a team that has not given one', () => {
    const short = read(writeExample(CONTEXT.today, CONTEXT.members, { reasons: CONTEXT.reasons }), CONTEXT);
    expect(short.counts).toMatchObject({ readable: 12, onBoard: 9 });
    expect(read(writeExample(CONTEXT.today, CONTEXT.members)).counts).toMatchObject({ readable: 12, onBoard: 9 });
  });

  it('names colleagues so that each is found, also two of one name', () => {
    const members = [
      { id: 'a', name: 'Mette Holm', initials: 'MEH' },
      { id: 'b', name: 'Mette Holm', initials: 'MHO' },
    ];
    const sheet = sheetOf(writeExample(CONTEXT.today, members, { reasons: CONTEXT.reasons, language: 'en' }));
    const preview = readRows(sheet, suggestMapping(sheet.headings), { ...CONTEXT, members });
    expect(preview.counts.readable).toBe(12);
    const named = preview.rows.flatMap((row) => (row.ok && row.stay ? [row.stay.responsibleMemberId] : []));
    expect(new Set(named)).toEqual(new Set(['a', 'b']));
  });

  it('puts nobody on the board when there is nobody to be responsible', () => {
    expect(read(writeExample(CONTEXT.today, [])).counts).toEqual({ rows: 12, readable: 12, onBoard: 0, inError: 0 });
  });

  it('has real dates around the day it is written', () => {
    const sheet = sheetOf(writeExample('2027-03-01' as Day, CONTEXT.members));
    expect(sheet.rows[0]?.cells[suggestMapping(sheet.headings).since ?? -1]).toEqual({
      kind: 'date',
      text: '2027-02-27',
    });
  });

  it('holds only CPR numbers of people born in 2057, whom nobody can be', () => {
    const numbers = EXAMPLE_CITIZENS.map(({ cpr }) => parseCpr(cpr));
    expect(new Set(numbers).size).toBe(12);
    for (const number of numbers) expect(number).toMatch(/^\d{4}57[5-8]\d{3}$/);
  });

  it('read twice gives the same fingerprints, each its own', () => {
    const prints = () =>
      read(writeExample(CONTEXT.today, CONTEXT.members)).rows.map((row) => (row.ok ? rowFingerprint(row) : ''));
    expect(prints()).toEqual(prints());
    expect(new Set(prints()).size).toBe(12);
  });
});

describe('a workbook that is written', () => {
  const roundTrip = (text: string) =>
    sheetOf(workbookFile([{ name: 'A & "B"', columns: [], rows: [['h'], [text]] }])).rows[0]?.cells[0]?.text;

  it('keeps every text as it is, whatever XML or workbooks make of it elsewhere', () => {
    for (const text of ['<b>&amp;"\'', ' a  b ', 'a\r\nb\tc', '_x000D_', '_x005F_', '=1+1', ']]>', '🙂 æøå'])
      expect(roundTrip(text)).toBe(text);
  });

  it('leaves out what XML cannot hold', () => {
    expect(roundTrip('a\u0000b\u001Fc\uD800d')).toBe('abc\uFFFDd');
  });

  it('keeps an awkward sheet name', () => {
    expect(sheetOf(workbookFile([{ name: 'A & "B"', columns: [], rows: [['h']] }])).sheetName).toBe('A & "B"');
  });
});

describe('CSV on the way out', () => {
  it('defuses what a spreadsheet program would run', () => {
    const dangerous = ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '\n=1', ' =1', '＝1'];
    for (const text of dangerous) expect(toCsv([[text]])).toBe(`\uFEFF"'${text}"\r\n`);
  });

  it('leaves every other text alone, and quotes all', () => {
    expect(toCsv([['Årsag', 'a;b "c"', '1-1'], []])).toBe('\uFEFF"Årsag";"a;b ""c""";"1-1"\r\n\r\n');
  });

  it('is read in again as the same table', () => {
    const table = [
      ['CPR', 'Navn', 'Note'],
      ['040157-8101', 'Holm, Agnete', 'linje 1\nlinje "2"; 3'],
    ];
    const sheet = sheetOf(new TextEncoder().encode(toCsv(table)), 'ud.csv');
    expect([sheet.headings, ...sheet.rows.map(({ cells }) => cells.map(({ text }) => text))]).toEqual(table);
    expect(refusalOf(new TextEncoder().encode(toCsv([])), 'ud.csv')).toBe('sheet_empty');
  });
});
