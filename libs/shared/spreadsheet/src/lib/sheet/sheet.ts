/**
 * What a cell turned out to be. CSV knows no kinds: its cells are `untyped`, and a number there may be a date or a CPR
 * number that lost its first zero.
 */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'error' | 'untyped';

export interface SheetCell {
  readonly kind: CellKind;
  /** As read, untrimmed. A date as `2026-11-26`, with ` 08:15` behind it when it has a time; a number with decimal point. */
  readonly text: string;
  /** The text is what a formula gave when the file was last saved: it may be old, or come from another file. */
  readonly formula?: true;
}

export interface SheetRow {
  /** The row number the spreadsheet program shows; the first is 1. */
  readonly line: number;
  /** By column. Shorter than the headings when the last cells are blank; a blank cell has empty text. */
  readonly cells: readonly SheetCell[];
}

/** One sheet as a table: the headings, and the rows below them that hold anything. */
export interface SheetRows {
  readonly source: 'xlsx' | 'csv';
  /** The sheet that was read; empty for CSV. */
  readonly sheetName: string;
  /** The visible sheets, in order. */
  readonly sheetNames: readonly string[];
  readonly headingLine: number;
  /** One per column, empty where a column has none. */
  readonly headings: readonly string[];
  readonly rows: readonly SheetRow[];
  /** The workbook counts days from 1904, as older Excel for Mac did. Matters for a date that is stored as a bare number. */
  readonly date1904: boolean;
}

export const BLANK: SheetCell = { kind: 'text', text: '' };

/** Marks without width that come along when text is pasted from a web page or a record system. */
export const INVISIBLE = /[\u00AD\u200B\u200E\u200F\u2060\uFEFF]/g;

/** Nothing to see. A formula that was never computed is an `error`, not blank: its value is unknown. */
export function isBlank(cell: SheetCell | undefined): boolean {
  return cell === undefined || (cell.kind !== 'error' && cell.text.replace(INVISIBLE, '').trim() === '');
}

/** `B12`, as people name a cell. Column counts from 0. */
export function cellName(column: number, line: number): string {
  let letters = '';
  for (let left = column + 1; left > 0; left = Math.floor((left - 1) / 26)) {
    letters = String.fromCharCode(65 + ((left - 1) % 26)) + letters;
  }
  return `${letters}${line}`;
}
