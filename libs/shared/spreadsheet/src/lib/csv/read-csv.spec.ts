import { refusalOf, sheetOf } from '../../testing/reading.js';
import { detectDelimiter } from './delimiter.js';

const utf8 = (text: string) => new TextEncoder().encode(text);
/** Only for letters that are one byte there. */
const latin1 = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));
const cells = (bytes: Uint8Array) => sheetOf(bytes, 'tavle.csv').rows.map((row) => row.cells.map(({ text }) => text));

describe('a table of text', () => {
  it('in Windows-1252, as a Danish Excel saves it, keeps its æ, ø and å', () => {
    const sheet = sheetOf(latin1('CPR;Årsag;Næste handling\r\n1;Økonomisk krise;Søg å\r\n'), 'tavle.csv');
    expect(sheet.headings).toEqual(['CPR', 'Årsag', 'Næste handling']);
    expect(sheet.rows[0]?.cells[1]?.text).toBe('Økonomisk krise');
  });

  it('in Windows-1252 keeps the signs that Latin-1 does not have', () => {
    expect(cells(Uint8Array.from([...latin1('A;B\n'), 0x80, 0x3b, 0x96, 0x92, 0xe6]))).toEqual([['€', '–’æ']]);
  });

  it('in UTF-8 is read with and without the mark in front', () => {
    expect(sheetOf(utf8('Årsag;Navn'), 'a.csv').headings).toEqual(['Årsag', 'Navn']);
    expect(sheetOf(utf8('\uFEFFÅrsag;Navn'), 'a.csv').headings).toEqual(['Årsag', 'Navn']);
  });

  it('in UTF-16, as Excel saves "Unicode text", is read', () => {
    const bytes = Uint8Array.from(Buffer.from('\uFEFFÅrsag\tNavn\r\nx\ty', 'utf16le'));
    expect(sheetOf(bytes, 'tavle.txt').headings).toEqual(['Årsag', 'Navn']);
  });

  it('is divided by the delimiter that divides every line alike', () => {
    expect(detectDelimiter('CPR;Navn\n1;"Holm, Ida"\n2;Bak, Bo\n')).toBe(';');
    expect(detectDelimiter('CPR,Navn,Note\n1,Ida,a;b\n')).toBe(',');
    expect(detectDelimiter('CPR\tNavn, fornavn\n1\tHolm, Ida\n2\tBo\n')).toBe('\t');
    expect(detectDelimiter('CPR\n1\n')).toBe(';');
  });

  it('obeys a first line that names the delimiter, and does not count it as a row', () => {
    const sheet = sheetOf(utf8('sep=,\r\nCPR,Navn\r\n1;2,3\r\n'), 'a.csv');
    expect(sheet).toMatchObject({ headings: ['CPR', 'Navn'], headingLine: 1 });
    expect(sheet.rows[0]?.cells[0]?.text).toBe('1;2');
  });

  it('may hold delimiters, quotation marks and line breaks inside quotation marks', () => {
    expect(cells(utf8('A;B\r\n"a;b ""c""";"to\r\nlinjer"\r\nx;y'))).toEqual([
      ['a;b "c"', 'to\r\nlinjer'],
      ['x', 'y'],
    ]);
  });

  it('numbers a row as a spreadsheet program would, also below a cell of several lines', () => {
    expect(sheetOf(utf8('A;B\n"1\n2\n3";x\n\ny;z\n'), 'a.csv').rows.map(({ line }) => line)).toEqual([2, 4]);
  });

  it('keeps a quotation mark in the middle of a cell', () => {
    expect(cells(utf8('A;B\n40" skærm;x'))).toEqual([['40" skærm', 'x']]);
  });

  it('takes ="010157" for the text it means', () => {
    expect(cells(utf8('A;B\n="0401578101";x'))).toEqual([['0401578101', 'x']]);
  });

  it('is refused, with the line, when a quotation mark is never closed', () => {
    expect(refusalOf(utf8('A;B\nx;y\n"1;2\n3;4\n'), 'a.csv')).toBe('broken_csv');
  });

  it('is refused when one line is megabytes long', () => {
    expect(refusalOf(utf8(`A;B\n"${'x'.repeat(3_000_000)}";y`), 'a.csv')).toBe('broken_csv');
    expect(refusalOf(utf8(';'.repeat(4_000_000)), 'a.csv')).not.toBe('read');
  });

  it('ends lines with any of the three line breaks', () => {
    expect(cells(utf8('A;B\r1;2\r3;4'))).toEqual([
      ['1', '2'],
      ['3', '4'],
    ]);
  });
});
