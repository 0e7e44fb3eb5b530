import { type Day, day, daysBetween } from '@samtavle/domain';
import { strToU8, zipSync } from 'fflate';
import { cellName } from '../sheet/sheet.js';
import { xmlText } from './xml-text.js';

/** How a cell looks; the number is its place in the style sheet below. `text` keeps the first zero of a CPR number. */
export const LOOKS = { plain: 0, heading: 1, text: 2, date: 3, wrapped: 4 } as const;
export type Look = keyof typeof LOOKS;

export interface WrittenColumn {
  /** In characters of the standard font. */
  readonly width: number;
  /** Also of the cells still empty, so that what somebody types there is kept as typed. */
  readonly look: Look;
}

export interface WrittenSheet {
  readonly name: string;
  readonly columns: readonly WrittenColumn[];
  /** The first row is the headings. A day is written as a real date; undefined leaves the cell empty. */
  readonly rows: readonly (readonly WrittenValue[])[];
}
export type WrittenValue = string | number | { readonly on: Day } | undefined;

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const TYPE = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
/** The same bytes every time: the moment of writing is not part of the file. */
const WRITTEN_AT = '2026-01-01T12:00:00';
const DAY_ZERO = day('1899-12-30');

/** An .xlsx with the fewest parts Excel and LibreOffice open without complaint; texts stand in the cells themselves. */
export function workbookFile(sheets: readonly WrittenSheet[]): Uint8Array {
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(sheets.length),
    '_rels/.rels': relationships([['officeDocument', 'xl/workbook.xml']]),
    'xl/workbook.xml': workbook(sheets),
    'xl/_rels/workbook.xml.rels': relationships([
      ...sheets.map((_, at): [string, string] => ['worksheet', `worksheets/sheet${at + 1}.xml`]),
      ['styles', 'styles.xml'],
    ]),
    'xl/styles.xml': STYLES,
  };
  sheets.forEach((sheet, at) => (parts[`xl/worksheets/sheet${at + 1}.xml`] = worksheet(sheet)));
  const files = Object.fromEntries(Object.entries(parts).map(([path, xml]) => [path, strToU8(HEAD + xml)]));
  return zipSync(files, { mtime: WRITTEN_AT });
}

function contentTypes(sheets: number): string {
  const override = (path: string, type: string) =>
    `<Override PartName="/xl/${path}.xml" ContentType="${TYPE}.${type}+xml"/>`;
  return (
    `<Types xmlns="${PACKAGE}/content-types">` +
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>' +
    '<Default Extension="xml" ContentType="application/xml"/>' +
    override('workbook', 'sheet.main') +
    override('styles', 'styles') +
    Array.from({ length: sheets }, (_, at) => override(`worksheets/sheet${at + 1}`, 'worksheet')).join('') +
    '</Types>'
  );
}

function relationships(targets: readonly (readonly [type: string, target: string])[]): string {
  const each = targets.map(
    ([type, target], at) => `<Relationship Id="rId${at + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `<Relationships xmlns="${PACKAGE}/relationships">${each.join('')}</Relationships>`;
}

function workbook(sheets: readonly WrittenSheet[]): string {
  const each = sheets.map(({ name }, at) => `<sheet name="${xmlText(name)}" sheetId="${at + 1}" r:id="rId${at + 1}"/>`);
  return `<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><sheets>${each.join('')}</sheets></workbook>`;
}

const STYLES =
  `<styleSheet xmlns="${MAIN}">` +
  '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd\\-mm\\-yyyy"/></numFmts>' +
  '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts>' +
  '<fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills>' +
  '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>' +
  '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>' +
  '<cellXfs count="5">' +
  '<xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>' +
  '<xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>' +
  '<xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1">' +
  '<alignment vertical="top" wrapText="1"/></xf>' +
  '</cellXfs>' +
  '<cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>' +
  '</styleSheet>';

function worksheet({ columns, rows }: WrittenSheet): string {
  const widths = columns.map(
    ({ width, look }, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${width}" style="${LOOKS[look]}" customWidth="1"/>`,
  );
  const table = rows.map((row, at) => {
    const look = (column: number): Look => (at === 0 ? 'heading' : (columns[column]?.look ?? 'plain'));
    return `<row r="${at + 1}">${row.map((value, column) => cell(value, cellName(column, at + 1), look(column))).join('')}</row>`;
  });
  return (
    `<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0">` +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>' +
    `<cols>${widths.join('')}</cols><sheetData>${table.join('')}</sheetData></worksheet>`
  );
}

function cell(value: WrittenValue, name: string, look: Look): string {
  if (value === undefined) return '';
  if (typeof value === 'number') return `<c r="${name}" s="${LOOKS[look]}"><v>${value}</v></c>`;
  if (typeof value === 'object') {
    return `<c r="${name}" s="${LOOKS.date}"><v>${daysBetween(DAY_ZERO, value.on)}</v></c>`;
  }
  return `<c r="${name}" s="${LOOKS[look]}" t="inlineStr"><is><t xml:space="preserve">${xmlText(value)}</t></is></c>`;
}
