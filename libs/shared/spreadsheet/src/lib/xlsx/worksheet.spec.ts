import type { SheetCell } from '../sheet/sheet.js';
import { sheetOf } from '../../testing/reading.js';
import { WorkbookBuilder } from '../../testing/workbook-builder.js';
import { isDateFormat } from './date-formats.js';
import { serialDay, serialDayText } from './serial-day.js';

const HEADINGS = '<row r="1"><c r="A1" t="inlineStr"><is><t>A</t></is></c></row>';
const aSheet = (cells: string) => WorkbookBuilder.withSheetData(`${HEADINGS}<row r="2">${cells}</row>`);
const firstCell = (workbook: WorkbookBuilder): SheetCell | undefined => sheetOf(workbook.bytes()).rows[0]?.cells[0];

describe('a cell of a workbook', () => {
  it('holds a shared text by its number, formatted runs joined and phonetic hints left out', () => {
    const runs =
      '<r><rPr><b/></rPr><t xml:space="preserve">Ring </t></r><r><t>først</t></r><rPh sb="0" eb="1"><t>リン</t></rPh>';
    expect(firstCell(aSheet('<c r="A2" t="s"><v>1</v></c>').strings('<t>x</t>', runs))).toEqual({
      kind: 'text',
      text: 'Ring først',
    });
  });

  it('holds inline text, with escapes of XML and of workbooks undone once', () => {
    const text = '<is><t>a &amp; b &lt;i&gt; _x0041_ _x005F_x0041_</t></is>';
    expect(firstCell(aSheet(`<c r="A2" t="inlineStr">${text}</c>`))?.text).toBe('a & b <i> A _x0041_');
  });

  it('holds numbers and booleans as they are', () => {
    expect(firstCell(aSheet('<c r="A2"><v>1.010901234E9</v></c>'))).toEqual({ kind: 'number', text: '1010901234' });
    expect(firstCell(aSheet('<c r="A2" t="b"><v>1</v></c>'))).toEqual({ kind: 'boolean', text: 'TRUE' });
  });

  it('shows an error as an error', () => {
    expect(firstCell(aSheet('<c r="A2" t="e"><v>#REF!</v></c>'))).toEqual({ kind: 'error', text: '#REF!' });
    expect(firstCell(aSheet('<c r="A2"><v>12abc</v></c>'))?.kind).toBe('error');
  });

  it('is a date when its style shows a day, whatever else the style says', () => {
    const dated = (code: string) => firstCell(aSheet('<c r="A2" s="0"><v>46352</v></c>').formats(code));
    expect(dated('dd\\-mm\\-yyyy')).toEqual({ kind: 'date', text: '2026-11-26' });
    expect(dated('[$-406]d. mmmm yyyy;@')).toEqual({ kind: 'date', text: '2026-11-26' });
    expect(dated('0.00')).toEqual({ kind: 'number', text: '46352' });
  });

  it('counts its days from 1904 when the workbook does', () => {
    const workbook = aSheet('<c r="A2" s="0"><v>44890</v></c>').formats('yyyy-mm-dd');
    const sheets = '<sheet name="Tavle" sheetId="1" r:id="rId1"/>';
    expect(firstCell(workbook.sheets(sheets, '<workbookPr date1904="1"/>'))?.text).toBe('2026-11-26');
  });

  it('keeps the time of a date that has one', () => {
    expect(firstCell(aSheet('<c r="A2" s="0"><v>46352.34375</v></c>').formats('dd-mm-yyyy hh:mm'))?.text).toBe(
      '2026-11-26 08:15',
    );
  });

  it('carries its formula as a flag, with the value last computed', () => {
    expect(firstCell(aSheet('<c r="A2" t="str"><f>B2&amp;C2</f><v>Ida</v></c>'))).toEqual({
      kind: 'text',
      text: 'Ida',
      formula: true,
    });
    expect(firstCell(aSheet('<c r="A2"><f>[1]Ark1!A1</f><v>7</v></c>'))).toEqual({
      kind: 'number',
      text: '7',
      formula: true,
    });
  });

  it('is an error when its formula was never computed', () => {
    expect(firstCell(aSheet('<c r="A2"><f>A1</f></c>'))).toEqual({ kind: 'error', text: '', formula: true });
  });

  it('counts as a formula when an array formula next to it fills it', () => {
    const rows =
      '<row r="2"><c r="A2" t="str"><f t="array" ref="A2:B3">X</f><v>1</v></c><c r="B2" t="str"><v>2</v></c><c r="C2" t="str"><v>3</v></c></row>' +
      '<row r="3"><c r="A3" t="str"><v>4</v></c></row><row r="4"><c r="A4" t="str"><v>5</v></c></row>';
    const flags = sheetOf(WorkbookBuilder.withSheetData(HEADINGS + rows).bytes()).rows.map(({ cells }) =>
      cells.map(({ formula }) => formula === true),
    );
    expect(flags).toEqual([[true, true, false], [true], [false]]);
  });

  it('counts as a formula below one that claims the whole sheet', () => {
    const rows =
      '<row r="2"><c r="A2"><f t="array" ref="A2:XFD1048576">1</f><v>1</v></c></row><row r="9"><c r="BH9"><v>1</v></c></row>';
    const last = sheetOf(WorkbookBuilder.withSheetData(HEADINGS + rows).bytes()).rows[1]?.cells[59];
    expect(last).toEqual({ kind: 'number', text: '1', formula: true });
  });

  it('does not make a row when all it holds is formulas filled down that give nothing', () => {
    const waiting = '<row r="3"><c r="A3" t="str"><f>IF(B3="","",B3)</f><v></v></c></row>';
    const sheet = sheetOf(WorkbookBuilder.withSheetData(`${HEADINGS}${waiting}`).bytes());
    expect(sheet.rows).toEqual([]);
  });

  it('is found by its own name when others in the row are left out', () => {
    const sheet = sheetOf(aSheet('<c r="C2"><v>3</v></c>').bytes());
    expect(sheet.rows[0]?.cells.map(({ text }) => text)).toEqual(['', '', '3']);
    expect(sheet.headings).toEqual(['A', '', '']);
  });
});

describe('a number format', () => {
  it.each([
    'd/m/yy',
    'dd-mm-åååå',
    'dd-mm-åååå tt:mm',
    'mmm',
    '[$-F800]dddd, mmmm dd, yyyy',
    'yyyy"-"mm',
    '[Red]dd.mm.yy',
  ])('that shows a day is a date: %s', (code) => expect(isDateFormat(code)).toBe(true));

  it.each([
    'General',
    'Standard',
    '0.00',
    '#,##0 "dage"',
    '@',
    '[h]:mm',
    'hh:mm:ss',
    '0 \\d',
    '[Red]0',
    '_-* #,##0.00 "kr."_-',
    '000000-0000',
    '0;[Color10]"dd"',
  ])('that does not is no date: %s', (code) => expect(isDateFormat(code)).toBe(false));
});

describe('days counted by a spreadsheet', () => {
  it('are right on both sides of the day that never was', () => {
    expect(serialDay(1, false)).toBe('1900-01-01');
    expect(serialDay(59, false)).toBe('1900-02-28');
    expect(serialDay(60, false)).toBeUndefined();
    expect(serialDay(61, false)).toBe('1900-03-01');
    expect(serialDay(2_958_465, false)).toBe('9999-12-31');
  });

  it('end where the calendar of spreadsheets ends', () => {
    expect(serialDay(2_958_466, false)).toBeUndefined();
    expect(serialDay(-1, true)).toBeUndefined();
    expect(serialDay(Number.NaN, false)).toBeUndefined();
    expect(serialDay(0, true)).toBe('1904-01-01');
  });

  it('do not lose a minute to rounding', () => {
    expect(serialDayText(46352 + 1 / 1440, false)).toBe('2026-11-26 00:01');
  });
});
