import { IMPORT_FIELDS, type ImportFieldId } from '../mapping/import-fields.js';
import type { Look, WrittenColumn, WrittenSheet, WrittenValue } from './workbook-file.js';

export type SheetLanguage = 'da' | 'en';

/** The columns of the template. The whole name and further reasons are for boards that came about elsewhere. */
export const BOARD_COLUMNS = [
  'cpr',
  'givenName',
  'familyName',
  'phone',
  'level',
  'since',
  'reasons',
  'firstAction',
  'responsible',
  'dueOn',
  'reviewOn',
  'exitCriterion',
  'contactPerson',
  'note',
] as const satisfies readonly ImportFieldId[];
export type BoardColumn = (typeof BOARD_COLUMNS)[number];

/** One citizen as the sheet shows them. */
export type BoardLine = Readonly<Partial<Record<BoardColumn, WrittenValue>>>;

const DAYS: readonly BoardColumn[] = ['since', 'dueOn', 'reviewOn'];
const WIDE: readonly BoardColumn[] = ['reasons', 'firstAction', 'exitCriterion', 'note'];

/** The first sheet of template and example: one row of headings, plain cells below. */
export function boardSheet(language: SheetLanguage, lines: readonly BoardLine[]): WrittenSheet {
  return {
    name: language === 'da' ? 'Tavle' : 'Board',
    columns: BOARD_COLUMNS.map(columnOf),
    rows: [
      BOARD_COLUMNS.map((field) => IMPORT_FIELDS[field][language]),
      ...lines.map((line) => BOARD_COLUMNS.map((field) => line[field])),
    ],
  };
}

function columnOf(field: BoardColumn): WrittenColumn {
  // Text, not number, wherever digits are a name: Excel would drop the first zero of the CPR number.
  const look: Look = DAYS.includes(field) ? 'date' : field === 'level' ? 'plain' : 'text';
  return { look, width: WIDE.includes(field) ? 36 : 18 };
}
