import { zipSync } from 'fflate';
import { previewOf, refusalOf, sheetOf } from '../testing/reading.js';
import { worksheetXml, WorkbookBuilder } from '../testing/workbook-builder.js';
import { readSheet } from './read-sheet.js';

const text = (value: string) => new TextEncoder().encode(value);
const anyBoard = WorkbookBuilder.withTexts(['CPR', 'Navn'], ['040157-8101', 'Agnete Eksempel']);

/** Changes what the zip's directory says of the sheet: four bytes, least significant first. */
function withDirectoryEntry(bytes: Uint8Array, offset: number, value: number): Uint8Array {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  const named = new TextDecoder('latin1').decode(copy).lastIndexOf('xl/worksheets/sheet1.xml');
  view.setUint32(named - 46 + offset, value, true);
  return copy;
}

describe('what kind of file it is', () => {
  it('is told by the bytes: a workbook named .csv is read as a workbook', () => {
    expect(sheetOf(anyBoard.bytes(), 'tavle.csv').source).toBe('xlsx');
  });

  it('a text file is a table when its name says so, in capitals too', () => {
    expect(sheetOf(text('CPR;Navn\n1;2'), 'TAVLE.CSV').source).toBe('csv');
    expect(sheetOf(text('CPR\tNavn\n1\t2'), 'tavle.tsv').source).toBe('csv');
  });

  it('a text file named .xlsx is refused', () => {
    expect(refusalOf(text('CPR;Navn'), 'tavle.xlsx')).toBe('unknown_kind');
  });

  it('a picture named .csv is refused', () => {
    expect(refusalOf(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13), 'tavle.csv')).toBe('unknown_kind');
  });

  it('an old .xls is refused with the way out', () => {
    const bytes = Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, 0, 0);
    const read = readSheet(bytes, 'tavle.xls');
    expect(read).toMatchObject({ ok: false, refusal: { code: 'old_excel' } });
    expect(JSON.stringify(read)).toContain('Gem den som .xlsx.');
  });

  it('a workbook locked with a password is told from an old .xls', () => {
    const container = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
    const stream = [...'EncryptedPackage'].flatMap((letter) => [letter.charCodeAt(0), 0]);
    expect(refusalOf(Uint8Array.of(...container, 0, 0, ...stream))).toBe('password_protected');
  });

  it('a zip with encrypted parts is refused as locked', () => {
    const bytes = withDirectoryEntry(anyBoard.bytes(), 8, 0x0008_0801);
    expect(refusalOf(bytes)).toBe('password_protected');
  });

  it('OpenDocument, Word and any other zip are refused', () => {
    expect(refusalOf(zipSync({ mimetype: text('application/vnd.oasis.opendocument.spreadsheet') }))).toBe(
      'other_spreadsheet',
    );
    expect(refusalOf(anyBoard.part('xl/workbook.xml', '<document/>').bytes())).toBe('other_spreadsheet');
  });

  it('an empty file is refused', () => {
    expect(refusalOf(new Uint8Array())).toBe('file_empty');
  });
});

describe('a file made to do harm', () => {
  it('is refused above 5 MB before anything is looked at', () => {
    expect(refusalOf(new Uint8Array(5 * 1024 * 1024 + 1), 'tavle.csv')).toBe('file_too_large');
  });

  it('a zip bomb that says what it is, is refused by its directory', () => {
    const bomb = anyBoard.part('xl/worksheets/sheet1.xml', new Uint8Array(60 * 1024 * 1024).fill(32)).bytes();
    expect(bomb.length).toBeLessThan(100_000);
    expect(refusalOf(bomb)).toBe('inflates_too_much');
  });

  it('a zip bomb that declares a small size is stopped while it unpacks', () => {
    const spaces = new Uint8Array(30 * 1024 * 1024).fill(32);
    const bomb = withDirectoryEntry(anyBoard.part('xl/worksheets/sheet1.xml', spaces).bytes(), 24, 500);
    expect(refusalOf(bomb)).toBe('inflates_too_much');
  });

  it('many parts that are harmless one by one are counted together', () => {
    const noise = Uint8Array.from({ length: 900 * 1024 }, (_, at) => 32 + ((at * at) % 64));
    let many = anyBoard;
    for (let nth = 0; nth < 50; nth++) many = many.part(`xl/extra${nth}.xml`, noise);
    const bytes = many.bytes();
    expect(bytes.length).toBeLessThan(5 * 1024 * 1024);
    expect(refusalOf(bytes)).toBe('inflates_too_much');
  });

  it('a zip with more than 2,000 parts is refused', () => {
    const parts = Object.fromEntries(Array.from({ length: 2001 }, (_, nth) => [`part${nth}`, new Uint8Array()]));
    expect(refusalOf(zipSync(parts, { level: 0 }))).toBe('too_many_parts');
  });

  it('a DOCTYPE is refused in every part that is read', () => {
    const laughs = '<!DOCTYPE lolz [<!ENTITY lol "lol"><!ENTITY lol2 "&lol;&lol;">]>';
    const outside = '<!DOCTYPE sst SYSTEM "file:///etc/passwd">';
    expect(refusalOf(anyBoard.part('xl/worksheets/sheet1.xml', `${laughs}<worksheet/>`).bytes())).toBe('doctype');
    expect(refusalOf(anyBoard.part('xl/sharedStrings.xml', `${outside}<sst/>`).bytes())).toBe('doctype');
    expect(refusalOf(anyBoard.part('xl/styles.xml', `${outside}<styleSheet/>`).bytes())).toBe('doctype');
  });

  it('an entity nobody defined, endless nesting and a thousand attributes are refused', () => {
    const sheet = (xml: string) => refusalOf(anyBoard.part('xl/worksheets/sheet1.xml', xml).bytes());
    expect(sheet('<worksheet>&lol;</worksheet>')).toBe('broken_file');
    expect(sheet('<a>'.repeat(10_000))).toBe('broken_file');
    const attributes = Array.from({ length: 1000 }, (_, nth) => `a${nth}=""`).join(' ');
    expect(sheet(`<worksheet ${attributes}/>`)).toBe('broken_file');
  });

  it('a part that is damaged but still XML is found by its checksum', () => {
    const bytes = anyBoard.bytes(0);
    const digit = new TextDecoder('latin1').decode(bytes).indexOf('040157-8101') + 1;
    bytes[digit] = '5'.charCodeAt(0);
    expect(refusalOf(bytes)).toBe('broken_file');
  });

  it('a truncated workbook is refused', () => {
    const bytes = anyBoard.bytes();
    expect(refusalOf(bytes.slice(0, bytes.length - 30))).toBe('broken_file');
  });

  it('two parts of one name are refused, in whatever case', () => {
    expect(refusalOf(anyBoard.part('XL/Workbook.xml', '<workbook/>').bytes())).toBe('broken_file');
  });

  it('two rows or two cells of one name are refused', () => {
    const twice = '<row r="1"><c r="A1"><v>1</v></c></row>';
    expect(refusalOf(WorkbookBuilder.withSheetData(twice + twice).bytes())).toBe('broken_file');
    expect(refusalOf(WorkbookBuilder.withSheetData('<row r="1"><c r="A1"/><c r="A1"/></row>').bytes())).toBe(
      'broken_file',
    );
    expect(refusalOf(WorkbookBuilder.withSheetData('<row r="1"><c r="A2"/></row>').bytes())).toBe('broken_file');
  });
});

describe('a sheet that is too large', () => {
  const rows = (count: number) =>
    WorkbookBuilder.withTexts(['CPR', 'Navn'], ...Array.from({ length: count }, () => ['x', 'y']));

  it('10,000 rows are read, 10,001 are refused with the number in the sentence', () => {
    expect(sheetOf(rows(10_000).bytes()).rows).toHaveLength(10_000);
    expect(readSheet(rows(10_001).bytes(), 'tavle.xlsx')).toMatchObject({
      ok: false,
      refusal: { code: 'too_many_rows', da: 'Arket har mere end 10.000 rækker. Del det i flere filer.' },
    });
  });

  it('the same holds for CSV, however many lines follow', () => {
    const csv = (count: number) => text(`CPR;Navn\n${'x;y\n'.repeat(count)}`);
    expect(sheetOf(csv(10_000), 'a.csv').rows).toHaveLength(10_000);
    expect(refusalOf(csv(10_001), 'a.csv')).toBe('too_many_rows');
    expect(refusalOf(csv(1_000_000), 'a.csv')).toBe('too_many_rows');
  });

  it('millions of blank lines are not waited for', () => {
    expect(refusalOf(text(`CPR;Navn${'\n'.repeat(4_000_000)}`), 'a.csv')).toBe('too_many_rows');
  });

  it('blank rows do not count, and keep the line numbers of the others right', () => {
    const sheet = sheetOf(text(`CPR;Navn\n${';\n'.repeat(20_000)}x;y\n`), 'a.csv');
    expect(sheet.rows.map(({ line }) => line)).toEqual([20_002]);
  });

  it('60 columns are read, the 61st is named and refused', () => {
    const wide = (count: number) =>
      WorkbookBuilder.withTexts(Array.from({ length: count }, (_, at) => `k${at}`)).bytes();
    expect(sheetOf(wide(60)).headings).toHaveLength(60);
    expect(readSheet(wide(61), 'a.xlsx')).toMatchObject({
      refusal: { code: 'too_many_columns', da: expect.stringContaining('BI1') },
    });
    expect(refusalOf(text(';'.repeat(61) + 'x'), 'a.csv')).toBe('too_many_columns');
  });

  it('a cell of 2,000 characters is read, one more is named and refused', () => {
    const cell = (length: number) => WorkbookBuilder.withTexts(['CPR'], ['x'.repeat(length)]).bytes();
    expect(sheetOf(cell(2000)).rows).toHaveLength(1);
    expect(readSheet(cell(2001), 'a.xlsx')).toMatchObject({
      refusal: { code: 'cell_too_long', da: expect.stringContaining('A2') },
    });
    expect(refusalOf(text(`CPR\n${'x'.repeat(2001)}`), 'a.csv')).toBe('cell_too_long');
  });

  it('limits can be set lower', () => {
    expect(readSheet(text('CPR;Navn\n1;2\n3;4'), 'a.csv', { rows: 1 })).toMatchObject({
      refusal: { code: 'too_many_rows' },
    });
  });
});

describe('which sheet and which rows', () => {
  it('the first visible sheet is read, and the visible ones are listed', () => {
    const hidden = '<sheet name="Gammel" sheetId="1" state="hidden" r:id="rId1"/>';
    const visible = '<sheet name="Nu" sheetId="2" r:id="rId2"/>';
    const sheet = sheetOf(
      WorkbookBuilder.withTexts(['skjult'])
        .secondSheet('<row><c t="inlineStr"><is><t>CPR</t></is></c></row>')
        .sheets(hidden + visible)
        .bytes(),
    );
    expect(sheet).toMatchObject({ sheetName: 'Nu', sheetNames: ['Nu'], headings: ['CPR'] });
  });

  it('a workbook with nothing but hidden sheets is refused', () => {
    const hidden = '<sheet name="A" sheetId="1" state="veryHidden" r:id="rId1"/>';
    expect(refusalOf(anyBoard.sheets(hidden).bytes())).toBe('no_visible_sheet');
  });

  it('an empty sheet is refused', () => {
    expect(refusalOf(WorkbookBuilder.withSheetData('<row r="1"/>').bytes())).toBe('sheet_empty');
  });

  it('a title above the headings is passed over', () => {
    const preview = previewOf('FACT-tavle uge 48;;', ';;', 'CPR;Navn;Bemærkning', '040157-8101;Agnete Eksempel;');
    expect(preview.rows).toMatchObject([{ ok: true, line: 4 }]);
  });

  it('a sheet that lies in another file is never fetched', () => {
    const rels =
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" ' +
      'Type="http://x/worksheet" Target="http://example.org/sheet.xml" TargetMode="External"/></Relationships>';
    expect(refusalOf(anyBoard.part('xl/_rels/workbook.xml.rels', rels).bytes())).toBe('no_visible_sheet');
  });

  it('elements written with a namespace prefix are read the same', () => {
    const xml =
      '<x:worksheet xmlns:x="urn:x"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>CPR</x:t></x:is></x:c></x:row></x:sheetData></x:worksheet>';
    expect(sheetOf(anyBoard.part('xl/worksheets/sheet1.xml', xml).bytes()).headings).toEqual(['CPR']);
  });

  it('XML in UTF-16 is read the same', () => {
    const utf16 = Uint8Array.from(
      Buffer.from(
        `\uFEFF${worksheetXml('<row><c t="inlineStr"><is><t>Årsag</t></is></c></row>').replace('UTF-8', 'UTF-16')}`,
        'utf16le',
      ),
    );
    expect(sheetOf(anyBoard.part('xl/worksheets/sheet1.xml', utf16).bytes()).headings).toEqual(['Årsag']);
  });
});
